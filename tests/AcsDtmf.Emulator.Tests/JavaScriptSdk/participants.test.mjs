// Lists, invites, removes, mutes and holds participants.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { Rehearsal, agent, file, phone, rejects, user } from './rehearsal.mjs';

const stranger = { communicationUserId: '8:acs:resource_stranger' };

let rehearsal;
before(async () => { rehearsal = await Rehearsal.start(); });
after(() => rehearsal.stop());
afterEach(async () => {
  await rehearsal.administer('POST', '/paging', { participantPageSize: 100 });
  await rehearsal.administer('DELETE', '/faults');
});

test('getParticipant returns a participant', async () => {
  const call = await rehearsal.addCall();

  const participant = await call.connection.getParticipant(phone);

  assert.equal(participant.identifier.phoneNumber, phone.phoneNumber);
  assert.deepEqual([participant.isMuted, participant.isOnHold], [false, false]);
  await rejects(call.connection.getParticipant(stranger), 404, '8522');
});

for (const fault of [undefined, 'relativeNextLink']) {
  test(`listParticipants follows ${fault === undefined ? 'absolute' : 'relative'} links`, async () => {
    const call = await rehearsal.addCall();
    await rehearsal.administer('POST', '/paging', { participantPageSize: 1 });
    if (fault !== undefined) {
      await rehearsal.administer('POST', '/faults', { kind: fault });
    }

    const { values } = await call.connection.listParticipants();

    assert.deepEqual(values.map(({ identifier }) => identifier.phoneNumber ?? identifier.communicationUserId), [phone.phoneNumber, user.communicationUserId]);
  });
}

test('listParticipants rejects an unknown call', async () => {
  await rejects(rehearsal.client.getCallConnection('unknown').listParticipants(), 404, '8522');
});

test('addParticipant adds a participant who accepts', async () => {
  const call = await rehearsal.addCall();

  const added = await call.connection.addParticipant({ targetParticipant: agent }, { operationContext: 'order 17' });

  assert.equal(added.participant.identifier.communicationUserId, agent.communicationUserId);
  assert.equal(added.operationContext, 'order 17');
  const succeeded = await rehearsal.event(call.id, 'AddParticipantSucceeded');
  assert.equal(succeeded.participant.communicationUserId, agent.communicationUserId);
  assert.equal(succeeded.operationContext, 'order 17');
  assert.equal((await rehearsal.event(call.id, 'ParticipantsUpdated')).participants.length, 3);
  await rejects(call.connection.addParticipant({ targetParticipant: agent }), 400, '8523');
});

test('addParticipant reports a participant who declines', async () => {
  const call = await rehearsal.addCall();
  await rehearsal.administer('POST', '/invitations', { rawId: stranger.communicationUserId, response: 'decline' });

  await call.connection.addParticipant({ targetParticipant: stranger });

  const failed = await rehearsal.event(call.id, 'AddParticipantFailed');
  assert.equal(failed.participant.communicationUserId, stranger.communicationUserId);
  assert.equal(failed.resultInformation.code, 603);
});

test('cancelAddParticipantOperation cancels an invitation', async () => {
  const call = await rehearsal.addCall();
  await rehearsal.administer('POST', '/invitations', { rawId: stranger.communicationUserId, response: 'ignore' });
  const { invitationId } = await call.connection.addParticipant({ targetParticipant: stranger });

  const canceled = await call.connection.cancelAddParticipantOperation(invitationId);

  assert.equal(canceled.invitationId, invitationId);
  assert.equal((await rehearsal.event(call.id, 'CancelAddParticipantSucceeded')).invitationId, invitationId);
  await rejects(call.connection.cancelAddParticipantOperation(invitationId), 404, '8522');
});

test('removeParticipant removes a participant', async () => {
  const call = await rehearsal.addCall();

  const removed = await call.connection.removeParticipant(phone, { operationContext: 'order 17' });

  assert.equal(removed.operationContext, 'order 17');
  const succeeded = await rehearsal.event(call.id, 'RemoveParticipantSucceeded');
  assert.equal(succeeded.participant.phoneNumber, phone.phoneNumber);
  assert.equal((await rehearsal.event(call.id, 'ParticipantsUpdated')).participants.length, 1);
  await rejects(call.connection.removeParticipant(phone), 404, '8522');
});

test('muteParticipant mutes a user', async () => {
  const call = await rehearsal.addCall();

  assert.equal((await call.connection.muteParticipant(user, { operationContext: 'order 17' })).operationContext, 'order 17');

  assert.deepEqual((await rehearsal.event(call.id, 'ParticipantsUpdated')).participants.map(participant => participant.isMuted), [false, true]);
  await rejects(call.connection.muteParticipant(phone), 400, '8523');
});

test('hold and unhold change a participant', async () => {
  const call = await rehearsal.addCall();

  await call.media.hold(phone, { playSource: file });
  assert.equal((await rehearsal.event(call.id, 'ParticipantsUpdated')).participants[0].isOnHold, true);

  await call.media.unhold(phone);
  assert.equal((await rehearsal.event(call.id, 'ParticipantsUpdated')).participants[0].isOnHold, false);
  await rejects(call.media.hold(stranger), 404, '8522');
  await rejects(call.media.unhold(stranger), 404, '8522');
});

test('hold reports a failure', async () => {
  const call = await rehearsal.addCall();
  await rehearsal.administer('PATCH', `/calls/${call.id}`, { failsMedia: true });

  await call.media.hold(phone, { operationContext: 'order 17' });

  assert.equal((await rehearsal.event(call.id, 'HoldFailed')).operationContext, 'order 17');
});

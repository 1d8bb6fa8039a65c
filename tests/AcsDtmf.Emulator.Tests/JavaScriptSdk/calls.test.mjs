// Creates, answers, reads and ends calls.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Rehearsal, agent, phone, rejects, user } from './rehearsal.mjs';

let rehearsal;
before(async () => { rehearsal = await Rehearsal.start(); });
after(() => rehearsal.stop());

test('createCall connects a call', async () => {
  const { callConnectionProperties: call, callConnection } = await rehearsal.client.createCall(
    { targetParticipant: phone, sourceCallIdNumber: { phoneNumber: '+18005550100' }, sourceDisplayName: 'Support' },
    rehearsal.callbackUrl,
    { operationContext: 'order 17' });

  assert.equal(call.callConnectionState, 'connecting');
  assert.equal(call.targetParticipants[0].phoneNumber, phone.phoneNumber);
  assert.equal(call.sourceCallerIdNumber.phoneNumber, '+18005550100');
  const connected = await rehearsal.event(call.callConnectionId, 'CallConnected');
  assert.equal(connected.operationContext, 'order 17');
  const updated = await rehearsal.event(call.callConnectionId, 'ParticipantsUpdated');
  assert.equal(updated.participants[0].identifier.phoneNumber, phone.phoneNumber);
  assert.equal((await callConnection.getCallConnectionProperties()).callConnectionState, 'connected');
});

test('createGroupCall connects every target', async () => {
  const { callConnectionProperties: call, callConnection } = await rehearsal.client.createGroupCall([user, agent], rehearsal.callbackUrl);

  await rehearsal.event(call.callConnectionId, 'CallConnected');
  await rehearsal.event(call.callConnectionId, 'ParticipantsUpdated');
  await rehearsal.event(call.callConnectionId, 'ParticipantsUpdated');
  const ids = (await callConnection.listParticipants()).values.map(participant => participant.identifier.communicationUserId);
  assert.deepEqual(ids.sort(), [agent.communicationUserId, user.communicationUserId]);
});

test('createCall reports a target who declines', async () => {
  const decliner = { communicationUserId: '8:acs:resource_decliner' };
  await rehearsal.administer('POST', '/invitations', { rawId: decliner.communicationUserId, response: 'decline' });

  const { callConnectionProperties: call, callConnection } =
    await rehearsal.client.createCall({ targetParticipant: decliner }, rehearsal.callbackUrl);

  assert.equal((await rehearsal.event(call.callConnectionId, 'CreateCallFailed')).resultInformation.code, 603);
  await rejects(callConnection.getCallConnectionProperties(), 404, '8522');
});

test('createCall rejects an invalid callback', async () => {
  await rejects(rehearsal.client.createCall({ targetParticipant: user }, 'callback'), 400, '8523');
});

test('answerCall connects the caller', async () => {
  const { incomingCallContext } = await rehearsal.administer('POST', '/incomingcalls', { from: `4:${phone.phoneNumber}`, to: '4:+18005550100' });

  const { callConnectionProperties: call } = await rehearsal.client.answerCall(incomingCallContext, rehearsal.callbackUrl);

  assert.equal(call.source.phoneNumber, phone.phoneNumber);
  await rehearsal.event(call.callConnectionId, 'CallConnected');
  await rehearsal.event(call.callConnectionId, 'ParticipantsUpdated');
});

test('answerCall reports a caller who hangs up', async () => {
  const caller = '8:acs:resource_impatient';
  await rehearsal.administer('POST', '/invitations', { rawId: caller, response: 'decline' });
  const { incomingCallContext } = await rehearsal.administer('POST', '/incomingcalls', { from: caller, to: user.communicationUserId });

  const { callConnectionProperties: call } = await rehearsal.client.answerCall(incomingCallContext, rehearsal.callbackUrl);

  await rehearsal.event(call.callConnectionId, 'AnswerFailed');
});

test('answerCall rejects an unknown context', async () => {
  await rejects(rehearsal.client.answerCall('unknown', rehearsal.callbackUrl), 400, '8523');
});

for (const [name, isForEveryone] of [['hang up', false], ['terminate', true]]) {
  test(`${name} ends a call`, async () => {
    const call = await rehearsal.addCall();

    await call.connection.hangUp(isForEveryone);

    await rehearsal.event(call.id, 'CallDisconnected');
    await rejects(call.connection.hangUp(isForEveryone), 404, '8522');
    await rejects(call.connection.getCallConnectionProperties(), 404, '8522');
  });
}

test('an unsupported operation returns 501', async () => {
  const call = await rehearsal.addCall();

  await rejects(call.connection.transferCallToParticipant(agent), 501, 'NotImplemented');
  await rejects(rehearsal.client.rejectCall('context'), 501, 'NotImplemented');
});

// Plays audio, collects and sends tones, and recognizes tones continuously.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Rehearsal, file, phone, rejects, user } from './rehearsal.mjs';

const collect = { kind: 'callMediaRecognizeDtmfOptions', operationContext: 'menu' };

let rehearsal;
before(async () => { rehearsal = await Rehearsal.start(); });
after(() => rehearsal.stop());

for (const [name, source] of [
  ['a file', file],
  ['text', { kind: 'textSource', text: 'Hello', voiceName: 'en-US-AvaNeural' }],
  ['SSML', { kind: 'ssmlSource', ssmlText: '<speak/>' }],
]) {
  test(`play plays ${name}`, async () => {
    const call = await rehearsal.addCall();

    await call.media.play([source], [phone], { operationContext: 'menu' });

    assert.equal((await rehearsal.event(call.id, 'PlayStarted')).operationContext, 'menu');
    assert.equal((await rehearsal.event(call.id, 'PlayCompleted')).operationContext, 'menu');
  });
}

test('playToAll loops until cancelAllOperations', async () => {
  const call = await rehearsal.addCall();

  await call.media.playToAll([file], { loop: true });
  await rehearsal.event(call.id, 'PlayStarted');
  await call.media.cancelAllOperations();

  assert.equal((await rehearsal.event(call.id, 'PlayCanceled')).resultInformation.subCode, 8508);
});

test('play reports a failure', async () => {
  const call = await rehearsal.addCall();
  await rehearsal.administer('PATCH', `/calls/${call.id}`, { failsMedia: true });

  await call.media.playToAll([file]);

  assert.equal((await rehearsal.event(call.id, 'PlayFailed')).failedPlaySourceIndex, 0);
});

test('startRecognizing collects tones up to the maximum', async () => {
  const call = await rehearsal.addCall();

  await call.media.startRecognizing(phone, { ...collect, maxTonesToCollect: 2 });
  await rehearsal.press(call, '12');

  const completed = await rehearsal.event(call.id, 'RecognizeCompleted');
  assert.deepEqual([completed.recognitionType, completed.dtmfResult.tones], ['dtmf', ['one', 'two']]);
  assert.deepEqual([completed.operationContext, completed.resultInformation.subCode], ['menu', 8531]);
});

test('startRecognizing collects tones up to a stop tone, during the prompt', async () => {
  const call = await rehearsal.addCall();

  await call.media.startRecognizing(phone, { ...collect, playPrompts: [file], interruptPrompt: true, stopDtmfTones: ['pound'] });
  await rehearsal.press(call, '9#');

  const completed = await rehearsal.event(call.id, 'RecognizeCompleted');
  assert.deepEqual([completed.dtmfResult.tones, completed.resultInformation.subCode], [['nine'], 8514]);
});

test('startRecognizing collects tones up to a pause', async () => {
  const call = await rehearsal.addCall();

  await call.media.startRecognizing(phone, { ...collect, interToneTimeoutInSeconds: 1 });
  await rehearsal.press(call, '1');

  const completed = await rehearsal.event(call.id, 'RecognizeCompleted');
  assert.deepEqual([completed.dtmfResult.tones, completed.resultInformation.subCode], [['one'], 8532]);
});

test('startRecognizing reports silence', async () => {
  const call = await rehearsal.addCall();

  await call.media.startRecognizing(phone, { ...collect, initialSilenceTimeoutInSeconds: 1 });

  assert.equal((await rehearsal.event(call.id, 'RecognizeFailed')).resultInformation.subCode, 8510);
});

test('startRecognizing can be canceled', async () => {
  const call = await rehearsal.addCall();

  await call.media.startRecognizing(phone, collect);
  await call.media.cancelAllOperations();

  assert.equal((await rehearsal.event(call.id, 'RecognizeCanceled')).operationContext, 'menu');
});

test('startRecognizing rejects speech and choices', async () => {
  const call = await rehearsal.addCall();

  await rejects(call.media.startRecognizing(phone, { kind: 'callMediaRecognizeSpeechOptions' }), 501, 'NotImplemented');
  await rejects(call.media.startRecognizing(phone, { kind: 'callMediaRecognizeSpeechOrDtmfOptions' }), 501, 'NotImplemented');
  await rejects(
    call.media.startRecognizing(phone, { kind: 'callMediaRecognizeChoiceOptions', choices: [{ label: 'yes', phrases: ['yes'] }] }),
    501,
    'NotImplemented');
});

test('continuous recognition reports each tone until it stops', async () => {
  const call = await rehearsal.addCall();

  await call.media.startContinuousDtmfRecognition(phone, { operationContext: 'start' });
  await rehearsal.press(call, '1#');
  await call.media.stopContinuousDtmfRecognition(phone, { operationContext: 'stop' });

  const first = await rehearsal.event(call.id, 'ContinuousDtmfRecognitionToneReceived');
  const second = await rehearsal.event(call.id, 'ContinuousDtmfRecognitionToneReceived');
  assert.deepEqual([first.tone, first.sequenceId, first.operationContext], ['one', 1, 'start']);
  assert.deepEqual([second.tone, second.sequenceId], ['pound', 2]);
  assert.equal((await rehearsal.event(call.id, 'ContinuousDtmfRecognitionStopped')).operationContext, 'stop');
});

for (const [kind, failsTones] of [['SendDtmfTonesCompleted', false], ['SendDtmfTonesFailed', true]]) {
  test(`sendDtmfTones causes ${kind}`, async () => {
    const call = await rehearsal.addCall();
    await rehearsal.administer('PATCH', `/calls/${call.id}`, { failsTones });

    assert.equal((await call.media.sendDtmfTones(['one', 'pound'], phone, { operationContext: 'menu' })).operationContext, 'menu');

    assert.equal((await rehearsal.event(call.id, kind)).operationContext, 'menu');
  });
}

test('sendDtmfTones rejects an unknown tone', async () => {
  const call = await rehearsal.addCall();

  await rejects(call.media.sendDtmfTones(['#'], phone), 400, '8534');
});

test('every media operation rejects an unknown call', async () => {
  const media = rehearsal.client.getCallConnection('unknown').getCallMedia();

  await rejects(media.playToAll([file]), 404, '8522');
  await rejects(media.startRecognizing(phone, { ...collect }), 404, '8522');
  await rejects(media.cancelAllOperations(), 404, '8522');
  await rejects(media.hold(phone), 404, '8522');
  await rejects(media.unhold(phone), 404, '8522');
  await rejects(media.startContinuousDtmfRecognition(phone), 404, '8522');
  await rejects(media.stopContinuousDtmfRecognition(phone), 404, '8522');
  await rejects(media.sendDtmfTones(['one'], phone), 404, '8522');
});

test('every media operation rejects an unknown participant', async () => {
  const call = await rehearsal.addCall();
  await call.connection.removeParticipant(user);

  await rejects(call.media.play([file], [user]), 404, '8522');
  await rejects(call.media.startRecognizing(user, { ...collect }), 404, '8522');
  await rejects(call.media.startContinuousDtmfRecognition(user), 404, '8522');
  await rejects(call.media.stopContinuousDtmfRecognition(user), 404, '8522');
  await rejects(call.media.sendDtmfTones(['one'], user), 404, '8522');
});

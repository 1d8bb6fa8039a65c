// Connects the SDK with an emulator, which the environment names, and receives the events of its calls.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { CallAutomationClient, parseCallAutomationEvent } from '@azure/communication-call-automation';

const emulator = process.env.ACS_EMULATOR;
const connectionString = process.env.ACS_CONNECTION_STRING;
const patienceMs = 20_000;

export const phone = { phoneNumber: '+14255550123' };
export const user = { communicationUserId: '8:acs:resource_user' };
export const agent = { communicationUserId: '8:acs:resource_agent' };
export const file = { kind: 'fileSource', url: 'https://127.0.0.1/prompt.wav' };

export class Rehearsal {
  static async start() {
    const rehearsal = new Rehearsal();
    await new Promise(resolve => rehearsal.#webhook.listen(0, '127.0.0.1', resolve));
    await rehearsal.administer('POST', '/invitations', { ringMs: 20 });
    await rehearsal.administer('POST', '/media', { playDurationMs: 20 });
    return rehearsal;
  }

  client = new CallAutomationClient(connectionString, { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } });

  #webhook = createServer((request, response) => this.#receive(request, response));
  #events = [];
  #waiting = new Set();

  get callbackUrl() {
    return `http://127.0.0.1:${this.#webhook.address().port}/callback`;
  }

  stop() {
    this.#webhook.closeAllConnections();
    this.#webhook.close();
  }

  /** Sends a request to the administration API. */
  async administer(method, path, body) {
    const response = await fetch(`${emulator}emulator${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    assert.equal(response.status, 200, `${method} ${path}`);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Adds a connected call with a phone number and a user. */
  async addCall() {
    const callConnectionId = randomUUID();
    await this.administer('POST', '/calls', {
      callConnectionId,
      callbackUri: this.callbackUrl,
      participants: [{ rawId: `4:${phone.phoneNumber}` }, { rawId: user.communicationUserId }],
    });
    const connection = this.client.getCallConnection(callConnectionId);
    return { id: callConnectionId, connection, media: connection.getCallMedia() };
  }

  /** Simulates tones that the participant with the phone number presses. */
  press(call, tones) {
    return this.administer('POST', `/calls/${call.id}/tones`, { rawId: `4:${phone.phoneNumber}`, tones });
  }

  /** Returns the next event of a kind, as the SDK parses it. */
  async event(callConnectionId, kind) {
    const deadline = Date.now() + patienceMs;
    while (true) {
      const index = this.#events.findIndex(event => event.callConnectionId === callConnectionId && event.kind === kind);
      if (index >= 0) {
        return this.#events.splice(index, 1)[0];
      }

      const received = this.#events.map(event => event.error?.message ?? event.kind).join(', ');
      assert.ok(Date.now() < deadline, `The event ${kind} did not arrive. Received: ${received || 'nothing'}.`);
      await this.#nextEvent(deadline);
    }
  }

  #nextEvent(deadline) {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, deadline - Date.now());
      this.#waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async #receive(request, response) {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }

    this.#events.push(parse(Buffer.concat(chunks).toString()));
    this.#waiting.forEach(resume => resume());
    this.#waiting.clear();
    response.end();
  }
}

/** Asserts that the service rejects a request. */
export async function rejects(request, statusCode, code) {
  await assert.rejects(request, error => {
    assert.deepEqual({ statusCode: error.statusCode, code: error.code }, { statusCode, code });
    return true;
  });
}

/** Parses an event, and asserts that it has the members that the SDK's types require. */
function parse(body) {
  try {
    const event = parseCallAutomationEvent(body);
    for (const member of ['callConnectionId', 'serverCallId', 'correlationId']) {
      assert.equal(typeof event[member], 'string', `${event.kind}.${member}`);
    }

    for (const [member, type] of [['code', 'number'], ['subCode', 'number'], ['message', 'string']]) {
      assert.equal(typeof event.resultInformation?.[member], type, `${event.kind}.resultInformation.${member}`);
    }

    return event;
  } catch (error) {
    return { error };
  }
}

// Shows the emulator's stream of updates, and changes the emulator through its administration paths.
// Rows contain text from callers, so this script sets text only and never HTML.

import { TrafficChart } from '/emulator/chart.js';

const MaximumRows = 100;
const SampleNoticeMilliseconds = 5000;

const find = id => document.getElementById(id);
const format = value => value.toLocaleString('en-US');

function element(name, properties = {}, ...children) {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}

function setText(target, text) {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}

/** Returns the words of a camel-case name, with a possible line break after each word. */
function breakable(name) {
  return name.split(/(?=[A-Z])/).flatMap(word => [word, document.createElement('wbr')]);
}

function timeOf(text) {
  const time = new Date(text);
  return `${time.toLocaleTimeString('en-GB')}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

// ---- Requests ----

const requestRows = find('requests');
const requests = new Map();
let selected = null;
let paused = false;
let omittedWhilePaused = 0;

function showRequests(rows) {
  if (paused) {
    omittedWhilePaused += rows.length;
    return;
  }

  const added = document.createDocumentFragment();
  for (const request of rows.toReversed()) {
    added.append(createRequestRow(request));
  }

  requestRows.prepend(added);
  removeOldRows(requestRows, row => {
    requests.delete(row.dataset.number);
  });
  keepOneTabStop();
  find('no-requests').hidden = true;
}

function createRequestRow(request) {
  const key = String(request.number);
  const button = element('button', { type: 'button', className: 'link', tabIndex: -1, textContent: timeOf(request.time) });
  const status = element('td', { className: 'state', textContent: statusOf(request) });
  const row = element('tr', { className: request.failed ? 'failed' : '' },
    element('td', {}, button),
    element('td', {}, ...breakable(request.operation)),
    status,
    element('td', { className: 'number', textContent: request.latencyMs.toFixed(1) }),
    element('td', { textContent: rowOf(request) }));
  row.dataset.number = key;
  row.hidden = isHidden(request);
  requests.set(key, request);
  return row;
}

function statusOf(request) {
  const status = request.status ?? request.outcome;
  return request.failed ? `✕ ${status} failed` : String(status);
}

function rowOf(request) {
  return [request.callConnectionId, request.participant].filter(part => part).join(' · ') || request.target;
}

function isHidden(request) {
  return find('failed-only').checked && !request.failed;
}

/** Removes the rows above the maximum. A row that has the focus or is selected stays. */
function removeOldRows(body, removed) {
  const rows = [...body.rows];
  for (const row of rows.slice(MaximumRows)) {
    if (!row.contains(document.activeElement) && !row.classList.contains('selected')) {
      removed(row);
      row.remove();
    }
  }
}

/** Keeps one request in the tab order. The arrow keys reach the others. */
function keepOneTabStop() {
  const visible = [...requestRows.rows].filter(row => !row.hidden);
  const current = visible.find(row => row.contains(document.activeElement))
    ?? visible.find(row => row.classList.contains('selected'))
    ?? visible[0];
  for (const row of requestRows.rows) {
    row.querySelector('button').tabIndex = row === current ? 0 : -1;
  }
}

function moveFocus(event) {
  const visible = [...requestRows.rows].filter(row => !row.hidden);
  const index = visible.indexOf(event.target.closest('tr'));
  const next = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: visible.length - 1,
  }[event.key];
  if (next === undefined || visible[next] === undefined) {
    return;
  }

  event.preventDefault();
  visible[next].querySelector('button').focus();
  keepOneTabStop();
}

function select(row) {
  closeDetails();
  selected = row;
  row.classList.add('selected');
  row.querySelector('button').setAttribute('aria-current', 'true');
  showDetails(requests.get(row.dataset.number));
  find('details').hidden = false;
  find('details').focus();
}

function showDetails(request) {
  setText(find('details-title'), `${request.verb} ${request.operation}: ${statusOf(request)}`);
  fill(find('details-facts'), {
    Target: request.target,
    Time: request.time,
    Latency: `${request.latencyMs.toFixed(1)} ms`,
    Call: request.callConnectionId ?? 'none',
    Participant: request.participant ?? 'none',
    'Took effect': request.acted ? 'yes' : 'no',
  });
  fill(find('details-headers'), request.headers);
  setText(find('details-body'), request.body || '(empty)');
  setText(find('details-response'), request.response === undefined ? '(not shown)' : request.response || '(empty)');
}

function fill(list, facts) {
  list.replaceChildren(...Object.entries(facts).flatMap(([name, value]) =>
    [element('dt', { textContent: name }), element('dd', { textContent: value })]));
}

function closeDetails() {
  find('details').hidden = true;
  selected?.classList.remove('selected');
  selected?.querySelector('button').removeAttribute('aria-current');
  selected = null;
}

// ---- Events ----

const eventRows = find('events');

function showEvents(rows) {
  for (const event of rows) {
    const row = [...eventRows.rows].find(existing => existing.dataset.id === event.id) ?? createEventRow(event);
    row.className = event.state;
    setText(row.cells[2], event.state === 'failed' ? '✕ failed' : event.state);
  }

  removeOldRows(eventRows, () => {});
  find('no-events').hidden = true;
}

function createEventRow(event) {
  const name = event.type.replace('Microsoft.Communication.', '');
  const row = element('tr', {},
    element('td', { textContent: timeOf(event.time) }),
    element('td', {}, ...breakable(event.tone ? `${name}: ${event.tone}` : name)),
    element('td', { className: 'state' }),
    element('td', { textContent: event.callConnectionId }));
  row.dataset.id = event.id;
  eventRows.prepend(row);
  return row;
}

// ---- Totals and the chart ----

const chart = new TrafficChart();
let traffic = null;
let omittedAt = -Infinity;
let omittedBefore = 0;

function showTraffic(update) {
  if (traffic !== null && update.requests < traffic.requests) {
    // The emulator was reset, but the stream still counts the rows that it omitted before.
    omittedBefore = update.omittedRequests;
    chart.clear();
    clearRows();
  }

  if (update.omittedRequests > (traffic?.omittedRequests ?? 0)) {
    omittedAt = performance.now();
  }

  traffic = update;
  setText(find('total-requests'), format(update.requests));
  setText(find('total-failed'), format(update.failed));
  setText(find('total-throttled'), format(update.throttled));
  setText(find('in-flight'), format(update.inFlight));
  setText(find('peak'), format(update.peakConcurrency));
  setText(find('events-delivered'), format(update.events.delivered));
  setText(find('events-pending'), format(update.events.pending));
  setText(find('events-failed'), format(update.events.failed));
  setText(find('events-undeliverable'), format(update.events.undeliverable));
  showSample();
}

function showSample() {
  const isSampling = performance.now() - omittedAt < SampleNoticeMilliseconds;
  const omitted = traffic.omittedRequests - omittedBefore + omittedWhilePaused;
  find('sample').hidden = omitted === 0;
  setText(find('sample'), isSampling
    ? `The list is a sample, because requests arrive too quickly. It omits ${format(omitted)} requests. The totals are exact.`
    : `The list omits ${format(omitted)} requests, because they arrived too quickly or while the list was paused. The totals are exact.`);

  const omittedEvents = traffic.omittedEvents;
  find('event-sample').hidden = omittedEvents === 0;
  setText(find('event-sample'), `The list is a sample. It omits ${format(omittedEvents)} events. The totals are exact.`);
}

function clearRows() {
  closeDetails();
  omittedWhilePaused = 0;
  requests.clear();
  requestRows.replaceChildren();
  eventRows.replaceChildren();
  find('no-requests').hidden = false;
  find('no-events').hidden = false;
}

// ---- Calls ----

const callList = find('calls');

function showCalls(update) {
  setText(find('calls-total'), update.total === 0
    ? 'No calls.'
    : `${format(update.total)} calls with ${format(update.participants)} participants. `
      + `${format(update.recognizing)} are being recognized.`
      + (update.total > update.calls.length ? ` The list shows the first ${update.calls.length} calls.` : ''));
  reconcile(callList, update.calls, call => call.callConnectionId, createCall, updateCall);
}

/** Adds, updates and removes list items in place, so that the focus stays on its button. */
function reconcile(list, items, keyOf, create, update) {
  const existing = new Map([...list.children].map(child => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const key = keyOf(item);
    let child = existing.get(key);
    existing.delete(key);
    if (child === undefined) {
      child = create(item);
      child.dataset.key = key;
    }

    if (list.children[index] !== child) {
      list.insertBefore(child, list.children[index] ?? null);
    }

    update(child, item);
  });
  existing.forEach(child => child.remove());
}

function createCall(call) {
  const id = call.callConnectionId;
  const path = `/emulator/calls/${encodeURIComponent(id)}`;
  return element('li', {},
    element('div', { className: 'bar' },
      element('span', { className: 'id', textContent: id }),
      element('span', { className: 'state' }),
      action('End', `End call ${id}`, () => send('PATCH', path, { state: 'disconnected' }, 'The call has ended.')),
      action('Remove', `Remove call ${id}`, () => send('DELETE', path, undefined, 'The call is removed.'))),
    element('ul'),
    element('p', { className: 'note more', hidden: true }));
}

function updateCall(item, call) {
  const more = call.participantCount - call.participants.length;
  setText(item.querySelector('.state'), call.state);
  item.querySelector('.more').hidden = more === 0;
  setText(item.querySelector('.more'), `and ${format(more)} more participants`);
  reconcile(
    item.querySelector('ul'),
    call.participants,
    participant => participant.rawId,
    participant => createParticipant(call, participant),
    updateParticipant);
}

function createParticipant(call, participant) {
  const path = `/emulator/calls/${encodeURIComponent(call.callConnectionId)}/tones`;
  return element('li', {},
    element('span', { className: 'id', textContent: participant.rawId }),
    element('span', { className: 'state' }),
    action('Send tone', `Send tone from ${participant.rawId}`, async () => {
      const sent = await send('POST', path, { rawId: participant.rawId, tones: [find('tone').value] });
      if (sent !== null) {
        report(sent.reported > 0
          ? 'The emulator reports the tone in an event.'
          : 'The participant is not being recognized, so no event reports the tone.');
      }
    }));
}

function updateParticipant(item, participant) {
  item.className = participant.isRecognizing ? 'recognizing' : '';
  setText(item.querySelector('.state'), participant.isRecognizing ? '● recognizing' : 'idle');
}

function action(text, label, run) {
  const button = element('button', { type: 'button', textContent: text });
  button.setAttribute('aria-label', label);
  button.addEventListener('click', run);
  return button;
}

// ---- Settings and controls ----

function showSettings(settings) {
  find('scenario').hidden = settings.scenario === undefined;
  setText(find('scenario'), `Scenario: ${settings.scenario}${settings.scenarioHasEnded ? ' (ended)' : ''}`);
  setText(find('latency-now'), `${format(settings.latencyMs)} ms`);
  setText(find('limit-now'), limitOf(settings.rateLimit));
  const fault = find('add-fault').elements;
  offer(fault.kind, settings.faultKinds.map(kind => [kind, kind]));
  offer(fault.operation, [['', 'every operation'], ...settings.operations.map(name => [name, name])]);
  find('faults').replaceChildren(...settings.faults.map(rule => element('li', { textContent: describeFault(rule) })));
}

function limitOf(limit) {
  return [
    limit?.requestsPerSecond && `${format(limit.requestsPerSecond)} requests per second`,
    limit?.concurrency && `${format(limit.concurrency)} concurrent requests`,
  ].filter(part => part).join(', ') || 'no limit';
}

function describeFault(rule) {
  const facts = [
    rule.kind,
    rule.status && `status ${rule.status}`,
    rule.operation ?? 'every operation',
    rule.callConnectionId && `call ${rule.callConnectionId}`,
    rule.count && `first ${format(rule.count)} requests`,
    rule.probability < 1 && `probability ${rule.probability}`,
    rule.latencyMs > 0 && `delay ${format(rule.latencyMs)} ms`,
  ];
  return facts.filter(fact => fact).join(', ');
}

function offer(list, options) {
  if (list.options.length === 0) {
    list.append(...options.map(([value, text]) => element('option', { value, textContent: text })));
  }
}

function report(text, isBad = false) {
  find('result').classList.toggle('bad', isBad);
  find('result').textContent = text;
}

/** Sends a request to the administration API. Returns the answer, or null after it has reported a failure. */
async function send(method, path, body, success) {
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      report(messageOf(text) || `The emulator returned ${response.status}.`, true);
      return null;
    }

    if (success !== undefined) {
      report(success);
    }

    return text === '' ? {} : JSON.parse(text);
  } catch {
    report('The emulator does not answer.', true);
    return null;
  }
}

function messageOf(text) {
  try {
    return JSON.parse(text).error?.message ?? text;
  } catch {
    return text;
  }
}

/** Returns the fields of a form as JSON members, without those that are empty. */
function valuesOf(form) {
  const values = {};
  for (const field of form.elements) {
    if (field.name && field.value !== '') {
      values[field.name] = field.type === 'number' ? field.valueAsNumber : field.value;
    }
  }

  return values;
}

function onSubmit(id, path, success) {
  find(id).addEventListener('submit', event => {
    event.preventDefault();
    send('POST', path, valuesOf(event.target), success);
  });
}

onSubmit('add-calls', '/emulator/calls', 'The calls are added.');
onSubmit('set-latency', '/emulator/latency', 'The latency is set.');
onSubmit('set-limit', '/emulator/ratelimit', 'The limit is set.');
onSubmit('add-fault', '/emulator/faults', 'The fault is added.');
find('remove-limit').addEventListener('click', () => send('POST', '/emulator/ratelimit', {}, 'The limit is removed.'));
find('clear-faults').addEventListener('click', () => send('DELETE', '/emulator/faults', undefined, 'The faults are cleared.'));
find('reset').addEventListener('click', async () => {
  if (await send('POST', '/emulator/reset', undefined, 'The emulator is reset.') !== null) {
    clearRows();
  }
});

requestRows.addEventListener('keydown', moveFocus);
requestRows.addEventListener('click', event => {
  const row = event.target.closest('tr');
  if (row !== null) {
    select(row);
  }
});
find('close-details').addEventListener('click', () => {
  const row = selected;
  closeDetails();
  row?.querySelector('button').focus();
});
find('failed-only').addEventListener('change', () => {
  for (const row of requestRows.rows) {
    row.hidden = isHidden(requests.get(row.dataset.number));
  }

  keepOneTabStop();
});
find('pause').addEventListener('click', event => {
  paused = !paused;
  event.target.setAttribute('aria-pressed', String(paused));
});

// ---- The stream ----

function show(text, isLost) {
  setText(find('connection'), text);
  find('connection').classList.toggle('lost', isLost);
}

const stream = new EventSource('/emulator/stream');
const receive = (name, use) => stream.addEventListener(name, event => use(JSON.parse(event.data)));
receive('requests', showRequests);
receive('events', showEvents);
receive('traffic', showTraffic);
receive('samples', samples => chart.add(samples));
receive('settings', showSettings);
receive('calls', showCalls);
stream.addEventListener('open', () => {
  // A new stream numbers its rows from 1, counts omitted rows from 0 and repeats the history.
  traffic = null;
  chart.clear();
  omittedBefore = 0;
  clearRows();
  show('Connected', false);
});
stream.addEventListener('error', () => show('Disconnected. The page reconnects when the emulator answers.', true));

setInterval(() => {
  if (traffic !== null) {
    showSample();
  }
}, 1000);

// The official JavaScript SDK: reads a file and keeps a number of requests in flight. With a file as the last argument, it runs that file
// once; otherwise, each input line contains a width and a file.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [, , folder, endpoint, accessKey, onlyFile] = process.argv;
const answer = (text) => process.stdout.write(`=> ${text}\n`);
const phase = (name) => {
    const { user, system } = process.cpuUsage();
    answer(`${name} ${(user + system) / 1000}`);
};

if (onlyFile) phase('script');
const require = createRequire(`${folder}/package.json`);
const { CallAutomationClient } = require('@azure/communication-call-automation');
const { createIdentifierFromRawId } = require('@azure/communication-common');
if (onlyFile) phase('import');
const client = new CallAutomationClient(`endpoint=${endpoint};accesskey=${accessKey}`, { allowInsecureConnection: true });
if (onlyFile) phase('connection');

async function run(path, width) {
    const rows = readFileSync(path, 'utf8').split(/\r?\n/).slice(1).filter(Boolean).map((line) => line.split(','));
    let next = 0;
    await Promise.all(Array.from({ length: width }, async () => {
        while (next < rows.length) {
            const [callConnectionId, participant, operationContext] = rows[next++];
            await client.getCallConnection(callConnectionId).getCallMedia()
                .stopContinuousDtmfRecognition(createIdentifierFromRawId(participant), { operationContext });
        }
    }));
}

if (onlyFile) {
    await run(onlyFile, 16);
    phase('requests');
} else {
    for await (const line of createInterface({ input: process.stdin })) {
        const [width, path] = [Number(line.slice(0, line.indexOf(' '))), line.slice(line.indexOf(' ') + 1)];
        const start = performance.now();
        await run(path, width);
        answer(performance.now() - start);
    }
}

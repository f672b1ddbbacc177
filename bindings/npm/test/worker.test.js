// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { createLinter } from '../src/index.js';
import { createWorkerLinter } from '../src/worker.js';

const TEXT = 'Hi Ann. We have sent the the lamp.';
const thread = new URL('../src/worker-thread.js', import.meta.url);

test('a worker says what a linter says', async () => {
  const linter = await createWorkerLinter({ channel: 'x' });
  const same = await createLinter({ channel: 'x' });
  assert.deepEqual(await linter.lint(TEXT), same.lint(TEXT));
  assert.deepEqual(await linter.redact('Call 0161 496 0000.'), same.redact('Call 0161 496 0000.'));
  assert.deepEqual(await linter.channels(), same.channels);
  const reports = await Promise.all(['a', 'b', 'c'].map((id) => linter.lint(TEXT, { id })));
  assert.deepEqual(reports.map(({ id }) => id), ['a', 'b', 'c']);
  linter.close();
});

test('faults come over as they are', async () => {
  const linter = await createWorkerLinter();
  await assert.rejects(linter.lint(TEXT, { chanel: 'x' }), { name: 'ReplylintError', code: 'unknown', message: /did you mean "channel"/ });
  await assert.rejects(linter.lint(3), { code: 'argument' });
  await assert.rejects(linter.lint(TEXT, { inbound: () => 1 }), { code: 'argument' });
  await assert.rejects(createWorkerLinter({ profile: 'complant' }), { code: 'unknown' });
  linter.close();
  await assert.rejects(linter.lint(TEXT), { code: 'closed' });
});

test('a worker that dies is told of, and replaced', async () => {
  let worker;
  const linter = await createWorkerLinter({}, { worker: () => (worker = new Worker(thread)) });
  const first = worker;
  const waiting = linter.lint(TEXT.repeat(2000));
  await new Promise((resolve) => setImmediate(resolve));
  await first.terminate();
  await assert.rejects(waiting, { code: 'worker', message: /the next call starts another/ });
  assert.equal((await linter.lint(TEXT)).findings.some(({ rule }) => rule === 'language/repeated-word'), true);
  assert.notEqual(worker, first);
  linter.close();
});

test('to close answers who still waits', async () => {
  const linter = await createWorkerLinter();
  const waiting = linter.lint(TEXT);
  linter.close();
  await assert.rejects(waiting, { code: 'closed' });
});

test('a worker that cannot start says so', async () => {
  await assert.rejects(createWorkerLinter({}, { worker: () => { throw new Error('refused'); } }), { code: 'worker', message: /refused/ });
  await assert.rejects(createWorkerLinter({}, { worker: () => new Worker('nonsense(', { eval: true }) }), { code: 'worker' });
});

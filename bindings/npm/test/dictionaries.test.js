// SPDX-License-Identifier: Apache-2.0
// Dictionaries: as the package has them, as bytes, through a worker, and when they cannot be had.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { createLinter } from 'replylint';
import { createLinter as createInline } from 'replylint/inline';
import { createWorkerLinter } from 'replylint/worker';

const built = existsSync(new URL('../dist/dict/en_GB.js', import.meta.url)) && existsSync(new URL('../dist/dict/en_US.js', import.meta.url));
const options = { skip: !built && 'no dictionaries were there when the package was built' };
const en_GB = built && (await import('replylint/dict/en_GB')).default;
const en_US = built && (await import('replylint/dict/en_US')).default;
const TEXT = 'Hi Ann, did you recieve the colour chart? My favorite is green.';

const misspelt = (report, text = TEXT) =>
  report.findings.filter(({ rule }) => rule === 'language/spelling').map(({ start, end }) => text.slice(start, end));
const verdict = (report) => report.verdicts['language/spelling'];

test('without dictionaries spelling is not judged', async () => {
  const linter = await createLinter();
  const report = linter.lint(TEXT);
  assert.deepEqual([misspelt(report), verdict(report).verdict, verdict(report).missing], [[], 'na', 'dictionary']);
  assert.deepEqual(linter.faults, []);
});

test('a dictionary of the package', options, async () => {
  const british = await createLinter({}, { dictionaries: [en_GB] });
  const report = british.lint(TEXT);
  assert.deepEqual(misspelt(report), ['recieve', 'favorite']);
  assert.equal(report.findings.find(({ rule }) => rule === 'language/spelling').fixes[0].text, 'receive');
  assert.deepEqual(british.faults, []);
  const american = await createLinter({}, { dictionaries: [en_US] });
  assert.deepEqual(misspelt(american.lint(TEXT)), ['recieve']);
  assert.deepEqual(misspelt(british.lint('It is definately here, Ann.'), 'It is definately here, Ann.'), ['definately']);
});

test('both dictionaries: a language chooses between them', options, async () => {
  const linter = await createLinter({}, { dictionaries: [en_GB, en_US] });
  assert.deepEqual(misspelt(linter.lint(TEXT)), ['recieve']);
  assert.ok(linter.lint(TEXT).findings.some(({ rule }) => rule === 'language/mixed-spelling'));
  assert.deepEqual(misspelt(linter.lint(TEXT, { language: 'en-GB' })), ['recieve', 'favorite']);
  assert.deepEqual(misspelt(linter.lint(TEXT, { language: 'en-US' })), ['recieve', 'colour']);
});

test('bytes, packed and unpacked, in the page and in a worker', options, async () => {
  const packed = readFileSync(new URL(en_GB));
  for (const bytes of [packed, gunzipSync(packed), new Uint8Array(packed).buffer])
    assert.deepEqual(misspelt((await createLinter({}, { dictionaries: [bytes] })).lint(TEXT)), ['recieve', 'favorite']);
  assert.deepEqual(misspelt((await createInline({}, { dictionaries: [packed] })).lint(TEXT)), ['recieve', 'favorite']);
  const worker = await createWorkerLinter({}, { dictionaries: [en_GB] });
  assert.deepEqual(misspelt(await worker.lint(TEXT)), ['recieve', 'favorite']);
  assert.deepEqual(await worker.faults(), []);
  worker.close();
});

test('a dictionary that does not load says so, and the rest is judged', async () => {
  const server = createServer((request, response) => response.writeHead(request.url === '/none' ? 404 : 200).end('<!doctype html>')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const cases = [
    [`${origin}/none`, /HTTP status 404/], [`${origin}/page`, /no snapshot/], [new URL('nowhere.words.gz', import.meta.url), /nowhere/],
    [new Uint8Array([0x1f, 0x8b, 1, 2]), /cannot load/], [new Uint8Array(), /no snapshot/],
    ...(built ? [[gunzipSync(readFileSync(new URL(en_GB))).subarray(0, 5000), /cut short/]] : []),
  ];
  for (const [source, words] of cases) {
    const linter = await createLinter({}, { dictionaries: built && source instanceof URL ? [en_US, source] : [source] });
    const report = linter.lint(`${TEXT} It is the the best.`);
    assert.equal(linter.faults.length, 1, String(source));
    assert.equal(linter.faults[0].code, 'load');
    assert.match(linter.faults[0].message, words);
    assert.equal(verdict(report).verdict, 'skipped');
    assert.deepEqual(misspelt(report), []);
    assert.ok(report.findings.some(({ rule }) => rule === 'language/repeated-word'));
  }
  const worker = await createWorkerLinter({}, { dictionaries: [`${origin}/none`] });
  const [fault] = await worker.faults();
  assert.deepEqual([fault.name, fault.code], ['ReplylintError', 'load']);
  worker.close();
  server.close();
});

test('what is no dictionary at all is an argument', async () => {
  for (const dictionaries of ['en_GB', 3, {}, [3], [null]])
    await assert.rejects(createLinter({}, { dictionaries }), { code: 'argument', message: /dictionaries: expected/ });
  for (const dictionaries of [undefined, null, []]) assert.deepEqual((await createLinter({}, { dictionaries })).faults, []);
});

test('every export of the package is there', () => {
  const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  for (const [name, target] of Object.entries(exports))
    for (const file of typeof target === 'string' ? [target] : Object.values(target))
      assert.ok(existsSync(new URL(`../${file}`, import.meta.url)) || (!built && name.startsWith('./dict')), `${name}: no ${file}`);
});

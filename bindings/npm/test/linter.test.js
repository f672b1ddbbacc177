// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ReplylintError, createLinter } from '../src/index.js';
import { createLinter as createInline } from '../dist/inline.js';

const TEXT = 'Hi Ann. We have sent the the lamp.';
const fails = (code, words = '') => (error) => {
  assert.equal(error.name, 'ReplylintError');
  assert.equal(error.code, code, error.message);
  assert.ok(error.message.includes(words), error.message);
  return true;
};

test('a context is known until another is given', async () => {
  const linter = await createLinter();
  assert.equal(linter.lint(TEXT, { id: 'a', channel: 'x' }).measures[0].channel, 'x');
  assert.equal(linter.lint(TEXT, { id: 'a', channel: 'x' }).id, 'a');
  const report = linter.lint(TEXT);
  assert.deepEqual([report.id, report.measures], [null, []]);
});

test('what is wrong with a context leaves the linter as it was', async () => {
  const linter = await createLinter();
  linter.lint(TEXT, { channel: 'x' });
  assert.throws(() => linter.lint(TEXT, { chanel: 'x' }), fails('unknown', 'did you mean "channel"'));
  assert.equal(linter.lint(TEXT, { channel: 'x' }).measures.length, 1);
});

test('a brief report is a part of the whole', async () => {
  const linter = await createLinter();
  const { signals, verdicts, ...rest } = linter.lint(TEXT);
  assert.deepEqual(linter.lint(TEXT, null, { brief: true }), rest);
  assert.ok(signals.complaint && verdicts['language/repeated-word']);
});

test('half a surrogate pair is as long as what stands in its place', async () => {
  const linter = await createLinter();
  for (const half of ['\ud83d', '\ude00', '\ude00\ud83d']) {
    const text = `${half} We have sent the the lamp ${half}.`;
    const { start, end } = linter.lint(text, { inbound: half }).findings.find(({ rule }) => rule === 'language/repeated-word');
    assert.equal(text.slice(start, end), 'the the');
  }
});

test('wrong types are refused by name', async () => {
  const linter = await createLinter();
  for (const text of [undefined, null, 3, {}, [], Symbol('x'), new String('x')])
    assert.throws(() => linter.lint(text), fails('argument', 'text: expected a string'));
  for (const context of ['x', 3, [], true]) assert.throws(() => linter.lint(TEXT, context), fails('argument', 'context: expected an object'));
  assert.throws(() => linter.lint(TEXT, { customer: { name: () => 'Ann' } }), fails('argument', 'context.customer.name'));
  assert.throws(() => linter.lint(TEXT, { closing: NaN }), fails('argument', 'context.closing'));
  assert.throws(() => linter.lint(TEXT, { inbound: 10n }), fails('argument', 'context.inbound'));
  assert.throws(() => linter.lint(TEXT, { unit: 'utf-8' }), fails('argument', 'UTF-16'));
  assert.throws(() => linter.lint(TEXT, { text: TEXT }), fails('argument', 'first argument'));
  const loop = {};
  loop.customer = loop;
  assert.throws(() => linter.lint(TEXT, loop), fails('argument', 'hold itself'));
  await assert.rejects(createLinter('x'), fails('argument', 'settings'));
  await assert.rejects(createLinter({ rules: { 'apology/misssing': 'off' } }), fails('unknown', 'apology/missing'));
});

test('times may be dates, what is null is not given', async () => {
  const linter = await createLinter();
  const now = new Date(Date.UTC(2026, 0, 5, 9));
  assert.deepEqual(linter.lint(TEXT, { now, channel: null, brand: undefined }), linter.lint(TEXT, { now: now.toISOString() }));
});

test('a text that is too large is refused, and the next one judged', async () => {
  const linter = await createLinter();
  assert.throws(() => linter.lint('a '.repeat(1 << 20)), fails('limit'));
  assert.throws(() => linter.lint('a'.repeat((1 << 28) + 1)), fails('limit'));
  assert.equal(linter.lint('').findings.filter(({ rule }) => rule === 'language/repeated-word').length, 0);
  assert.equal(linter.lint(TEXT).findings.some(({ rule }) => rule === 'language/repeated-word'), true);
});

test('a closed linter says so', async () => {
  const linter = await createLinter();
  linter.close();
  linter.close();
  for (const use of [() => linter.lint(TEXT), () => linter.redact(TEXT), () => linter.rules, () => linter.passMark])
    assert.throws(use, fails('closed'));
});

test('rules of one\'s own are objects', async () => {
  const rule = {
    since: '0.1.0', level: 'suggestion', points: 0, find: ['reaching out'], replace: 'writing', message: '"{match}" is jargon.',
    advice: 'Say writing.', why: 'Nobody says so at home.', examples: { fail: ['Thanks for [[reaching out]].'], pass: ['Thanks for writing.'] },
  };
  const linter = await createLinter({}, { packs: { 'en/brand/reaching.yml': rule } });
  const finding = linter.lint('Thanks for reaching out, Ann.').findings.find((one) => one.rule === 'brand/reaching');
  assert.deepEqual([finding.start, finding.end, finding.fixes[0].text], [11, 23, 'writing']);
  assert.ok(linter.rules.some(({ id }) => id === 'brand/reaching'));
  await assert.rejects(createLinter({}, { packs: { 'en/brand/reaching.yml': { ...rule, levle: 'error' } } }), fails('unknown', 'level'));
});

/** `define` of the built-in rules/en/shared.yml: quoted texts, some over several lines. */
const builtInFragments = () => {
  const text = readFileSync(new URL('../../../rules/en/shared.yml', import.meta.url), 'utf8').replace(/^ *#.*$/gm, '');
  return Object.fromEntries([...text.matchAll(/^ {2}([\w-]+): "([^"]*)"/gm)].map(([, name, value]) => [name, value.replace(/\s+/g, ' ')]));
};

test("fragments of one's own change the built-in phrases", async () => {
  const reply = 'Whoopsie for the confusion.';
  const hedged = async (define) => {
    const linter = await createLinter({}, define ? { packs: { 'en/shared.yml': { since: '0.1.0', define } } } : {});
    return linter.lint(reply).signals.hedged_apology.value;
  };
  const define = builtInFragments();
  assert.ok(define.sorry && define.thanks);
  assert.equal(await hedged(), await hedged(define));
  assert.notEqual(await hedged({ ...define, sorry: '(sorry|whoopsie)' }), await hedged());
});

test('rules, channels and profiles are listed', async () => {
  const linter = await createLinter({ pass_mark: 90 });
  assert.ok(linter.rules.length > 50 && linter.rules.every(({ id, advice }) => id && advice));
  assert.equal(linter.channels.find(({ id }) => id === 'x').public, true);
  assert.ok(linter.profiles.some(({ name }) => name === 'complaint'));
  assert.equal(linter.passMark, 90);
  assert.match(linter.version, /^\d+\.\d+\.\d+$/);
});

test('what cannot be loaded says what to do', async () => {
  await assert.rejects(createLinter({}, { wasm: new URL('nowhere.wasm', import.meta.url) }), fails('load', 'replylint/inline'));
  await assert.rejects(createLinter({}, { wasm: new Uint8Array([1, 2, 3]) }), fails('load'));
  await assert.rejects(createLinter({}, { wasm: 7 }), fails('argument', 'wasm'));
});

test('every way to load gives the same', async () => {
  const bytes = readFileSync(new URL('../dist/replylint.wasm', import.meta.url));
  const expected = (await createLinter()).lint(TEXT);
  for (const wasm of [bytes, await WebAssembly.compile(bytes), new Response(bytes, { headers: { 'content-type': 'application/wasm' } })])
    assert.deepEqual((await createLinter({}, { wasm })).lint(TEXT), expected);
  assert.deepEqual((await createInline()).lint(TEXT), expected);
});

test('memory stays as it is', async () => {
  const linter = await createLinter();
  const run = (count) => {
    for (let i = 0; i < count; i++) {
      linter.lint(`${TEXT} Number ${i % 100}.`, { inbound: `No lamp for ${i % 7} days!!` }, { brief: true });
      if (i % 50 === 0) assert.throws(() => linter.lint(TEXT, { chanel: 'x' }), ReplylintError);
    }
  };
  run(500);
  const before = linter.memory;
  run(Number(process.env.REPLYLINT_CALLS ?? 3000));
  assert.equal(linter.memory, before);
});

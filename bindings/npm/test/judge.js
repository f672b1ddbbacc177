// SPDX-License-Identifier: Apache-2.0
// The conformance cases, and what a report has to say to each; tests/conformance/README.md tells the format. Positions are
// worked out here from the texts alone, as strings of JavaScript have them.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../../../tests/conformance/', import.meta.url);

export const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')).cases.map((one) => ({ ...one, name: `${name.slice(0, -5)}/${one.name}` })));

const source = (record, name) => {
  if (name === 'text') return record.text;
  const texts = [...(record.messages ?? []).map((message) => message.text), record.inbound ?? ''];
  return texts[Number(name.slice('messages/'.length)) - 1];
};

const place = (record, { text, nth, in: name = 'text' }) => {
  if (text === null) return [null, null];
  const whole = source(record, name);
  let at = whole.indexOf(text);
  assert.ok(at >= 0 && (nth !== undefined || whole.indexOf(text, at + 1) < 0), `${text} stands not once in ${whole}`);
  for (let seen = 1; seen < (nth ?? 1); seen++) at = whole.indexOf(text, at + 1);
  return [at, at + text.length];
};

const checkFinding = (record, wish, got) => {
  if (wish.level !== undefined) assert.equal(got.level, wish.level);
  if (wish.line !== undefined) {
    const [start] = place(record, wish);
    const column = 1 + start - (record.text.lastIndexOf('\n', start - 1) + 1);
    assert.deepEqual([got.line, got.column], [wish.line, start === 0 ? 1 : column]);
  }
  if (wish.fixes === undefined) return;
  assert.deepEqual(got.fixes.map((fix) => [fix.start, fix.end, fix.text]), wish.fixes.map((fix) => [...place(record, fix), fix.with]));
  wish.fixes.forEach((fix, i) => assert.equal(got.fixes[i].applicability, fix.applicability ?? got.fixes[i].applicability));
};

const checkFindings = ({ findings = [], absent = [] }, record, report) => {
  for (const rule of new Set([...findings.map((wish) => wish.rule), ...absent])) {
    const byPlace = (a, b) => (place(record, a)[0] ?? 0) - (place(record, b)[0] ?? 0);
    const wanted = findings.filter((wish) => wish.rule === rule).sort(byPlace);
    const got = report.findings.filter((finding) => finding.rule === rule).sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
    assert.deepEqual(got.map(({ start, end }) => [start, end]), wanted.map((wish) => place(record, wish)), `places of ${rule}`);
    wanted.forEach((wish, i) => checkFinding(record, wish, got[i]));
  }
};

const checkSignals = ({ signals = {} }, record, report) => {
  for (const [name, wish] of Object.entries(signals)) {
    const got = report.signals[name];
    assert.equal(got.value, wish.value, name);
    assert.equal(got.given ?? false, wish.given ?? false, `${name} given`);
    if (wish.in) assert.deepEqual([...new Set(got.spans.map((span) => span.in))].sort(), [...wish.in].sort());
    if (wish.places)
      assert.deepEqual(got.spans.map((span) => [span.in, span.start, span.end]), wish.places.map((one) => [one.in ?? 'text', ...place(record, one)]));
  }
};

const checkPrivate = ({ private: wanted }, record, report) => {
  if (!wanted) return;
  assert.deepEqual(report.private.map((piece) => [piece.type, piece.in, piece.start, piece.end]),
    wanted.map((wish) => [wish.type, wish.in ?? 'text', ...place(record, wish)]));
  wanted.forEach((wish, i) => assert.equal(report.private[i].owner, wish.owner ?? report.private[i].owner));
};

const checkMeasures = ({ measures = [] }, record, report) => {
  for (const wish of measures) {
    const got = report.measures.find((measure) => measure.unit === wish.unit) ?? {};
    for (const name of ['length', 'limit', 'over', 'segments', 'encoding']) if (name in wish) assert.equal(got[name], wish[name], name);
    if (wish.cut) assert.deepEqual([got.start, got.end], place(record, { text: wish.cut }));
  }
};

const checkScore = (expect, report) => {
  const taken = Object.fromEntries(report.deductions.map(({ rule, points }) => [rule, points]));
  for (const [rule, points] of Object.entries(expect.deductions ?? {})) assert.equal(taken[rule], points, rule);
  const sum = Object.values(taken).reduce((a, b) => a + b, 0);
  assert.equal(report.score, expect.score ?? Math.max(0, 100 - sum));
  for (const name of ['passed', 'language']) if (name in expect) assert.equal(report[name], expect[name], name);
  for (const [rule, verdict] of Object.entries(expect.verdicts ?? {})) assert.equal(report.verdicts[rule].verdict, verdict, rule);
};

/** Throws where a report is not what a case expects. */
export const judge = ({ expect, record }, report) => {
  for (const check of [checkFindings, checkSignals, checkPrivate, checkMeasures]) check(expect, record, report);
  checkScore(expect, report);
};

const CODES = {
  'unknown name': 'unknown', 'not a valid argument': 'argument', 'over a limit': 'limit', 'not valid UTF-8': 'encoding',
  'cannot be read as what it should be': 'syntax',
};

/** For assert.throws(): the error that a case expects. */
export const isExpected = ({ status, says }) => (error) => {
  const code = CODES[status] ?? 'syntax';
  assert.equal(error.name, 'ReplylintError');
  assert.equal(error.code, code);
  for (const word of says) assert.ok(error.message.includes(word), `${word} is not named in ${error.message}`);
  return true;
};

// SPDX-License-Identifier: Apache-2.0
// replylint beside linters of prose, on the same replies, in turns: node compare.mjs BUILD [REPLIES.jsonl] [CHART.svg]
// BUILD: a build tree with tests/bench/bench_lint and bench_start in it. Installs the others below it, by npm. Vale and
// proselint are measured when they are on the PATH. Times vary from hour to hour, so the ratio is taken in each round,
// and its median is printed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chart } from './chart.mjs';

const ROUNDS = 5;
const SECONDS = 2;
const here = dirname(fileURLToPath(import.meta.url));
const [, , build, file, picture] = process.argv;
if (!build) {
  console.error('usage: node compare.mjs BUILD [REPLIES.jsonl] [CHART.svg]');
  process.exit(2);
}
const command = resolve(build, 'replylint');
const programs = resolve(build, 'tests/bench');
const folder = mkdtempSync(join(tmpdir(), 'replylint-peers-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
const on_path = (name) => process.env.PATH.split(delimiter).some((part) => existsSync(join(part, name)));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const number = (text, pattern) => Number(pattern.exec(text)[1]);

function install() {
  const peers = resolve(build, 'peers');
  mkdirSync(peers, { recursive: true });
  for (const name of ['package.json', 'peer.mjs']) {
    copyFileSync(join(here, name), join(peers, name));
  }
  run('npm', 'install', '--prefix', peers, '--no-audit', '--no-fund', '--ignore-scripts');
  return peers;
}

// The replies alone: what no other linter reads, the customer's message, is left out for ours, too.
function write_replies() {
  const lines = file ? readFileSync(file, 'utf8') : run(join(programs, 'bench_lint'), '--records');
  const texts = lines.split('\n').filter(Boolean).map(JSON.parse).map((record) => record.reply ?? record.text);
  const path = join(folder, 'replies.jsonl');
  writeFileSync(path, texts.map((text) => `${JSON.stringify({ text })}\n`).join(''));
  mkdirSync(join(folder, 'files'));
  for (let i = 0; i < 1000; i++) {
    writeFileSync(join(folder, 'files', `${i}.txt`), `${texts[i % texts.length].replaceAll('\n', ' ')}\n`);
  }
  const one = texts.reduce((best, text) => (Math.abs(text.length - 200) < Math.abs(best.length - 200) ? text : best));
  writeFileSync(join(folder, 'one.txt'), `${one}\n`);
  return path;
}

function judged_by_us(replies) {
  const text = run(join(programs, 'bench_lint'), replies);
  return { us: number(text, /us per reply +([\d.]+)/), hits: number(text, /hits per reply +([\d.]+)/) };
}

// Judging in a process that goes on: {name, us, hits, ratio} each.
function compare_judging(replies, peers) {
  const names = ['write-good', 'textlint', 'alex', 'harper'];
  const rounds = Array.from({ length: ROUNDS }, () => {
    const ours = judged_by_us(replies);
    const theirs = names.map((name) =>
      JSON.parse(run(process.execPath, join(peers, 'peer.mjs'), name, replies, String(SECONDS))),
    );
    return [ours, ...theirs];
  });
  return ['replylint', ...names].map((name, i) => ({
    name: { textlint: 'textlint + write-good', harper: 'Harper' }[name] ?? name,
    us: median(rounds.map((round) => round[i].us)),
    hits: median(rounds.map((round) => round[i].hits)),
    ratio: median(rounds.map((round) => round[i].us / round[0].us)),
  }));
}

// Whole commands: start to end. bench_start runs the first in turns with the second.
function compare_commands(peers) {
  const one = join(folder, 'one.txt');
  // Some end with the number of their findings: a status says nothing, so that what they print is looked at once.
  const judges = (of, what) => ['sh', '-c', `"$@" ${what} 2>&1; exit 0`, 'sh', ...of];
  const bin = (name) => join(peers, 'node_modules', '.bin', name);
  const config = join(folder, '.vale.ini');
  writeFileSync(config, 'MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\n');
  const others = [
    { name: 'write-good', of: [bin('write-good')] },
    { name: 'alex', of: [bin('alex')] },
    ...(on_path('vale') ? [{ name: 'Vale, its own style', of: ['vale', `--config=${config}`] }] : []),
    ...(on_path('proselint') ? [{ name: 'proselint', of: ['proselint'] }] : []),
  ];
  const times = (pairs, ours, theirs) => {
    const text = run(join(programs, 'bench_start'), '-n', String(pairs), ...theirs, '--', ...ours);
    return { ms: number(text, /command +p50 ([\d.]+)/), ours: number(text, /the other +p50 ([\d.]+)/), ratio: number(text, /ratio +p50 ([\d.]+)/) };
  };
  const files = join(folder, 'files');
  return others.map(({ name, of }) => {
    if (!run(...judges(of, `'${files}'/*`)).includes('.txt')) {
      throw new Error(`${name} found nothing: does it run?`);
    }
    return {
      name,
      one: times(9, [command, '--format', 'json', '--fail-on', 'never', one], judges(of, `'${one}'`)),
      files: times(3, [command, '--format', 'line', '--fail-on', 'never', files], judges(of, `'${files}'/*`)),
    };
  });
}

const peers = install();
const judging = compare_judging(write_replies(), peers);
console.log('| a reply, in one process | µs | times replylint | findings a reply |\n| --- | --- | --- | --- |');
for (const { name, us, hits, ratio } of judging) {
  console.log(`| ${name} | ${us.toFixed(1)} | ${ratio.toFixed(0)} | ${hits.toFixed(2)} |`);
}
const commands = compare_commands(peers);
console.log('\n| command | one reply, ms | times replylint | 1,000 files, ms | times replylint |\n| --- | --- | --- | --- | --- |');
console.log(`| replylint | ${median(commands.map((c) => c.one.ours)).toFixed(1)} | 1 | ${median(commands.map((c) => c.files.ours)).toFixed(0)} | 1 |`);
for (const { name, one, files } of commands) {
  console.log(`| ${name} | ${one.ms.toFixed(0)} | ${one.ratio.toFixed(0)} | ${files.ms.toFixed(0)} | ${files.ratio.toFixed(0)} |`);
}
if (picture) {
  writeFileSync(picture, chart(judging));
}

// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../bin/replylint.js', import.meta.url));
const top = fileURLToPath(new URL('../../../', import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'replylint-'));
after(() => fs.rmSync(folder, { recursive: true }));

const run = (args, { input, cwd = folder } = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { input, cwd, encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, HOME: folder } });
  return { status, stdout, stderr };
};

const write = (name, text) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

test('a file by every kind of path', () => {
  const file = write('drafts/a.txt', 'Hi Ann. We have sent the the lamp.\n');
  for (const [name, cwd] of [['drafts/a.txt', folder], [file, folder], ['../drafts/a.txt', path.dirname(file)]]) {
    const { status, stdout } = run(['--format', 'line', name], { cwd });
    assert.equal(status, 1);
    assert.ok(stdout.includes(`${name}:1:22: warning: `), stdout);
  }
});

test('standard input and exit codes', () => {
  assert.equal(run([], { input: 'Hi Ann. We have sent the the lamp.' }).status, 1);
  assert.equal(run(['--channel', 'x', '--fail-on', 'error'], { input: 'Hi Ann. We have sent the the lamp.' }).status, 0);
  const missing = run(['nowhere.txt']);
  assert.deepEqual([missing.status, missing.stderr], [2, 'nowhere.txt: cannot be read: No such file or directory\n']);
  assert.equal(run(['--no-such-option']).status, 2);
  assert.match(run(['version']).stdout, /^replylint \d/);
});

test('a large input comes whole', () => {
  const record = JSON.stringify({ id: 'r', text: 'Hi Ann. We have sent the the lamp.' });
  const { stdout } = run(['--jsonl'], { input: `${record}\n`.repeat(2000) });
  assert.equal(stdout.trimEnd().split('\n').length, 2000);
});

test('--fix writes, keeps permissions, and leaves nothing beside', () => {
  const file = write('fix/b.txt', 'We have sent the the lamp.\n');
  fs.chmodSync(file, 0o640);
  run(['--fix', '--suggestions', file]);
  assert.equal(fs.readFileSync(file, 'utf8'), 'We have sent the lamp.\n');
  if (process.platform !== 'win32') assert.equal(fs.statSync(file).mode & 0o777, 0o640);
  assert.deepEqual(fs.readdirSync(path.dirname(file)), ['b.txt']);
});

test('folders of rules, settings at home', () => {
  assert.equal(run(['test', path.join(top, 'examples/rules')]).stdout, '4 passed, 0 failed\n');
  write('.config/replylint/config.yml', 'rules: {language/repeated-word: "off"}\n');
  assert.equal(run(['--format', 'line'], { input: 'We have sent the the lamp. Ann' }).stdout.includes('repeated-word'), false);
  fs.rmSync(path.join(folder, '.config'), { recursive: true });
});

test('a reader that goes away ends it quietly', () => {
  const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${command}" rules | head -n 1`], { encoding: 'utf8' });
  assert.deepEqual([status, stderr], [0, '']);
});

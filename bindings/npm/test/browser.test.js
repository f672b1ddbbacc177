// SPDX-License-Identifier: Apache-2.0
// The element and the playground in Chromium. Skipped where there is none; CHROMIUM names another one.
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const skip = existsSync(executablePath) ? false : `no Chromium at ${executablePath}: set CHROMIUM`;
const home = fileURLToPath(new URL('..', import.meta.url));
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };
const SELF = "default-src 'none'; style-src 'self'; connect-src 'self'; worker-src 'self'; script-src 'self'";

const composer = (field) => `<!doctype html><html lang="en"><title>Composer</title><main><h1>Composer</h1>
<label for="draft" id="name">Reply</label><reply-lint channel="x" customer-name="Ann">${field}</reply-lint>
<script type="module" src="/src/element/define.js"></script></main></html>`;
const pages = {
  '/textarea': composer('<textarea id="draft" rows="8" cols="60"></textarea>'),
  '/editable': composer('<div id="draft" contenteditable="true" role="textbox" aria-multiline="true" aria-labelledby="name"><p>Hi Ann.</p><p><b>We have</b> sent the the lamp.</p></div>'),
  '/empty': '<!doctype html><html lang="en"><title>Empty</title></html>',
};

let browser, server, origin, policy;

before(async () => {
  if (skip) return;
  server = createServer((request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname;
    const file = path.join(home, name);
    const body = pages[name] ?? (existsSync(file) ? readFileSync(file) : null);
    const headers = { 'content-type': TYPES[path.extname(name)] ?? 'text/html; charset=utf-8', ...(policy && { 'content-security-policy': policy }) };
    response.writeHead(body === null ? 404 : 200, headers).end(body ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});

after(async () => {
  await browser?.close();
  server?.close();
});

const open = async (name, look = {}) => {
  const context = await browser.newContext({ viewport: { width: 900, height: 800 }, ...look });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  await page.goto(name.startsWith('file:') ? name : origin + name);
  return page;
};

const reported = (page, rule) =>
  page.waitForFunction((id) => document.querySelector('reply-lint').findings.some((finding) => finding.rule === id), rule);
const settled = (page, rule) =>
  page.waitForFunction((id) => document.querySelector('reply-lint').findings.every((finding) => finding.rule !== id), rule);
const textOf = (page) => page.evaluate(() => document.getElementById('draft').value ?? document.getElementById('draft').innerText);
const placeOf = (page, rule) =>
  page.evaluate((id) => {
    const lint = document.querySelector('reply-lint');
    const { start, end } = lint.findings.find((finding) => finding.rule === id);
    return lint.placeOf(start, end);
  }, rule);
const clean = async (page) => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
};

test('what is typed is underlined, mended by a click, and undone', { skip }, async () => {
  const page = await open('/textarea');
  await page.locator('#draft').pressSequentially('Hi Ann. We have sent the the lamp.');
  await reported(page, 'language/repeated-word');
  await page.locator('.mark.warning').first().waitFor();
  const { x, y } = await placeOf(page, 'language/repeated-word');
  await page.mouse.move(x, y);
  await page.locator('.card .fix').waitFor();
  assert.match(await page.locator('.card').innerText(), /the same word twice/);
  await page.locator('.card .fix').click();
  assert.equal(await textOf(page), 'Hi Ann. We have sent the lamp.');
  await settled(page, 'language/repeated-word');
  await page.locator('.undo button').click();
  assert.equal(await textOf(page), 'Hi Ann. We have sent the the lamp.');
  await page.keyboard.press('Control+z');
  assert.equal(await textOf(page), 'Hi Ann. We have sent the lamp.');
  assert.deepEqual(page.faults, []);
});

test('all of it can be done by keyboard', { skip }, async () => {
  const page = await open('/textarea');
  await page.locator('#draft').fill('Hi Ann. We have sent the the lamp.');
  await reported(page, 'language/repeated-word');
  const active = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className ?? document.activeElement.id);
  for (let i = 0; i < 6 && !(await page.locator('.card .message').allInnerTexts()).join().includes('twice'); i++) await page.keyboard.press('F8');
  assert.equal(await active(), 'fix');
  await page.keyboard.press('Escape');
  assert.equal(await active(), 'draft');
  assert.equal(await page.locator('.card').isHidden(), true);
  await page.evaluate(() => document.getElementById('draft').setSelectionRange(27, 27));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.press('Enter');
  assert.equal(await textOf(page), 'Hi Ann. We have sent the lamp.');
  await page.waitForFunction(() => /Score \d+/.test(document.querySelector('reply-lint').shadowRoot.querySelector('[role=status]').textContent));
});

test('something contenteditable keeps its markup', { skip }, async () => {
  const page = await open('/editable');
  await reported(page, 'language/repeated-word');
  const { x, y } = await placeOf(page, 'language/repeated-word');
  await page.mouse.click(x, y);
  await page.locator('.card .fix').click();
  assert.equal((await textOf(page)).replace(/\s+/g, ' '), 'Hi Ann. We have sent the lamp.');
  assert.equal(await page.locator('#draft b').innerText(), 'We have');
  await page.keyboard.press('Control+z');
  assert.match(await textOf(page), /the the/);
  assert.deepEqual(page.faults, []);
});

test('what is ignored stays away', { skip }, async () => {
  const page = await open('/textarea');
  await page.locator('#draft').fill('Hi Ann. We have sent the the lamp.');
  await reported(page, 'language/repeated-word');
  await page.locator('.finding', { hasText: 'twice' }).click();
  await page.locator('.card button', { hasText: 'Ignore' }).click();
  await page.locator('#draft').pressSequentially(' It is here.');
  await page.waitForFunction(() => document.querySelector('reply-lint').report.findings.length > 0);
  assert.equal(await page.evaluate(() => document.querySelector('reply-lint').findings.some(({ rule }) => rule === 'language/repeated-word')), false);
});

for (const colorScheme of ['light', 'dark'])
  test(`nothing that axe finds, ${colorScheme}`, { skip }, async () => {
    const page = await open('/textarea', { colorScheme });
    await page.locator('#draft').fill('Hi Ann. We have sent the the lamp. Sorry you feel that way, somebody will call soon.');
    await reported(page, 'language/repeated-word');
    await page.waitForTimeout(300);
    await clean(page);
    await page.keyboard.press('F8');
    await page.waitForTimeout(300);
    await clean(page);
  });

test('a policy without WebAssembly is told of, with what to do', { skip }, async () => {
  policy = SELF;
  const page = await open('/textarea');
  await page.locator('.trouble').waitFor();
  assert.match(await page.locator('.trouble').innerText(), /wasm-unsafe-eval/);
  policy = `${SELF} 'wasm-unsafe-eval'`;
  const allowed = await open('/textarea');
  policy = undefined;
  await allowed.locator('#draft').fill('Hi Ann. We have sent the the lamp.');
  await allowed.locator('.mark.warning').first().waitFor();
});

test('the inline package needs nothing else, of a server', { skip }, async () => {
  const page = await open('/empty');
  const report = await page.evaluate(async () => {
    const { createLinter, createWorkerLinter } = await import('/dist/inline.js');
    const text = 'We have sent the the lamp.';
    const here = (await createLinter({ channel: 'x' })).lint(text);
    const linter = await createWorkerLinter({ channel: 'x' });
    const there = await linter.lint(text);
    return [here, there].map(({ findings }) => findings.map(({ rule }) => rule));
  });
  assert.ok(report[0].includes('language/repeated-word'));
  assert.deepEqual(report[0], report[1]);
});

test('the playground runs from a file, keeps its state in the address, and is clean on a phone', { skip }, async () => {
  const page = await open(new URL('../dist/playground.html', import.meta.url).href, { viewport: { width: 390, height: 800 }, hasTouch: true });
  await page.waitForFunction(() => document.querySelector('reply-lint').report?.findings.length > 0);
  await clean(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  await page.locator('nav button').nth(2).tap();
  await page.locator('#draft').pressSequentially(' Bye.');
  await page.waitForFunction(() => location.hash.includes('Bye'));
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector('reply-lint').report?.findings.length > 0);
  assert.match(await textOf(page), / Bye\.$/);
  assert.deepEqual(page.faults, []);
});

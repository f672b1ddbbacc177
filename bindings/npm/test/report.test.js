// SPDX-License-Identifier: Apache-2.0
// The page of `replylint report` in Chromium: axe, phone width, dark, paper. The command is that of REPLYLINT; CHROMIUM
// names another browser. Skipped where one of them is missing.
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const command = process.env.REPLYLINT ?? '';
const skip = !existsSync(executablePath)
  ? `no Chromium at ${executablePath}: set CHROMIUM`
  : existsSync(command)
    ? false
    : 'no command: set REPLYLINT to the one that was built';

let browser, folder, address;

const report = (...options) => {
  const { status, stderr } = spawnSync(command, ['report', '--no-config', 'replies', ...options], { cwd: folder, encoding: 'utf8' });
  assert.ok(status === 0, stderr);
};

before(async () => {
  if (skip) return;
  folder = mkdtempSync(path.join(tmpdir(), 'report-'));
  const replies = path.join(folder, 'replies');
  mkdirSync(replies);
  for (let i = 0; i < 14; i++) {
    const ending = i % 3 ? '' : ' We are short of staff, and somebody will be in touch as soon as possible.';
    const text = `Hi Ann, parcel ${i} left the depot on Friday and will be with you by noon.${ending}\n`;
    writeFileSync(path.join(replies, `late-${i}.txt`), text);
  }
  const hostile = '<img src=x onerror="document.title=\'gone\'"> sorry for any inconvenience this may have caused ';
  writeFileSync(path.join(replies, 'hostile <b>.txt'), `${hostile}${'unbroken'.repeat(60)} and sorry for any inconvenience\n`);
  writeFileSync(path.join(replies, 'de.txt'), 'Guten Tag, vielen Dank für Ihre Nachricht. Wir kümmern uns gleich darum.\n');
  report('--data', 'first.json', '-o', 'first.html', '--now', '2026-01-05T09:00:00Z');
  report('--since', 'first.json', '-o', 'page.html', '--now', '2026-02-05T09:00:00Z');
  address = pathToFileURL(path.join(folder, 'page.html')).href;
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});

after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true });
});

const open = async (look = {}, where = address) => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...look });
  const page = await context.newPage();
  page.fetched = [];
  page.on('request', (request) => page.fetched.push(request.url()));
  await page.goto(where);
  return page;
};

const clean = async (page) => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
};

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1200, 390]) {
    test(`axe finds nothing: ${colorScheme}, ${width} wide`, { skip }, async () => {
      const page = await open({ colorScheme, viewport: { width, height: 800 } });
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      await clean(page);
      await page.context().close();
    });
  }
}

test('axe finds nothing on the page of check --format html either', { skip }, async () => {
  spawnSync(command, ['--no-config', '--format', 'html', '-o', 'table.html', 'replies', 'missing.txt'], { cwd: folder });
  for (const colorScheme of ['light', 'dark']) {
    const page = await open({ colorScheme }, pathToFileURL(path.join(folder, 'table.html')).href);
    assert.ok((await page.locator('tbody tr').count()) > 10);
    await clean(page);
    await page.context().close();
  }
});

test('a phone shows all of it without scrolling sideways', { skip }, async () => {
  const page = await open({ viewport: { width: 360, height: 700 } });
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await page.context().close();
});

test('it works without script, fetches nothing, and words of a draft stay words', { skip }, async () => {
  const page = await open({ javaScriptEnabled: false });
  assert.deepEqual(page.fetched, [address]);
  assert.equal(await page.title(), 'Replies: report');
  assert.equal(await page.locator('img, script, b b').count(), 0);
  assert.ok(await page.getByText('<img src=x onerror=').count());
  const last = page.locator('#worst ~ details').last();
  assert.ok(!(await last.locator('li').first().isVisible()));
  await last.locator('summary').click();
  assert.ok(await last.locator('li').first().isVisible());
  await page.context().close();
});

test('a keyboard opens what is closed', { skip }, async () => {
  const page = await open();
  const closed = page.locator('#worst ~ details:not([open]) summary').first();
  await closed.focus();
  const text = await closed.innerText();
  await page.keyboard.press('Enter');
  assert.ok(await page.evaluate((words) => [...document.querySelectorAll('details[open] summary')].some((s) => s.innerText === words), text));
  await page.context().close();
});

test('paper is white, and shows what is closed', { skip }, async () => {
  const page = await open({ colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  assert.ok(await page.locator('details:not([open]) li').first().isVisible());
  await page.context().close();
});

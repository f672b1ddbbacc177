// SPDX-License-Identifier: Apache-2.0
// Pictures of the playground for the README: node scripts/screenshots.js [FOLDER]; needs dist/ and Chromium.
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const folder = process.argv[2] ?? 'pictures';
const page = new URL('../dist/playground.html', import.meta.url).href;
const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1180, height: 860 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1180, height: 860 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
];

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const { name, ...look } of looks) {
  const context = await browser.newContext({ deviceScaleFactor: 2, ...look });
  const tab = await context.newPage();
  tab.on('console', (message) => console.log(name, message.text()));
  tab.on('pageerror', (error) => console.log(name, error.message));
  await tab.goto(page);
  await tab.waitForFunction(() => document.querySelector('reply-lint').report?.findings.length > 0);
  await tab.waitForTimeout(300);
  await tab.screenshot({ path: `${folder}/${name}.png` });
  const found = await tab.evaluateHandle(() => {
    const lint = document.querySelector('reply-lint');
    const { start, end } = lint.findings.find(({ fixes }) => fixes.length);
    return lint.placeOf(start, end);
  });
  const { x, y } = await found.jsonValue();
  if (look.hasTouch) await tab.touchscreen.tap(x, y);
  else await tab.mouse.move(x, y);
  await tab.waitForTimeout(300);
  await tab.screenshot({ path: `${folder}/${name}-card.png` });
  await context.close();
}
await browser.close();

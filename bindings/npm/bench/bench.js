// SPDX-License-Identifier: Apache-2.0
// Times of the package, in Node.js and, where it is there, in Chromium: node bench/bench.js. None of them decides a test.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';

const home = fileURLToPath(new URL('..', import.meta.url));
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const REPLY = "Hi Diane, sorry about the three days without heating. I've booked an engineer for tomorrow between 9 and 11, and I'll call you at noon to check that it works. If anything else comes up, write back. ^SG";
const CONTEXT = { channel: 'x', inbound: 'No heating for three days!!', customer: { name: 'Diane' } };

const say = (what, value, unit) => console.log(`${what.padEnd(56)} ${value.toFixed(value < 10 ? 1 : 0).padStart(7)} ${unit}`);
const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

const sizes = () => {
  const wasm = readFileSync(path.join(home, 'dist/replylint.wasm'));
  say('replylint.wasm', wasm.length / 1000, 'kB');
  say('replylint.wasm, gzip', gzipSync(wasm, { level: 9 }).length / 1000, 'kB');
};

/** A fresh process each time, from its first line on. */
const firstInNode = () => {
  const script = `const from = performance.now(), cpu = process.cpuUsage(); const { createLinter } = await import(${JSON.stringify(new URL('../src/index.js', import.meta.url).href)});
    const linter = await createLinter(); linter.lint(${JSON.stringify(REPLY)}, ${JSON.stringify(CONTEXT)}); console.log(performance.now() - from, process.cpuUsage(cpu).user / 1000);`;
  const runs = Array.from({ length: 9 }, () => spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).stdout.split(' ').map(Number));
  const times = runs.map(([time]) => time);
  say('first lint in Node.js, import to report: best of 9', Math.min(...times), 'ms');
  say('first lint in Node.js, import to report: median', percentile(times, 0.5), 'ms');
  say('first lint in Node.js, processor time of all threads: best', Math.min(...runs.map(([, cpu]) => cpu)), 'ms');
};

const eachInNode = async () => {
  const { createLinter } = await import('../src/index.js');
  const linter = await createLinter();
  for (const brief of [true, false]) {
    const rounds = Array.from({ length: 15 }, () => {
      const from = performance.now();
      for (let i = 0; i < 500; i++) linter.lint(REPLY, CONTEXT, { brief });
      return ((performance.now() - from) / 500) * 1000;
    });
    say(`a reply of ${REPLY.length} bytes, ${brief ? 'brief' : 'whole'} report: best of 15 x 500`, Math.min(...rounds), 'us');
  }
};

const serve = () =>
  new Promise((resolve) => {
    const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
    const page = '<!doctype html><title>Bench</title><reply-lint channel="email"><textarea id="draft" rows="12" cols="80"></textarea></reply-lint>';
    const server = createServer((request, response) => {
      const file = path.join(home, new URL(request.url, 'http://localhost').pathname);
      const isPage = request.url === '/';
      response.writeHead(200, { 'content-type': isPage ? 'text/html' : types[path.extname(file)] ?? 'text/plain' });
      response.end(isPage ? page : existsSync(file) ? readFileSync(file) : '');
    }).listen(0, '127.0.0.1', () => resolve(server));
  });

const firstInChromium = async (browser, origin) => {
  const times = [];
  for (let i = 0; i < 7; i++) {
    const page = await (await browser.newContext()).newPage();
    await page.goto(origin);
    times.push(await page.evaluate(async ([reply, context]) => {
      const from = performance.now();
      const { createLinter } = await import('/src/index.js');
      (await createLinter()).lint(reply, context);
      return performance.now() - from;
    }, [REPLY, CONTEXT]));
    await page.context().close();
  }
  say('first lint in Chromium, import to report: best of 7', Math.min(...times), 'ms');
  say('first lint in Chromium, import to report: median', percentile(times, 0.5), 'ms');
};

/** What the page is held up by for each key: the listeners of the element, and its drawing with the layout that it asks for. */
const typing = async (browser, origin) => {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => {
    const next = window.requestAnimationFrame.bind(window);
    globalThis.busy = 0;
    const timed = (action) => (...args) => {
      const from = performance.now();
      action(...args);
      globalThis.busy += performance.now() - from;
    };
    window.requestAnimationFrame = (action) => next(timed(action));
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (name, action, options) {
      return listen.call(this, name, /^(input|key)/.test(name) && typeof action === 'function' ? timed(action) : action, options);
    };
  });
  await page.goto(origin);
  await page.addScriptTag({ type: 'module', url: '/src/element/define.js' });
  await page.locator('#draft').fill(`${REPLY} We have sent the the lamp, sorry for any inconvenience. `.repeat(8).slice(0, 2000));
  await page.waitForFunction(() => document.querySelector('reply-lint').report?.findings.length > 3);
  await page.locator('#draft').focus();
  const times = [];
  for (const key of 'We will ring you as soon as possible, and the the lamp is on its way to you. '.repeat(3)) {
    await page.evaluate(() => (globalThis.busy = 0));
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(40);
    times.push(await page.evaluate(() => globalThis.busy));
  }
  say('a key in 2,000 characters, time of the page: median', percentile(times, 0.5), 'ms');
  say('a key in 2,000 characters, time of the page: 95th percentile', percentile(times, 0.95), 'ms');
};

sizes();
firstInNode();
await eachInNode();
if (existsSync(executablePath)) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const server = await serve();
  const origin = `http://127.0.0.1:${server.address().port}/`;
  await firstInChromium(browser, origin);
  await typing(browser, origin);
  await browser.close();
  server.close();
} else {
  console.log(`no Chromium at ${executablePath}`);
}

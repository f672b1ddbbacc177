// SPDX-License-Identifier: Apache-2.0
// One linter of prose over replies, in this process: node peer.mjs NAME REPLIES.jsonl SECONDS
// Prints {"us": time on the core for a reply, "hits": findings a reply}. Replies are taken from the start, again and
// again, until the time is over; all that a linter loads or compiles once is loaded before.
import { readFileSync } from 'node:fs';

const linters = {
  async 'write-good'() {
    const { default: writeGood } = await import('write-good');
    return (text) => writeGood(text).length;
  },
  async alex() {
    const { text: judge } = await import('alex');
    return (text) => judge(text).messages.length;
  },
  async textlint() {
    const [{ createLinter }, { TextlintKernelDescriptor }, { default: textPlugin }, { default: rule }] = await Promise.all([
      import('textlint'),
      import('@textlint/kernel'),
      import('@textlint/textlint-plugin-text'),
      import('textlint-rule-write-good'),
    ]);
    const linter = createLinter({
      descriptor: new TextlintKernelDescriptor({
        rules: [{ ruleId: 'write-good', rule: rule.default ?? rule, options: {} }],
        plugins: [{ pluginId: 'text', plugin: textPlugin.default ?? textPlugin, options: {} }],
        filterRules: [],
      }),
    });
    return async (text) => (await linter.lintText(text, 'reply.txt')).messages.length;
  },
  async harper() {
    const [{ LocalLinter }, { binary }] = await Promise.all([import('harper.js'), import('harper.js/binary')]);
    const linter = new LocalLinter({ binary });
    await linter.setup();
    return async (text) => (await linter.lint(text, { language: 'plaintext' })).length;
  },
};

const [, , name, file, seconds] = process.argv;
const replies = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line).text);
const judge = await linters[name]();
// Some load their dictionaries at the first finding.
for (const text of replies.slice(0, 50)) {
  await judge(text);
}

let count = 0;
let hits = 0;
const start = process.cpuUsage();
const spent = () => {
  const { user, system } = process.cpuUsage(start);
  return user + system;
};
while (spent() < Number(seconds) * 1e6) {
  hits += await judge(replies[count++ % replies.length]);
}
console.log(JSON.stringify({ us: spent() / count, hits: hits / count }));

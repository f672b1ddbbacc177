// SPDX-License-Identifier: Apache-2.0
// Compiled, not run: what a user of the types writes, and what the compiler must refuse.
import { createLinter, ReplylintError, type BriefReport, type Report } from 'replylint';
import { createWorkerLinter } from 'replylint/worker';
import { createLinter as createInline } from 'replylint/inline';
import { ReplyLint } from 'replylint/element';
import en_GB from 'replylint/dict/en_GB';

const linter = await createLinter({ channel: 'x', rules: { apology: 'off' }, pass_mark: 85 });
const spelling = await createLinter({ rules: { '*': 'off', language: 'on' } }, { dictionaries: [en_GB] });
spelling.faults.map(({ code }) => code === 'load');
const report: Report = linter.lint('Hi', { customer: { name: 'Ann' }, now: new Date(), messages: [{ role: 'customer', text: 'Hello' }] });
const brief: BriefReport = linter.lint('Hi', null, { brief: true });
for (const { start, end, fixes } of report.findings) if (start !== null) 'Hi'.slice(start, end) + fixes[0]?.text;
const later: Promise<Report> = (await createWorkerLinter()).lint('Hi');
document.querySelector('reply-lint')?.addEventListener('reply-lint-report', (event) => event.detail.score);
ReplyLint.createLinter = createWorkerLinter;
try {
  (await createInline()).redact('Hi');
} catch (error) {
  if (error instanceof ReplylintError && error.code === 'load') error.messages.join();
}
// @ts-expect-error a text is a string
linter.lint(3);
// @ts-expect-error no such key
linter.lint('Hi', { chanel: 'x' });
// @ts-expect-error a brief report has no verdicts
brief.verdicts;
export { later };

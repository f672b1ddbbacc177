// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinter } from '../src/index.js';
import { cases, isExpected, judge } from './judge.js';

// A string of JavaScript cannot hold bytes that are no UTF-8, and there is no JSON to be broken.
const own = cases.filter((one) => one.record);

test('there are cases enough', () => assert.ok(own.length >= 80, `only ${own.length}`));

for (const one of own)
  test(one.name, async () => {
    const { text, ...context } = one.record;
    const { error, settings_error: settingsError, redacted } = one.expect;
    if (settingsError) {
      await assert.rejects(createLinter(one.settings), isExpected(settingsError));
      return;
    }
    const linter = await createLinter(one.settings);
    if (error) assert.throws(() => linter.lint(text, context), isExpected(error));
    else judge(one, linter.lint(text, context));
    if (redacted !== undefined) assert.equal(linter.redact(text, context), redacted);
    linter.close();
  });

// SPDX-License-Identifier: Apache-2.0
import type { BriefReport, Channel, Context, LinterOptions, LintOptions, Profile, Report, Rule, Settings } from './index.js';
import { ReplylintError } from './index.js';
export { ReplylintError };

/** As Linter, in a worker. One that dies is started anew by the next call. */
export class WorkerLinter implements Disposable {
  private constructor();
  lint(text: string, context: Context | null | undefined, options: LintOptions & { brief: true }): Promise<BriefReport>;
  lint(text: string, context?: Context | null, options?: LintOptions): Promise<Report>;
  redact(text: string, context?: Context | null): Promise<string>;
  ready(): Promise<unknown>;
  rules(): Promise<Rule[]>;
  channels(): Promise<Channel[]>;
  profiles(): Promise<Profile[]>;
  faults(): Promise<ReplylintError[]>;
  close(): void;
  [Symbol.dispose](): void;
}

/** `wasm` and `dictionaries` must be what can be sent to a worker: a module, bytes or the text of a URL. */
export interface WorkerOptions extends LinterOptions {
  /** Makes the worker, where the package's own cannot be loaded. It runs what replylint/worker-thread does. */
  worker?: () => Worker | Promise<Worker>;
}

export function createWorkerLinter(settings?: Settings | null, options?: WorkerOptions): Promise<WorkerLinter>;

// SPDX-License-Identifier: Apache-2.0
import type { BriefReport, Context, Finding, Fix, ReplylintError, Settings } from './index.js';
import type { WorkerLinter, WorkerOptions } from './worker.js';

export type PlacedFinding = Finding & { id: string };

/** <reply-lint> around a textarea or something contenteditable. */
export class ReplyLint extends HTMLElement {
  /** Makes the linter of each element; replace it to load the package in another way. */
  static createLinter: (settings: Settings, options?: { dictionaries?: WorkerOptions['dictionaries'] }) => Promise<WorkerLinter>;
  context: Context;
  settings: Settings;
  /** What replylint/dict/en_GB and replylint/dict/en_US export. */
  dictionaries: (string | ArrayBuffer | ArrayBufferView)[];
  readonly report: BriefReport | null;
  readonly findings: PlacedFinding[];
  /** Open the card of a finding. */
  show(finding: { id: string }): void;
  apply(finding: Finding, fix: Fix): void;
  dismiss(finding: Finding): void;
  /** The middle of a stretch of the text, in the coordinates of the view. */
  placeOf(start: number, end: number): { x: number; y: number } | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'reply-lint': ReplyLint;
  }
  interface HTMLElementEventMap {
    'reply-lint-report': CustomEvent<BriefReport>;
    'reply-lint-apply': CustomEvent<{ finding: Finding; fix: Fix }>;
    'reply-lint-dismiss': CustomEvent<Finding>;
    'reply-lint-error': CustomEvent<ReplylintError>;
  }
}

// SPDX-License-Identifier: Apache-2.0
// What goes in is schema/record.schema.json without text and unit, what comes out schema/report.schema.json.

export type Level = 'error' | 'warning' | 'suggestion';
export type Role = 'customer' | 'agent' | 'other';
export type Kind = 'reply' | 'template' | 'fragment' | 'auto-reply' | 'note' | 'post';
export type Time = string | Date;
type Maybe<T> = T | null | undefined;

export interface Message {
  role: Role;
  text: string;
  at?: Maybe<Time>;
  channel?: Maybe<string>;
  name?: Maybe<string>;
  handle?: Maybe<string>;
}

/** What holds for all drafts of a tenant, and for one draft, too. */
export interface Common {
  format?: Maybe<'plain' | 'markdown' | 'html'>;
  language?: Maybe<string>;
  channel?: Maybe<string>;
  kind?: Maybe<Kind>;
  stage?: Maybe<'final' | 'typing'>;
  agent?: Maybe<{ name?: Maybe<string>; initials?: Maybe<string> }>;
  brand?: Maybe<string>;
  sector?: Maybe<string>;
  store?: Maybe<string>;
  region?: Maybe<string>;
  regions?: Maybe<string[]>;
  service_hours?: Maybe<string>;
  time_zone?: Maybe<string>;
  own_contacts?: Maybe<string[]>;
  own_domains?: Maybe<string[]>;
  show_private?: Maybe<boolean>;
  host_signs?: Maybe<boolean>;
  host_addresses?: Maybe<boolean>;
  /** Positions in JavaScript count UTF-16, as strings do. */
  unit?: 'utf-16';
}

/** What is known of the conversation around a draft. What is left out is not known, and not guessed. */
export interface Context extends Common {
  id?: Maybe<string>;
  inbound?: Maybe<string>;
  messages?: Maybe<Message[]>;
  customer?: Maybe<{ name?: Maybe<string>; handle?: Maybe<string> }>;
  now?: Maybe<Time>;
  attachments?: Maybe<string[]>;
  closing?: Maybe<boolean>;
  same_title?: Maybe<string>;
  twin_differs?: Maybe<string>;
  missing_languages?: Maybe<string[]>;
  /** Signals that are given instead of inferred. */
  signal?: Maybe<Record<string, string>>;
}

export interface Settings extends Common {
  /** By rule, category, or pattern: {'*': 'off', privacy: 'on'}; the narrower name wins. */
  rules?: Record<string, 'off' | 'on' | boolean | Level>;
  points?: Record<string, number>;
  pass_mark?: number;
  limits?: { draft_bytes?: number; findings_a_rule?: number };
  channels?: Record<string, { limit: { count: number; unit?: string } }>;
  profile?: string;
}

export interface Fix {
  start: number;
  end: number;
  text: string;
  applicability: 'safe' | 'suggested';
}

interface FindingBase {
  rule: string;
  level: Level;
  message: string;
  advice: string;
  /** The same fault in the same words has the same key, for dismissals. */
  key: string;
  fixes: Fix[];
}

/** Positions are half-open and 0-based; all null: it is about the whole text, in which something is missing. */
export type Finding = FindingBase &
  ({ start: number; end: number; line: number; column: number } | { start: null; end: null; line: null; column: null });

export interface Measure {
  channel: string;
  unit: string;
  length: number;
  limit: number;
  over: number;
  start?: number;
  end?: number;
  encoding?: 'GSM-7' | 'UCS-2';
  segments?: number;
  segment_left?: number;
}

export interface BriefReport {
  schema: 1;
  id: string | null;
  score: number;
  passed: boolean;
  /** Which share of the points could be judged, 0 to 1. */
  judged: number;
  unit: 'utf-16';
  language: string;
  findings: Finding[];
  checklist: { item: string; state: 'done' | 'missing' | 'unknown'; words: string }[];
  deductions: { rule: string; points: number }[];
  private: { type: string; owner: 'person' | 'company'; in: string; start: number; end: number; masked: string }[];
  measures: Measure[];
}

export interface Report extends BriefReport {
  signals: Record<string, { value: string | null; given?: true; spans: { in: string; start: number; end: number; value: string }[] }>;
  verdicts: Record<string, { verdict: 'passed' | 'failed' | 'na' | 'skipped'; reason?: string; missing?: string }>;
}

export interface Rule {
  id: string;
  level: string;
  points: number;
  message: string;
  advice: string;
  why: string;
  judges: string;
  when: string;
  stage: string;
}

export interface Channel {
  id: string;
  name: string;
  aliases: string[];
  public: boolean;
  private_side: string;
}

export interface Profile {
  name: string;
  about: string;
}

/** What is written in YAML elsewhere, as an object: a rule, a detector. */
export type PackFile = { [key: string]: unknown };

export interface LinterOptions {
  /** replylint.wasm, where the package's own is not to be taken or not to be found. */
  wasm?: ArrayBuffer | ArrayBufferView | WebAssembly.Module | Response | URL | string;
  /** Rules of one's own, by their places in a pack: {"core/brand/names.yml": {...}}. */
  packs?: Record<string, PackFile>;
  /** For spelling: what replylint/dict/en_GB and replylint/dict/en_US export, or bytes of such files. */
  dictionaries?: Maybe<(URL | string | ArrayBuffer | ArrayBufferView)[]>;
}

export interface LintOptions {
  /** Without signals and verdicts, which are most of a report: for after each keystroke. */
  brief?: boolean;
}

export type ErrorCode =
  | 'memory' | 'argument' | 'unknown' | 'encoding' | 'syntax' | 'limit' | 'state' | 'file'
  | 'closed' | 'load' | 'crashed' | 'worker';

/** What is thrown for every fault. `messages` holds each in words. */
export class ReplylintError extends Error {
  readonly code: ErrorCode;
  readonly messages: string[];
}

/** One tenant's settings, ready to judge. All of it is synchronous. */
export class Linter implements Disposable {
  private constructor();
  lint(text: string, context: Maybe<Context>, options: LintOptions & { brief: true }): BriefReport;
  lint(text: string, context?: Maybe<Context>, options?: LintOptions): Report;
  /** The text with [PHONE], [CARD] ... in place of private data. */
  redact(text: string, context?: Maybe<Context>): string;
  readonly rules: Rule[];
  readonly channels: Channel[];
  readonly profiles: Profile[];
  readonly passMark: number;
  /** What went wrong without keeping the linter from its work: dictionaries that could not be loaded. */
  readonly faults: ReplylintError[];
  readonly version: string;
  /** Bytes that the library has taken of the system. */
  readonly memory: number;
  /** Give the memory back. A closed linter throws "closed". */
  close(): void;
  [Symbol.dispose](): void;
}

export function createLinter(settings?: Maybe<Settings>, options?: LinterOptions): Promise<Linter>;

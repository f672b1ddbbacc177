// SPDX-License-Identifier: Apache-2.0
import { describe, encodeTree } from './encode.js';
import { Engine } from './engine.js';
import { ReplylintError } from './errors.js';

const RULE_FIELDS = ['id', 'level', 'points', 'message', 'advice', 'why', 'judges', 'when', 'stage'];
const CHANNEL_FIELDS = ['id', 'name', 'aliases', 'public', 'private_side'];
const PROFILE_FIELDS = ['name', 'about'];

const asObject = (value, what) => {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw new ReplylintError('argument', `${what}: expected an object, not ${describe(value)}`);
  return value;
};

const inUtf16 = (document, what) => {
  if (document.unit !== undefined && document.unit !== 'utf-16')
    throw new ReplylintError('argument', `${what}.unit: positions in JavaScript count UTF-16, as strings do; leave it out`);
  return { ...document, unit: 'utf-16' };
};

/** What one tenant's drafts are judged by. Made by createLinter(). */
export class Linter {
  #engine;
  #names = {};
  #handles = [];
  #linter = 0;
  #rules = 0;
  #draft = 0;
  #report = 0;
  #context = null;
  #faults = [];

  /** @internal */
  static async make(module, settings, packs, spelling = { bytes: null, faults: [] }, phrases = null) {
    const linter = new Linter();
    linter.#engine = await Engine.start(module);
    if (phrases) linter.#engine.usePacks(phrases);
    linter.#faults = [...spelling.faults];
    linter.#open(asObject(settings, 'settings'), asObject(packs, 'packs'), spelling.bytes);
    return linter;
  }

  #open(settings, packs, dictionaries) {
    const engine = this.#engine;
    for (const name of ['text', '']) this.#names[name] = engine.name(name);
    this.#rules = this.#own('replylint_rules_free', engine.make('replylint_rules_new'));
    for (const [path, pack] of Object.entries(packs)) this.#add(path, pack);
    if (dictionaries) this.#spell(dictionaries);
    const size = engine.putBytes(encodeTree(inUtf16(settings, 'settings'), 'settings'));
    const address = engine.input.address;
    this.#linter = this.#own('replylint_linter_free', engine.make('replylint_linter_new', this.#rules, address, size, 0));
    this.#draft = this.#own('replylint_draft_free', engine.make('replylint_draft_new'));
    this.#report = this.#own('replylint_report_free', engine.make('replylint_report_new'));
  }

  #own(free, handle) {
    this.#handles.push([free, handle]);
    return handle;
  }

  #add(path, pack) {
    const engine = this.#engine;
    const name = engine.name(path);
    try {
      const size = engine.putBytes(encodeTree(pack, path));
      engine.check('replylint_rules_add', this.#rules, name, 0, engine.input.address, size);
    } finally {
      engine.call('free', name);
    }
  }

  /** Dictionaries that are none leave their fault; the rules that need them then say that they are not judged. */
  #spell(dictionaries) {
    const engine = this.#engine;
    const name = engine.name('dictionaries');
    try {
      const size = engine.putBytes(dictionaries);
      engine.check('replylint_rules_spelling_bytes', this.#rules, name, engine.input.address, size);
    } catch (error) {
      if (error.code !== 'file') throw error;
      if (!this.#faults.length) this.#faults.push(new ReplylintError('load', error.messages));
    } finally {
      engine.call('free', name);
      engine.release();
    }
  }

  /** What went wrong without keeping the linter from its work: dictionaries that could not be loaded. */
  get faults() {
    return [...this.#faults];
  }

  #opened() {
    if (!this.#linter) throw new ReplylintError('closed', 'the linter is closed; make a new one');
    return this.#engine;
  }

  /** Fill the draft. What is around the text is the same from one keystroke to the next, and then stays. */
  #fill(text, context) {
    const engine = this.#opened();
    if (typeof text !== 'string')
      throw new ReplylintError('argument', `text: expected a string, not ${describe(text)}`);
    const given = asObject(context, 'context');
    if ('text' in given) throw new ReplylintError('argument', 'context.text: the text is the first argument');
    const bytes = encodeTree(inUtf16(given, 'context'), 'context');
    if (!this.#context || !sameBytes(this.#context, bytes)) {
      this.#context = null;
      const size = engine.putBytes(bytes);
      engine.check('replylint_draft_json', this.#draft, engine.input.address, size);
      this.#context = bytes.slice();
    }
    const size = engine.put(text);
    engine.check('replylint_draft_set', this.#draft, this.#names.text, engine.input.address, size);
    return engine;
  }

  lint(text, context, { brief = false } = {}) {
    const engine = this.#fill(text, context);
    engine.check('replylint_lint', this.#linter, this.#draft, this.#report);
    const write = brief ? 'replylint_report_json_brief' : 'replylint_report_json';
    const status = engine.call(write, this.#report, engine.slots, engine.slots + 4);
    if (status !== 0) engine.fail(status);
    return JSON.parse(engine.text(engine.slot(0), engine.slot(1)));
  }

  redact(text, context) {
    const engine = this.#fill(text, context);
    engine.check('replylint_redact', this.#linter, this.#draft, this.#report, engine.slots, engine.slots + 4);
    return engine.text(engine.slot(0), engine.slot(1));
  }

  /** Rows of a table of the rules, read field by field. */
  #table(what, fields) {
    const engine = this.#opened();
    const names = fields.map((field) => engine.name(field));
    const rows = [];
    const count = engine.call(`replylint_rules${what}_count`, this.#rules);
    for (let i = 0; i < count; i++) {
      const read = (address) => engine.string(engine.call(`replylint_rules${what}_get`, this.#rules, i, address)) ?? '';
      rows.push(Object.fromEntries(names.map((address, n) => [fields[n], read(address)])));
    }
    names.forEach((address) => engine.call('free', address));
    return rows;
  }

  get rules() {
    return this.#table('', RULE_FIELDS).map((rule) => ({ ...rule, points: Number(rule.points) }));
  }

  get channels() {
    return this.#table('_channel', CHANNEL_FIELDS).map((channel) => ({
      ...channel,
      aliases: channel.aliases.split(' ').filter(Boolean),
      public: channel.public === 'yes',
    }));
  }

  get profiles() {
    return this.#table('_profile', PROFILE_FIELDS);
  }

  get passMark() {
    return this.#opened().call('replylint_linter_pass_mark', this.#linter);
  }

  get version() {
    const engine = this.#opened();
    return engine.string(engine.call('replylint_version'));
  }

  /** Bytes that the library has taken of the system. */
  get memory() {
    return this.#opened().exports.memory.buffer.byteLength;
  }

  /** Give the memory back; a closed linter throws. Closing twice is fine. */
  close() {
    if (this.#linter && !this.#engine.broken)
      for (const [free, handle] of this.#handles.reverse()) this.#engine.call(free, handle);
    this.#handles = [];
    this.#linter = 0;
    this.#context = null;
  }

  [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() {
    this.close();
  }
}

const sameBytes = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

// SPDX-License-Identifier: Apache-2.0
// The library in its memory: handles as numbers, texts copied in and out, statuses thrown.
import { ReplylintError, codeOfStatus } from './errors.js';

const utf8 = new TextEncoder();
const plainText = new TextDecoder('utf-8', { ignoreBOM: true });
/** Three bytes of UTF-8 at most for each unit of UTF-16. */
const LONGEST_TEXT = 1 << 28;

/** As wasm/normalize.c numbers them. */
const FORMS = ['NFC', 'NFD', 'NFKD'];

/** What the library imports of WASI: its C library might write a message, or end; the library itself does neither. */
const imports = (engine) => {
  const nothing = () => 0;
  const unavailable = () => 52; // ENOSYS
  const known = {
    proc_exit: () => {
      throw new ReplylintError('crashed', 'the library ended itself');
    },
    fd_write: unavailable,
    fd_close: nothing,
    fd_seek: unavailable,
    environ_get: nothing,
    environ_sizes_get: (count, size) => {
      const view = new DataView(engine.exports.memory.buffer);
      view.setUint32(count, 0, true);
      view.setUint32(size, 0, true);
      return 0;
    },
  };
  const normalize = (form, address, size, out, room) => {
    const normal = utf8.encode(engine.text(address, size).normalize(FORMS[form]));
    if (normal.length <= room) engine.bytes.set(normal, out);
    return normal.length;
  };
  return { wasi_snapshot_preview1: new Proxy(known, { get: (table, name) => table[name] ?? unavailable }), replylint: { normalize } };
};

export class Engine {
  /** `module`: the compiled replylint.wasm. */
  static async start(module) {
    const engine = new Engine();
    const instance = await WebAssembly.instantiate(module, imports(engine));
    engine.exports = instance.exports;
    engine.broken = false;
    engine.exports._initialize();
    engine.input = { address: 0, room: 0 };
    engine.slots = engine.exports.malloc(8);
    engine.error = engine.exports.replylint_error_new();
    if (!engine.slots || !engine.error) throw new ReplylintError('memory', 'no memory to start with');
    return engine;
  }

  get bytes() {
    return new Uint8Array(this.exports.memory.buffer);
  }

  /** Call a function of the library; one that traps leaves memory that nobody can trust. */
  call(name, ...args) {
    if (this.broken)
      throw new ReplylintError('crashed', 'the library has crashed before; make a new linter');
    try {
      return this.exports[name](...args);
    } catch (cause) {
      this.broken = true;
      const what = 'the library has crashed, which is a fault of its own: please report the draft; make a new linter';
      throw new ReplylintError('crashed', what, { cause });
    }
  }

  /** As call(), for functions that return a status and take the list of errors last. */
  check(name, ...args) {
    const status = this.call(name, ...args, this.error);
    if (status !== 0) this.fail(status);
  }

  fail(status) {
    const count = this.call('replylint_error_count', this.error);
    const messages = [];
    for (let i = 0; i < count; i++) messages.push(this.string(this.call('replylint_error_text', this.error, i)));
    this.call('replylint_error_clear', this.error);
    if (!count) messages.push(this.string(this.call('replylint_status_text', status)));
    throw new ReplylintError(codeOfStatus(status), messages);
  }

  /** Call with a place for what goes `out` first. Returns the new handle. */
  make(name, ...args) {
    this.check(name, this.slots, ...args);
    return this.slot(0);
  }

  slot(i) {
    return new DataView(this.exports.memory.buffer).getUint32(this.slots + 4 * i, true);
  }

  /** Room for what goes in, of which there is one at a time. */
  reserve(size) {
    if (size <= this.input.room) return this.input.address;
    this.call('free', this.input.address);
    this.input = { address: this.call('malloc', size), room: size };
    if (!this.input.address) {
      this.input.room = 0;
      throw new ReplylintError('memory', `no memory for a text of ${size} bytes`);
    }
    return this.input.address;
  }

  /** Give back the room that something large took. */
  release() {
    this.call('free', this.input.address);
    this.input = { address: 0, room: 0 };
  }

  /**
   * A text as UTF-8 in `input`; its size. Half a surrogate pair becomes U+FFFD, which is as long in UTF-16: positions
   * are the same.
   */
  put(text) {
    if (text.length > LONGEST_TEXT)
      throw new ReplylintError('limit', `a text of ${text.length} characters is too large`);
    const room = text.length * 3;
    const address = this.reserve(room + 1);
    return utf8.encodeInto(text, this.bytes.subarray(address, address + room)).written;
  }

  putBytes(bytes) {
    const address = this.reserve(bytes.length + 1);
    this.bytes.set(bytes, address);
    return bytes.length;
  }

  /** Take packs for the built-in ones; they stay for as long as the module lives. */
  usePacks(bytes) {
    const address = this.call('malloc', bytes.length);
    if (!address) throw new ReplylintError('memory', 'no memory for the built-in phrases');
    this.bytes.set(bytes, address);
    this.call('replylint_use_packs', address, bytes.length);
  }

  /** A name, NUL behind it, that the caller frees. */
  name(text) {
    const bytes = utf8.encode(`${text}\0`);
    const address = this.call('malloc', bytes.length);
    if (!address) throw new ReplylintError('memory', 'no memory for a name');
    this.bytes.set(bytes, address);
    return address;
  }

  text(address, size) {
    return plainText.decode(this.bytes.subarray(address, address + size));
  }

  /** What lies at an address up to the next NUL; null for NULL. */
  string(address) {
    if (!address) return null;
    const bytes = this.bytes;
    return plainText.decode(bytes.subarray(address, bytes.indexOf(0, address)));
  }
}

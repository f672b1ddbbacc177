// SPDX-License-Identifier: Apache-2.0
// What the command asks of a system, by WASI's names (wasi_snapshot_preview1) and two of our own (wasm/command.c). Node's
// own WASI shows a program only the folders that it was given; the command is to read what its user names, wherever it is.
import { randomFillSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const ERRNO = {
  EACCES: 2, EAGAIN: 6, EBADF: 8, EBUSY: 10, EEXIST: 20, EFBIG: 22, EINVAL: 28, EIO: 29, EISDIR: 31, ELOOP: 32, EMFILE: 33,
  ENAMETOOLONG: 37, ENOENT: 44, ENOMEM: 48, ENOSPC: 51, ENOSYS: 52, ENOTDIR: 54, ENOTEMPTY: 55, EPERM: 63, EPIPE: 64,
  EROFS: 69, ESPIPE: 70, EXDEV: 75,
};
const DEVICE = 2, FOLDER = 3, FILE = 4, LINK = 7;
const ROOT = 3; // the one folder that is open from the start
const CREATE = 1, EXCLUSIVE = 4, TRUNCATE = 8;
const MAY_READ = 2n, MAY_WRITE = 64n, ALL_RIGHTS = (1n << 30n) - 1n, MAY_SEEK = 4n | 32n;

/** The end of the program, with its exit status. */
export class Ended extends Error {
  constructor(code) {
    super(`ended with ${code}`);
    this.code = code;
  }
}

const typeOf = (stat) =>
  stat.isFile() ? FILE : stat.isDirectory() ? FOLDER : stat.isSymbolicLink() ? LINK : stat.isCharacterDevice() ? DEVICE : 0;

/** A pipe that is not ready says so; there is nothing else to do meanwhile. */
const patiently = (action) => {
  for (;;) {
    try {
      return action();
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
};

/** wasi-libc makes every path absolute and drops the first slash; "home/a.txt", or "C:/home/a.txt" on Windows. */
const hostPath = (folder, name) => {
  const drive = process.platform === 'win32' ? name.match(/.*?([A-Za-z]:[\\/][^:]*)$/)?.[1] : undefined;
  return path.resolve(folder, drive ?? name);
};

export class Wasi {
  #args;
  #environment;
  #files = new Map([[0, { fd: 0 }], [1, { fd: 1 }], [2, { fd: 2 }], [ROOT, { folder: '/' }]]);
  memory;

  constructor(args, environment) {
    const encode = (text) => Buffer.from(`${text}\0`);
    const home = environment.HOME ?? environment.USERPROFILE;
    const all = { ...environment, PWD: process.cwd().replaceAll('\\', '/'), ...(home && { HOME: home.replaceAll('\\', '/') }) };
    this.#args = args.map(encode);
    this.#environment = Object.entries(all).map(([name, value]) => encode(`${name}=${value}`));
  }

  get imports() {
    const calls = ['args_get', 'args_sizes_get', 'clock_time_get', 'environ_get', 'environ_sizes_get', 'fd_close', 'fd_fdstat_get',
      'fd_fdstat_set_flags', 'fd_filestat_get', 'fd_pread', 'fd_prestat_dir_name', 'fd_prestat_get', 'fd_read', 'fd_readdir', 'fd_seek', 'fd_sync', 'fd_write',
      'path_filestat_get', 'path_open', 'path_readlink', 'path_rename', 'path_unlink_file', 'random_get'];
    const guarded = (name) => (...args) => {
      try {
        return this[name](...args) ?? 0;
      } catch (error) {
        return ERRNO[error.code] ?? ERRNO.EIO;
      }
    };
    const proc_exit = (code) => {
      throw new Ended(code);
    };
    const real_path = (at, size, to, room) => {
      const status = guarded('realPath')(at, size, to, room);
      return this.#written ?? -status;
    };
    return {
      wasi_snapshot_preview1: { ...Object.fromEntries(calls.map((name) => [name, guarded(name)])), proc_exit },
      replylint: { real_path, copy_mode: guarded('copyMode') },
    };
  }

  // -------------------------------------------------------------- memory

  get #view() {
    return new DataView(this.memory.buffer);
  }

  #bytes(at, size) {
    return new Uint8Array(this.memory.buffer, at, size);
  }

  #text(at, size) {
    return Buffer.from(this.#bytes(at, size)).toString();
  }

  #file(number) {
    const file = this.#files.get(number);
    if (!file) throw Object.assign(new Error('not open'), { code: 'EBADF' });
    return file;
  }

  /** The buffers of a read or a write, as the program lists them. */
  *#buffers(list, count) {
    for (let i = 0; i < count; i++) yield this.#bytes(this.#view.getUint32(list + 8 * i, true), this.#view.getUint32(list + 8 * i + 4, true));
  }

  #putTexts(texts, pointers, at) {
    for (const text of texts) {
      this.#view.setUint32(pointers, at, true);
      this.#bytes(at, text.length).set(text);
      pointers += 4;
      at += text.length;
    }
  }

  #putSizes(texts, count, size) {
    this.#view.setUint32(count, texts.length, true);
    this.#view.setUint32(size, texts.reduce((sum, text) => sum + text.length, 0), true);
  }

  #putStat(stat, at) {
    const view = this.#view;
    const time = (milliseconds) => BigInt(Math.round(milliseconds)) * 1000000n;
    [BigInt(stat.dev), BigInt(stat.ino), BigInt(typeOf(stat)), BigInt(stat.nlink), BigInt(stat.size), time(stat.atimeMs), time(stat.mtimeMs),
      time(stat.ctimeMs)].forEach((value, i) => view.setBigUint64(at + 8 * i, BigInt.asUintN(64, value), true));
  }

  // -------------------------------------------------------------- arguments, environment, chance

  args_get(pointers, at) {
    this.#putTexts(this.#args, pointers, at);
  }

  args_sizes_get(count, size) {
    this.#putSizes(this.#args, count, size);
  }

  environ_get(pointers, at) {
    this.#putTexts(this.#environment, pointers, at);
  }

  environ_sizes_get(count, size) {
    this.#putSizes(this.#environment, count, size);
  }

  /** In nanoseconds; every clock is that of the day. */
  clock_time_get(clock, precision, at) {
    this.#view.setBigUint64(at, BigInt(Date.now()) * 1000000n, true);
  }

  random_get(at, size) {
    randomFillSync(this.#bytes(at, size));
  }

  // -------------------------------------------------------------- what is open

  fd_prestat_get(number, at) {
    if (number !== ROOT) return ERRNO.EBADF;
    this.#view.setUint32(at, 0, true);
    this.#view.setUint32(at + 4, 1, true);
  }

  fd_prestat_dir_name(number, at) {
    this.#bytes(at, 1)[0] = '/'.charCodeAt(0);
  }

  /** isatty() asks here: a terminal is a device that cannot seek. */
  fd_fdstat_get(number, at) {
    const { fd } = this.#file(number);
    const type = fd === undefined ? FOLDER : typeOf(fs.fstatSync(fd));
    this.#bytes(at, 24).fill(0);
    this.#view.setUint8(at, type);
    this.#view.setBigUint64(at + 8, type === DEVICE ? ALL_RIGHTS & ~MAY_SEEK : ALL_RIGHTS, true);
    this.#view.setBigUint64(at + 16, ALL_RIGHTS, true);
  }

  fd_fdstat_set_flags() {}

  fd_filestat_get(number, at) {
    const { fd, folder } = this.#file(number);
    this.#putStat(fd === undefined ? fs.statSync(folder) : fs.fstatSync(fd), at);
  }

  fd_close(number) {
    const { fd } = this.#file(number);
    this.#files.delete(number);
    if (fd !== undefined && fd > 2) fs.closeSync(fd);
  }

  fd_sync(number) {
    const { fd } = this.#file(number);
    if (fd !== undefined) fs.fsyncSync(fd);
  }

  /** Only files have a place: `at` undefined reads on. */
  #read(file, list, count, at, sizeAt) {
    let total = 0;
    for (const buffer of this.#buffers(list, count)) {
      if (buffer.length === 0) continue;
      let size = 0;
      try {
        size = patiently(() => fs.readSync(file.fd, buffer, 0, buffer.length, at === undefined ? null : at + total));
      } catch (error) {
        if (error.code !== 'EOF') throw error; // what Windows says at the end of a pipe
      }
      total += size;
      if (size < buffer.length) break;
    }
    this.#view.setUint32(sizeAt, total, true);
    return total;
  }

  fd_read(number, list, count, sizeAt) {
    const file = this.#file(number);
    if (file.fd === undefined) return ERRNO.EISDIR;
    const total = this.#read(file, list, count, file.at, sizeAt);
    if (file.at !== undefined) file.at += total;
  }

  fd_pread(number, list, count, at, sizeAt) {
    this.#read(this.#file(number), list, count, Number(at), sizeAt);
  }

  fd_write(number, list, count, sizeAt) {
    const file = this.#file(number);
    let total = 0;
    for (const buffer of this.#buffers(list, count))
      for (let done = 0; done < buffer.length; ) {
        const size = patiently(() => fs.writeSync(file.fd, buffer, done, buffer.length - done, file.at ?? null));
        done += size;
        total += size;
        if (file.at !== undefined) file.at += size;
      }
    this.#view.setUint32(sizeAt, total, true);
  }

  fd_seek(number, by, whence, at) {
    const file = this.#file(number);
    if (file.at === undefined) return ERRNO.ESPIPE;
    const from = whence === 0 ? 0 : whence === 1 ? file.at : fs.fstatSync(file.fd).size;
    file.at = from + Number(by);
    this.#view.setBigUint64(at, BigInt(file.at), true);
  }

  fd_readdir(number, at, room, cookie, sizeAt) {
    const file = this.#file(number);
    file.entries ??= fs.readdirSync(file.folder, { withFileTypes: true });
    let used = 0;
    for (let i = Number(cookie); i < file.entries.length && used < room; i++) {
      const name = Buffer.from(file.entries[i].name);
      const entry = Buffer.alloc(24 + name.length);
      entry.writeBigUInt64LE(BigInt(i + 1), 0);
      entry.writeUInt32LE(name.length, 16);
      entry.writeUInt8(typeOf(file.entries[i]), 20);
      name.copy(entry, 24);
      const part = entry.subarray(0, room - used); // cut off: the program comes back with more room
      this.#bytes(at + used, part.length).set(part);
      used += part.length;
    }
    this.#view.setUint32(sizeAt, used, true);
  }

  // -------------------------------------------------------------- by name

  #path(number, at, size) {
    return hostPath(this.#file(number).folder, this.#text(at, size));
  }

  path_open(number, follow, at, size, how, rights, inherited, flags, numberAt) {
    const name = this.#path(number, at, size);
    const isFolder = fs.statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
    let file = { folder: name };
    if (!isFolder) {
      const wants = (rights & MAY_WRITE) !== 0n ? ((rights & MAY_READ) !== 0n ? fs.constants.O_RDWR : fs.constants.O_WRONLY) : fs.constants.O_RDONLY;
      const mode = wants | (how & CREATE ? fs.constants.O_CREAT : 0) | (how & EXCLUSIVE ? fs.constants.O_EXCL : 0) |
        (how & TRUNCATE ? fs.constants.O_TRUNC : 0);
      const fd = fs.openSync(name, mode, 0o600);
      file = { fd, at: fs.fstatSync(fd).isFile() ? 0 : undefined };
    }
    let free = ROOT + 1;
    while (this.#files.has(free)) free++;
    this.#files.set(free, file);
    this.#view.setUint32(numberAt, free, true);
  }

  path_filestat_get(number, follow, at, size, to) {
    const name = this.#path(number, at, size);
    this.#putStat(follow & 1 ? fs.statSync(name) : fs.lstatSync(name), to);
  }

  /** What the command asks for is where it is itself, and that would be node. */
  path_readlink() {
    return ERRNO.ENOSYS;
  }

  path_rename(number, from, fromSize, toNumber, to, toSize) {
    fs.renameSync(this.#path(number, from, fromSize), this.#path(toNumber, to, toSize));
  }

  path_unlink_file(number, at, size) {
    fs.unlinkSync(this.#path(number, at, size));
  }

  // -------------------------------------------------------------- our own

  #written;

  realPath(at, size, to, room) {
    this.#written = undefined;
    const given = this.#text(at, size);
    const name = Buffer.from(fs.realpathSync(path.resolve(given)).replaceAll('\\', '/'));
    if (name.length + 1 > room) return ERRNO.ENAMETOOLONG;
    this.#bytes(to, name.length).set(name);
    this.#bytes(to + name.length, 1)[0] = 0;
    this.#written = name.length;
  }

  copyMode(from, fromSize, to, toSize) {
    fs.chmodSync(path.resolve(this.#text(to, toSize)), fs.statSync(path.resolve(this.#text(from, fromSize))).mode & 0o7777);
  }
}

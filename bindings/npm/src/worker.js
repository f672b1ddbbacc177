// SPDX-License-Identifier: Apache-2.0
// A linter in a worker: what it takes to judge a draft does not hold up who types.
import { ReplylintError } from './errors.js';

export { ReplylintError } from './errors.js';

const isNode = typeof process !== 'undefined' && !!process.versions?.node && typeof window === 'undefined';

const startOwnWorker = async () => {
  const url = new URL('./worker-thread.js', import.meta.url);
  if (!isNode) return new Worker(url, { type: 'module', name: 'replylint' });
  const { Worker: Thread } = await import('node:worker_threads');
  return new Thread(url, { name: 'replylint' });
};

/** One manner for workers of browsers and threads of Node.js. */
const listen = (worker, onMessage, onEnd) => {
  if (typeof worker.on === 'function') {
    worker.on('message', onMessage);
    worker.on('error', (error) => onEnd(error.message));
    worker.on('exit', () => onEnd('it ended'));
    worker.unref?.();
  } else {
    worker.onmessage = (event) => onMessage(event.data);
    worker.onmessageerror = () => onEnd('it sent what cannot be read');
    worker.onerror = (event) => {
      event.preventDefault?.();
      onEnd(event.message || 'its script could not be run; is it served, and allowed by worker-src?');
    };
  }
};

/** As Linter, with promises. A worker that dies is started anew by the next call. */
export class WorkerLinter {
  #start;
  #making;
  #worker = null;
  #waiting = new Map();
  #last = 0;
  #closed = false;

  /** @internal */
  constructor(start, making) {
    this.#start = start;
    this.#making = making;
  }

  async #running() {
    if (this.#worker) return this.#worker;
    const starting = Promise.resolve(this.#start()).then((worker) => {
      listen(worker, (message) => this.#answer(message), (why) => this.#ended(starting, why));
      return worker;
    });
    this.#worker = starting;
    starting.catch((cause) => this.#ended(starting, cause.message));
    this.#send(await starting, 'make', this.#making).catch(() => {});
    return starting;
  }

  #send(worker, method, args) {
    const id = ++this.#last;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    worker.ref?.();
    try {
      worker.postMessage({ id, method, args });
    } catch (cause) {
      this.#waiting.delete(id);
      return Promise.reject(new ReplylintError('argument', `cannot be sent to a worker: ${cause.message}`, { cause }));
    }
    return answer;
  }

  #answer({ id, result, error }) {
    const call = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (!this.#waiting.size) this.#worker?.then((worker) => worker.unref?.());
    if (error) call?.reject(new ReplylintError(error.code, error.messages));
    else call?.resolve(result);
  }

  #ended(starting, why) {
    if (this.#worker !== starting) return;
    this.#worker = null;
    const error = this.#closed
      ? new ReplylintError('closed', 'the linter was closed before it answered')
      : new ReplylintError('worker', `the worker of the linter is gone: ${why}; the next call starts another`);
    for (const call of this.#waiting.values()) call.reject(error);
    this.#waiting.clear();
  }

  async #call(method, ...args) {
    if (this.#closed) throw new ReplylintError('closed', 'the linter is closed; make a new one');
    let worker;
    try {
      worker = await this.#running();
    } catch (cause) {
      throw new ReplylintError('worker', `the worker of the linter cannot be started: ${cause.message}`, { cause });
    }
    if (this.#closed) throw new ReplylintError('closed', 'the linter was closed before it was asked');
    if (!this.#worker) throw new ReplylintError('worker', 'the worker of the linter is gone; the next call starts another');
    return this.#send(worker, method, args);
  }

  lint(text, context, options) {
    return this.#call('lint', text, context, options);
  }

  redact(text, context) {
    return this.#call('redact', text, context);
  }

  /** Settles when the linter is ready to judge; lint() waits for it anyway. */
  ready() {
    return this.#call('get', 'version');
  }

  rules() {
    return this.#call('get', 'rules');
  }

  channels() {
    return this.#call('get', 'channels');
  }

  profiles() {
    return this.#call('get', 'profiles');
  }

  /** As Linter.faults. */
  async faults() {
    return (await this.#call('faults')).map(({ code, messages }) => new ReplylintError(code, messages));
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    const starting = this.#worker;
    starting?.then((worker) => worker.terminate(), () => {});
    this.#ended(starting, '');
  }

  [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() {
    this.close();
  }
}

/** `options.worker` makes the worker where the package's own cannot be loaded; else as createLinter(). */
export const createWorkerLinter = async (settings, options = {}) => {
  const { worker = startOwnWorker, ...making } = options;
  const linter = new WorkerLinter(worker, [settings, making]);
  try {
    await linter.ready();
  } catch (error) {
    linter.close();
    throw error;
  }
  return linter;
};

// The parts of a browser that tabs share: the storage with its events, and Web Locks.
import { AsyncLocalStorage } from "node:async_hooks";
import { memoryStorage } from "./form-server.mjs";

/**
 * @typedef {object} Tab
 * @property {ReturnType<typeof memoryStorage>} storage
 * @property {boolean} isDead
 * @property {<T>(work: () => T) => T} run runs code of this tab
 * @property {(type: string, event?: object) => void} fire calls the tab's listeners of an event of the window
 * @property {() => void} close
 */

/** The tab whose code runs. @type {AsyncLocalStorage<Tab>} */
const tabs = new AsyncLocalStorage();
const GLOBALS = /** @type {const} */ (["window", "document", "navigator", "addEventListener"]);

export class Browser {
  #host;
  /** @type {Map<string, string>} */
  #disk = new Map();
  /** Changes that other tabs do not see yet. @type {{ tab: Tab, key: string, value: string | null }[]} */
  #changes = [];
  /** @type {Map<Tab, { view: Map<string, string>, listeners: [string, Function][] }>} */
  #tabs = new Map();
  /** The holders of locks and the waiting ones, by name. @type {Map<string, { tab: Tab, start: () => void }[]>} */
  #locks = new Map();

  /** @param {"script" | "http page" | "https page"} host */
  constructor(host) {
    this.#host = host;
  }

  /** Runs `work` with the globals of a page. @template T @param {() => Promise<T>} work */
  async run(work) {
    if (this.#host === "script") return work();
    const before = GLOBALS.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
    const values = {
      window: globalThis,
      document: {},
      navigator: this.#host === "https page" ? { locks: { request: this.#request } } : {},
      addEventListener: (/** @type {string} */ type, /** @type {Function} */ listener) =>
        this.#tabs.get(/** @type {Tab} */ (tabs.getStore()))?.listeners.push([type, listener]),
    };
    for (const name of GLOBALS) {
      Object.defineProperty(globalThis, name, { value: values[name], configurable: true, writable: true });
    }
    try {
      return await work();
    } finally {
      GLOBALS.forEach((name, i) => {
        const descriptor = before[i];
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      });
    }
  }

  /** @returns {Tab} */
  tab() {
    const view = this.#host === "https page" ? new Map(this.#disk) : this.#disk;
    const storage = memoryStorage(view);
    const { setItem, removeItem } = storage;
    /** @type {Tab} */
    const tab = {
      storage,
      isDead: false,
      run: (work) => tabs.run(tab, work),
      fire: (type, event = {}) => {
        const listeners = this.#tabs.get(tab)?.listeners ?? [];
        for (const [name, listener] of listeners) if (name === type) tab.run(() => listener(event));
      },
      close: () => {
        tab.isDead = true;
        for (const [name, [holder, ...waiting]] of [...this.#locks]) {
          this.#leave(name, (entry) => entry.tab === tab);
          // The code of a closed tab runs on, so that its promises settle.
          for (const entry of waiting) if (entry.tab === tab && entry !== holder) entry.start();
        }
      },
    };
    // A closed tab writes nothing, even if a response arrives.
    const write = (/** @type {string} */ key, /** @type {string | null} */ value) => {
      if (tab.isDead || storage.getItem(key) === value) return undefined;
      if (value === null) removeItem(key);
      else setItem(key, value);
      this.#changes.push({ tab, key, value });
      return undefined;
    };
    storage.setItem = write;
    storage.removeItem = (key) => write(key, null);
    if (this.#host !== "script") {
      const listing = { key: (/** @type {number} */ index) => [...view.keys()][index] ?? null };
      Object.assign(storage, listing);
      Object.defineProperty(storage, "length", { get: () => view.size });
    }
    this.#tabs.set(tab, { view, listeners: [] });
    return tab;
  }

  /** Delivers the changes to all other tabs, in their order. */
  spread() {
    for (let next = this.#changes.shift(); next; next = this.#changes.shift()) {
      const { tab, key, value } = next;
      const isLate = this.#host === "https page";
      if (isLate) change(this.#disk, key, value);
      for (const [other, { view }] of this.#tabs) {
        // The tab's own change of the key is newer.
        if (isLate && !this.#changes.some((later) => later.tab === other && later.key === key))
          change(view, key, value);
        if (other !== tab && !other.isDead) other.fire("storage", { key });
      }
    }
  }

  /** Whether a tab does not see a change of another tab yet. */
  get isLate() {
    return this.#changes.length > 0;
  }

  /** Whether tabs get storage events. */
  get hasEvents() {
    return this.#host !== "script";
  }

  /** All texts in the storage. */
  texts() {
    return [...this.#disk.values()].join("\n");
  }

  /** The locks of the Web Locks API. @param {string} name @param {any} options @param {() => Promise<any>} callback */
  #request = (name, { signal }, callback) =>
    new Promise((resolve, reject) => {
      const tab = /** @type {Tab} */ (tabs.getStore());
      const entry = {
        tab,
        start: () => {
          // The changes of the last holder arrive before its lock.
          this.spread();
          const done = tab.run(callback);
          resolve(done);
          done.finally(() => this.#leave(name, (other) => other === entry)).catch(() => {});
        },
      };
      if (tab.isDead) return entry.start();
      signal.addEventListener("abort", () => {
        reject(signal.reason);
        this.#leave(name, (other) => other === entry);
      });
      const queue = this.#locks.get(name) ?? [];
      this.#locks.set(name, [...queue, entry]);
      if (queue.length === 0) entry.start();
    });

  /** @param {string} name @param {(entry: { tab: Tab, start: () => void }) => boolean} isLeaving */
  #leave(name, isLeaving) {
    const queue = this.#locks.get(name) ?? [];
    const left = queue.filter((entry) => !isLeaving(entry));
    this.#locks.set(name, left);
    if (left[0] !== queue[0]) left[0]?.start();
  }
}

/** @param {Map<string, string>} map @param {string} key @param {string | null} value */
function change(map, key, value) {
  if (value === null) map.delete(key);
  else map.set(key, value);
}

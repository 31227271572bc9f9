// The journal of an import: the rows that were sent, and their outcomes. It is complete after a kill at any moment,
// because each line is on the disk before the next step begins.
import { fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";

/**
 * @typedef {object} Entry
 * @property {"sending" | "created" | "not-created"} state `sending`: the outcome is unclear
 * @property {import("outbound-campaign").CreateCampaign} campaign
 * @property {string} file name of the file that had the row: the source or one of its reports
 * @property {number} line in the file at that time
 * @property {Date} since the time of the request
 * @property {string[]} knownIds the campaigns that existed before the run
 * @property {string} [id] of the created campaign
 */

export class Journal {
  /** @type {Map<string, Entry>} the entries by the key of their row */
  entries = new Map();
  #descriptor;
  #bytes;
  #knownIds = [];

  /** @param {string} path */
  constructor(path) {
    this.path = path;
    this.#descriptor = openSync(path, "a+");
    const text = readFileSync(path, "utf8");
    // A kill can leave an incomplete last line. The step that it announces has not begun.
    const complete = text.slice(0, text.lastIndexOf("\n") + 1);
    this.#bytes = Buffer.byteLength(complete);
    if (complete !== text) ftruncateSync(this.#descriptor, this.#bytes);
    for (const line of complete.split("\n").filter(Boolean)) this.#apply(JSON.parse(line));
  }

  /** Begins a run. @param {string[]} knownIds the campaigns that exist now */
  begin(knownIds) {
    this.#append({ knownIds });
  }

  /**
   * Notes that a row is about to be sent.
   *
   * @param {string} key
   * @param {Pick<Entry, "file" | "line" | "campaign">} row
   */
  sending(key, row) {
    this.#append({ key, state: "sending", since: new Date(), ...row });
  }

  /** @param {string} key @param {number | string} id */
  created(key, id) {
    this.#append({ key, state: "created", id: String(id) });
  }

  /** Notes that a row certainly did not become a campaign. @param {string} key */
  notCreated(key) {
    this.#append({ key, state: "not-created" });
  }

  /** The rows with an unclear outcome. */
  get unclear() {
    return [...this.entries].filter(([, { state }]) => state === "sending");
  }

  /** The ids of the campaigns that an unclear entry cannot be. @param {Entry} entry */
  idsBeside(entry) {
    const created = [...this.entries.values()].flatMap(({ id }) => id ?? []);
    return [...entry.knownIds, ...created];
  }

  #append(record) {
    const line = `${JSON.stringify(record)}\n`;
    writeSync(this.#descriptor, line);
    fsyncSync(this.#descriptor);
    this.#bytes += Buffer.byteLength(line);
    this.#apply(JSON.parse(line));
    if (fstatSync(this.#descriptor).size !== this.#bytes) {
      throw new Error(
        `Another import writes to ${this.path}. This one stops. Start it again when the other has ended.`,
      );
    }
  }

  #apply({ key, knownIds, since, ...rest }) {
    if (knownIds) this.#knownIds = knownIds;
    if (!key) return;
    const entry = { ...this.entries.get(key), ...rest };
    if (since) Object.assign(entry, { since: new Date(since), knownIds: this.#knownIds });
    this.entries.set(key, entry);
  }
}

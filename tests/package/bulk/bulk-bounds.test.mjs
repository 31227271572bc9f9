// Bounds of validateNdjson: timers run beside it, an abort ends it, and a kept row does not keep its file.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setImmediate as immediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { validateNdjson } from "../../../pkg/index.js";
import { longestGap } from "../support/event-loop.mjs";

/** The documentation promises 20 ms. The rest is slack for a busy machine. */
const LONGEST_GAP_MS = 50;
const ROWS = 300_000;

const encoder = new TextEncoder();
const good = '{"name":"Spring","assistant_id":127}';
/** Each row fills a whole file: the rows that are cheapest to write and those that are slowest to validate. */
const contents = {
  numbers: "1",
  "empty objects": "{}",
  "lists in front of a blank": " [",
  "unfinished objects": "{",
  "accepted rows": good,
  "rows that are wrong in everything":
    '{"name":1,"assistant_id":"x","timezone":1,"allowed_days":[1,2],"phone_number_ids":["a","a"]}',
};

/** @param {string} row @param {number} bytes */
const file = (row, bytes) => encoder.encode(`${row}\n`.repeat(Math.floor(bytes / (row.length + 1))));

/** @param {any} source */
async function readAll(source) {
  let rows = 0;
  for await (const _ of validateNdjson(source)) rows++;
  return rows;
}

/** @param {Uint8Array} bytes @param {number} size */
function* pieces(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("the event loop", () => {
  for (const [name, row] of Object.entries(contents)) {
    it(`validateNdjson blocks the event loop for at most ${LONGEST_GAP_MS} ms on ${name} in one buffer`, async () => {
      // The first call compiles the engine.
      await readAll(file(row, 1000));
      const bytes = file(row, name === "numbers" ? 2 * ROWS : name === "accepted rows" ? 2 ** 21 : 2 ** 16);
      const { longest, ticks } = await longestGap(() => readAll(bytes), LONGEST_GAP_MS);
      assert.ok(longest < LONGEST_GAP_MS, `${longest} ms`);
      assert.ok(ticks > 0, "no timer ran in between");
    });
  }

  it("validateNdjson yields to the event loop for a list, a generator and a stream that never wait", async () => {
    const bytes = file("1", 2 ** 18);
    const sources = {
      list: () => [...pieces(bytes, 1000)],
      generator: () => pieces(bytes, 100),
      stream: () => new Blob([bytes]).stream(),
      blanks: () => [encoder.encode("\n".repeat(2 ** 23))],
    };
    for (const [name, source] of Object.entries(sources)) {
      const { longest } = await longestGap(() => readAll(source()), LONGEST_GAP_MS);
      assert.ok(longest < LONGEST_GAP_MS, `${name}: ${longest} ms`);
    }
  });

  it("validateNdjson yields to the event loop for a source of empty chunks", async () => {
    let isStopped = false;
    const endless = (function* () {
      while (!isStopped) yield new Uint8Array();
    })();
    setTimeout(() => {
      isStopped = true;
    }, 5);
    assert.equal(await readAll(endless), 0);
  });
});

describe("an abort", () => {
  for (const [name, source] of /** @type {[string, () => any][]} */ ([
    ["bytes", () => file("1", 2 * ROWS)],
    ["a list", () => [...pieces(file("1", 2 * ROWS), 2 ** 20)]],
    ["a stream", () => new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (file("1", 2 * ROWS))]).stream()],
  ])) {
    it(`an abort by a timer ends validateNdjson of ${name} before its next row`, async () => {
      const controller = new AbortController();
      let rows = 0;
      let rowsAtAbort = -1;
      setTimeout(() => {
        rowsAtAbort = rows;
        controller.abort(new Error("enough"));
      }, 10);
      const read = async () => {
        for await (const _ of validateNdjson(source(), { signal: controller.signal })) rows++;
      };
      await assert.rejects(read, /enough/);
      assert.equal(rows, rowsAtAbort);
      assert.ok(rows < ROWS, "not all was read");
    });
  }

  it("an abort between two rows of a block rejects with the reason and yields no further row", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    let given = 0;
    let isClosed = false;
    const source = (function* () {
      try {
        for (; given < 10; given++) yield file(good, 10_000);
      } finally {
        isClosed = true;
      }
    })();
    const seen = [];
    const read = async () => {
      for await (const { row } of validateNdjson(source, { signal: controller.signal })) {
        seen.push(row);
        if (row === 7) controller.abort(reason);
      }
    };
    await assert.rejects(read, (error) => error === reason);
    assert.deepEqual([seen.length, given, isClosed], [7, 0, true]);
  });
});

describe("rows that are kept", () => {
  setFlagsFromString("--expose-gc");
  const collect = /** @type {() => void} */ (runInNewContext("gc"));
  const MIB = 2 ** 20;

  /** Bytes of the process that a garbage collection leaves. */
  async function used() {
    // Two rounds with a turn between them: the second frees the objects that the first finalized.
    for (let i = 0; i < 2; i++) {
      collect();
      await immediate();
    }
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    return heapUsed + Math.max(external, arrayBuffers);
  }

  for (const [name, read] of /** @type {[string, (row: any) => unknown][]} */ ([
    ["as they came", (row) => row],
    ["with their campaigns read", (row) => (row.ok ? [row, row.campaign] : [row, row.errors, row.issues])],
  ])) {
    it(`800 rows of a file of 190 MiB, ${name}, take less than 20 MiB`, { timeout: 120_000 }, async () => {
      const lines = [
        good,
        '{"name":"A name of more than twelve characters","assistant_id":"x"}',
        '{"name":"\\u00e9tude","assistant_id":5}',
      ];
      const padding = `,"notes":"${"x".repeat(4000)}"}`;
      const text = lines.map((line) => `${line.slice(0, -1)}${padding}\n`).join("");
      const chunk = encoder.encode(text.repeat(Math.floor(2 ** 20 / text.length)));
      const source = (function* () {
        for (let bytes = 0; bytes < 190 * MIB; bytes += chunk.length) yield chunk.slice();
      })();
      const before = await used();
      const kept = [];
      let rows = 0;
      for await (const row of validateNdjson(source)) if (++rows % 60 === 0 && kept.length < 800) kept.push(read(row));
      const growth = (await used()) - before;
      assert.equal(kept.length, 800);
      assert.ok(growth < 20 * MIB, `${(growth / MIB).toFixed(1)} MiB`);
    });
  }

  it("a kept row still gives its campaign when the source has overwritten its buffer", async () => {
    const buffer = new Uint8Array(100);
    const source = (function* () {
      for (const name of ["first", "second", "third"]) {
        buffer.fill(0x20);
        encoder.encodeInto(`{"name":"${name}","assistant_id":1}\n`, buffer);
        yield buffer;
      }
    })();
    const rows = [];
    for await (const row of validateNdjson(source)) rows.push(row);
    assert.deepEqual(
      rows.map((row) => row.ok && row.campaign.name),
      ["first", "second", "third"],
    );
  });
});

describe("a line in parts of one byte", () => {
  it("validateNdjson takes no more memory for a line in chunks of one byte than for a line in one chunk", async () => {
    const line = encoder.encode(`{"name":"${"x".repeat(750_000)}","assistant_id":1}`);
    const before = process.memoryUsage().rss;
    let peak = 0;
    const source = (function* () {
      for (let i = 0; i < line.length; i++) {
        if (i % 2 ** 16 === 0) peak = Math.max(peak, process.memoryUsage().rss);
        yield line.subarray(i, i + 1);
      }
    })();
    assert.equal(await readAll(source), 1);
    // A list of the chunks takes 190 MiB.
    assert.ok(peak - before < 95 * 2 ** 20, `${(peak - before) / 2 ** 20} MiB`);
  });
});

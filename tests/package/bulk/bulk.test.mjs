// validateMany and validateNdjson: the verdicts of single calls, for any chunk boundaries, and no stream left open.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { describe, it } from "node:test";
import { validateCampaign, validateCampaignJson, validateMany, validateNdjson } from "../../../pkg/index.js";
import { readCases } from "../../conformance/cases.mjs";

/** @typedef {import("outbound-campaign").NdjsonOptions} NdjsonOptions */
const bytesOf = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** @param {any} source @param {NdjsonOptions} [options] */
async function all(source, options) {
  /** @type {any[]} */
  const rows = [];
  for await (const row of validateNdjson(source, options)) rows.push(JSON.parse(JSON.stringify(row)));
  return rows;
}

/** @param {Uint8Array} bytes @param {number} size */
const pieces = (bytes, size) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size));

const good = '{"name":"Röw","assistant_id":1,"timezone":"UTC","allowed_days":["monday"],"phone_number_ids":[1,2]}';
const bad = '{"name":"","assistant_id":"abc","max_retries":9,"allowed_days":["monday","x"],"phone_number_ids":[3,3]}';
const required = {
  name: ["The name field is required."],
  assistant_id: ["The assistant id field is required."],
};

describe("validateMany", () => {
  it("validateMany returns the verdict of each form in order", () => {
    const forms = [{ name: "a", assistant_id: 1 }, {}, null, { name: " b ", assistant_id: "7" }];
    for (const options of [undefined, { profile: /** @type {const} */ ("laravel-8") }, { account: {} }]) {
      assert.deepEqual(
        validateMany(forms, options),
        forms.map((form) => validateCampaign(form, options)),
      );
    }
  });

  it("validateMany throws a TypeError for forms and options that are invalid, even for an empty list", () => {
    assert.deepEqual(validateMany([]), []);
    assert.throws(() => validateMany(/** @type {any} */ ("forms")), {
      name: "TypeError",
      message: "forms must be an array",
    });
    assert.throws(() => validateMany([], /** @type {any} */ ({ profile: "laravel-9" })), /^TypeError: profile must be/);
  });
});

describe("validateNdjson", () => {
  const text = `${good}\r\n\n  \t\n${bad}\nno json\n{"name":"a\\u00e9","assistant_id":1.0}\n[]\n${good}`;
  const offsets = ["{", `${bad}`, "no json", '{"name":"a\\u', "[]"].map(
    (start) => bytesOf(text.slice(0, text.indexOf(start))).length,
  );

  it("validateNdjson yields each row's verdict, row number and byte offset", async () => {
    const rows = await all(bytesOf(text));
    assert.deepEqual(
      rows.map(({ row, byteOffset, ok }) => [row, byteOffset, ok]),
      [
        [1, offsets[0], true],
        [2, offsets[1], false],
        [3, offsets[2], false],
        [4, offsets[3], true],
        [5, offsets[4], false],
        [6, bytesOf(text).length - bytesOf(good).length, true],
      ],
    );
    assert.deepEqual(rows[2]?.errors, required);
    assert.deepEqual(Object.keys(rows[1]), ["row", "byteOffset", "ok", "message", "errors", "issues"]);
    assert.deepEqual(rows[3]?.campaign, { name: "aé", assistant_id: 1 });
  });

  it("validateNdjson yields the same rows for any chunk boundaries", async () => {
    const bytes = bytesOf(text);
    const expected = await all(bytes);
    for (let size = 1; size < bytes.length; size += size < 40 ? 1 : 17) {
      assert.deepEqual(await all(pieces(bytes, size)), expected, `pieces of ${size}`);
    }
    for (let at = 0; at <= bytes.length; at++) {
      assert.deepEqual(await all([bytes.slice(0, at), bytes.slice(at)]), expected, `cut at ${at}`);
    }
  });

  /** The text of a refused value is read from its line, where escapes and trimmed characters stand as written. */
  it("a row has the same suggestions as its body, however the refused text is written", async () => {
    const times = [
      "9:00",
      " 9:00",
      "9:00 ",
      "\\t9:00",
      "9:00\\n",
      "9\\u003a00",
      "\\u0039:00",
      "\\u0020 9:00",
      "9:00\\u00a0",
    ];
    const others = ["9:00é", "é", '\\"9:00', ' \\"9:00', "\\\\", "9\\/00", "Z".repeat(64), "\\u00e9", "9".repeat(300)];
    for (const note of ["", "é"]) {
      const lines = [...times, ...others].map(
        (time) =>
          `{"notes":"${note}","name":"a","assistant_id":"7x","allowed_hours_start_time":"${time}",` +
          `"allowed_days":["Mon","${time}"]}`,
      );
      for (const profile of /** @type {const} */ (["laravel-8", "laravel-12"])) {
        const rows = await all(bytesOf(`${lines.join("\n")}\n`), { profile });
        for (const [i, { issues }] of rows.entries()) {
          const verdict = validateCampaignJson(/** @type {string} */ (lines[i]), { profile });
          assert.deepEqual(issues, verdict.ok ? [] : verdict.issues, lines[i]);
        }
        const found = rows.slice(0, times.length - 1).map(({ issues }) => issues[1].suggestion);
        assert.deepEqual(found, Array(times.length - 1).fill("09:00"));
      }
    }
  });

  it("validateNdjson agrees with validateCampaignJson on every recorded body", async () => {
    const bodies = readCases().map(({ body }) => (typeof body === "string" ? bytesOf(body) : body));
    // A line feed would cut a body in two. A blank in its place leaves a row with the same verdict or another body.
    const lines = bodies.filter((body) => body.length > 0).map((body) => body.map((byte) => (byte === 10 ? 32 : byte)));
    const rows = lines.filter((line) => !line.every((byte) => [32, 9, 13].includes(byte)));
    const file = Buffer.concat(rows.flatMap((line) => [line, bytesOf("\n")]));
    for (const profile of /** @type {const} */ (["documented", "laravel-8", "laravel-12"])) {
      for (const options of [{ profile }, { profile, account: { outbound_assistant_ids: [1] } }]) {
        const verdicts = await all(file, options);
        assert.equal(verdicts.length, rows.length);
        for (const [i, { row, byteOffset, ...verdict }] of verdicts.entries()) {
          const { warnings, unchecked, ...expected } = validateCampaignJson(
            /** @type {Uint8Array} */ (rows[i]),
            options,
          );
          assert.equal(row, i + 1);
          assert.deepEqual(verdict, expected, Buffer.from(/** @type {Uint8Array} */ (rows[i])).toString());
          assert.ok(file.subarray(byteOffset).indexOf(/** @type {Uint8Array} */ (rows[i])) === 0);
        }
      }
    }
  });

  it("validateNdjson accepts a missing last line feed, a leading byte order mark and empty sources", async () => {
    const expected = await all(bytesOf(`${good}\n`));
    assert.deepEqual(await all(bytesOf(good)), expected);
    for (const size of [1, 2, 3, 4, 1000]) {
      const marked = await all(pieces(bytesOf(`\ufeff${good}`), size));
      assert.deepEqual(marked, [{ ...expected[0], byteOffset: 3 }]);
    }
    for (const empty of [[], [new Uint8Array()], bytesOf("\n\n"), new Uint8Array()])
      assert.deepEqual(await all(empty), []);
    assert.deepEqual((await all(pieces(Uint8Array.of(0xef, 0xbb), 1)))[0]?.errors, required);
    // A byte order mark at any other offset is invalid JSON.
    assert.deepEqual((await all(bytesOf(`${good}\n\ufeff${good}`)))[1]?.errors, required);
  });

  it("validateNdjson rejects a row with invalid UTF-8 and accepts the row after it", async () => {
    for (const broken of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]]) {
      const line = Buffer.concat([
        bytesOf('{"name":"a'),
        Uint8Array.from(broken),
        bytesOf('","assistant_id":1}\n'),
        bytesOf(good),
      ]);
      const [first, second] = await all(line);
      assert.deepEqual(first?.errors, required, broken.join());
      assert.equal(second?.ok, true);
    }
  });

  it("validateNdjson rejects a line beyond maxLineBytes and does not buffer it", async () => {
    const long = `{"name":"${"x".repeat(200)}","assistant_id":1}`;
    const limit = bytesOf(good).length;
    const bytes = bytesOf(`${long}\n${good}\n${long}\n${long}\n${good}\n${long}`);
    const expected = [false, true, false, false, true, false];
    for (const size of [1, 7, 64, 199, 200, 201, 1000, 10_000]) {
      const rows = await all(pieces(bytes, size), { maxLineBytes: limit });
      assert.deepEqual(
        rows.map(({ ok }) => ok),
        expected,
        `${size}`,
      );
      assert.deepEqual(
        rows.map(({ lineTooLong }) => lineTooLong ?? false),
        expected.map((ok) => !ok),
      );
      assert.deepEqual(rows[0]?.errors, required);
      assert.ok(rows.every(({ byteOffset }) => bytes[byteOffset] === 0x7b));
    }
    // One line without an end, a hundred times as long as the limit.
    let given = 0;
    const part = new Uint8Array(2 ** 20).fill(0x61);
    const endless = (function* () {
      for (; given < 100; given++) yield part;
    })();
    const before = process.memoryUsage().arrayBuffers;
    const rows = await all(endless);
    assert.deepEqual([rows.length, rows[0]?.lineTooLong, given], [1, true, 100]);
    assert.ok(process.memoryUsage().arrayBuffers - before < 64 * 2 ** 20, "kept in memory");
  });

  it("validateNdjson reads no more chunks than the caller consumes", async () => {
    let given = 0;
    const source = (function* () {
      for (; given < 1000; given++) yield bytesOf(`${good}\n`);
    })();
    const rows = validateNdjson(source);
    for (let i = 0; i < 3; i++) await rows.next();
    assert.ok(given <= 4, `${given} pieces for 3 rows`);
    await rows.return();
    assert.ok(given <= 4);
  });

  it("validateNdjson cancels the stream when the iteration ends early", async () => {
    /** @type {string[]} */
    const cancelled = [];
    const web = new ReadableStream({
      pull: (controller) => controller.enqueue(bytesOf(`${good}\n`)),
      cancel: () => void cancelled.push("web"),
    });
    for await (const { row } of validateNdjson(web)) if (row === 2) break;
    const node = Readable.from([bytesOf(`${good}\n`), bytesOf(`${good}\n`), bytesOf(`${good}\n`)]);
    for await (const { row } of validateNdjson(node)) if (row === 2) break;
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([cancelled, node.destroyed, web.locked], [["web"], true, true]);
  });

  it("validateNdjson reports its own error, not that of a source that cannot be cancelled", async () => {
    const line = bytesOf(`${good}\n`);
    for (const end of [
      () => {
        throw new Error("cannot end");
      },
      () => Promise.reject(new Error("cannot end")),
    ]) {
      const source = () =>
        /** @type {any} */ ({
          [Symbol.asyncIterator]: () => ({ next: async () => ({ done: false, value: line }), return: end }),
        });
      const onProgress = () => {
        throw new Error("no progress");
      };
      await assert.rejects(all(source(), { onProgress }), /no progress/);
      const rows = validateNdjson(source());
      assert.equal((await rows.next()).value?.row, 1);
      assert.deepEqual(await rows.return(), { done: true, value: undefined });
      assert.deepEqual(await rows.next(), { done: true, value: undefined });
    }
  });

  it("concurrent calls of next get the rows in the order of the calls", async () => {
    const rows = validateNdjson(Array.from({ length: 6 }, () => bytesOf(`${good}\n`)));
    const first = [rows.next(), rows.next(), rows.next()];
    await first[0];
    const results = await Promise.all([...first, rows.next(), rows.next(), rows.next(), rows.next()]);
    assert.deepEqual(
      results.map(({ value }) => value?.row),
      [1, 2, 3, 4, 5, 6, undefined],
    );
  });

  it("calls of next before a call of return get their rows", async () => {
    const rows = validateNdjson([bytesOf(`${good}\n`), bytesOf(`${good}\n`)]);
    const results = await Promise.all([rows.next(), rows.next(), rows.return(), rows.next()]);
    assert.deepEqual(
      results.map(({ done, value }) => [done, value?.row]),
      [
        [false, 1],
        [false, 2],
        [true, undefined],
        [true, undefined],
      ],
    );
  });

  it("validateNdjson reads no more after onProgress has ended the iteration", async () => {
    let [reads, ends] = [0, 0];
    const source = /** @type {any} */ ({
      [Symbol.asyncIterator]: () => ({
        // The second read never ends.
        next: () => (reads++ === 0 ? { done: false, value: bytesOf(`${good}\n`) } : new Promise(() => {})),
        return: () => ends++,
      }),
    });
    const rows = validateNdjson(source, { onProgress: () => void rows.return() });
    assert.equal((await rows.next()).value?.row, 1);
    assert.deepEqual(await rows.next(), { done: true, value: undefined });
    assert.deepEqual([reads, ends], [1, 1]);
  });

  it("a row gives its own campaign after the caller changed its members", async () => {
    const lines = ["first", "second"].map((name) => JSON.stringify({ name, assistant_id: 1 }));
    const rows = await all(bytesOf(lines.join("\n")));
    for (const row of rows) Object.assign(row, { byteOffset: 0, row: 1 });
    assert.deepEqual(
      rows.map((row) => row.ok && row.campaign.name),
      ["first", "second"],
    );
  });

  it("validateNdjson rejects with the stream's error, and reads an intact stream to its end", async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("the disk is gone")) });
    await assert.rejects(all(broken), /the disk is gone/);
    assert.equal((await all(new Blob([`${good}\n${bad}\n`]).stream())).length, 2);
  });

  it("validateNdjson rejects at an abort while the stream is silent, and cancels the stream", async () => {
    const hanging = { cancelled: false };
    const stream = new ReadableStream({
      start: (controller) => controller.enqueue(bytesOf(`${good}\n`)),
      cancel: () => {
        hanging.cancelled = true;
      },
    });
    const controller = new AbortController();
    const rows = validateNdjson(stream, { signal: controller.signal });
    assert.equal((await rows.next()).value?.row, 1);
    const waiting = rows.next();
    controller.abort();
    await assert.rejects(waiting, { name: "AbortError" });
    assert.equal(hanging.cancelled, true);
    await assert.rejects(all(bytesOf(good), { signal: AbortSignal.abort(new Error("enough")) }), /enough/);
  });

  it("validateNdjson reports rows and bytes to onProgress", async () => {
    /** @type {{ rows: number, bytes: number }[]} */
    const seen = [];
    const bytes = bytesOf(`${good}\n`.repeat(3000));
    await all(bytes, { onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(seen.at(-1), { rows: 3000, bytes: bytes.length });
    assert.ok(seen.length > 1 && seen.every(({ rows, bytes }, i) => rows >= (seen[i - 1]?.rows ?? 0) && bytes > 0));
  });

  it("validateNdjson throws at once for an invalid option and names it", () => {
    for (const [options, message] of /** @type {[any, RegExp][]} */ ([
      [{ provider: "x" }, /^provider must be/],
      [{ signal: {} }, /^signal must be/],
      [{ onProgress: 1 }, /^onProgress must be/],
      [{ maxLineBytes: 0 }, /^maxLineBytes must be/],
      [{ maxLineBytes: 1.5 }, /^maxLineBytes must be/],
      [5, /^options must be/],
    ])) {
      assert.throws(() => validateNdjson(bytesOf(good), options), { name: "TypeError", message });
    }
  });

  it("validateNdjson rejects a source of anything but bytes with a TypeError", async () => {
    for (const source of ["text", 5, null, ["text"], [[1]]]) await assert.rejects(all(source), TypeError);
  });

  it("validateNdjson keeps no memory of the rows before", async () => {
    const piece = bytesOf(`${good}\n`.repeat(600));
    const rounds = Math.ceil(2 ** 26 / piece.length);
    const source = async function* () {
      for (let i = 0; i < rounds; i++) yield piece.slice();
    };
    for (const signal of [undefined, new AbortController().signal]) {
      const before = process.memoryUsage().arrayBuffers;
      let rows = 0;
      for await (const { ok } of validateNdjson(source(), signal && { signal })) rows += ok ? 1 : 0;
      assert.equal(rows, 600 * rounds);
      const kept = process.memoryUsage().arrayBuffers - before;
      assert.ok(kept < 2 ** 25, `${kept} of ${rounds * piece.length} bytes are still there`);
    }
  });
});

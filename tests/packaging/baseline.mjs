// The oldest hosts on which the package runs. The README states them, and hosts.test.mjs checks the built files.

/** Browsers by the names of browserslist. */
export const browsers = ["chrome 96", "edge 96", "firefox 94", "safari 15", "ios_saf 15"];

/** The oldest major version of Node. Its npm package is pinned, so that the suites run on the same one everywhere. */
export const node = { major: 18, version: "18.20.8" };

/**
 * WebAssembly features of all these hosts, by binaryen's names. The newest are reference types (Chrome 96, Firefox 79,
 * Safari 15).
 * @typedef {"MutableGlobals" | "SignExt" | "NontrappingFPToInt" | "BulkMemory" | "BulkMemoryOpt"} EarlyFeature
 * @type {readonly (EarlyFeature | "ReferenceTypes" | "Multivalue")[]}
 */
export const wasmFeatures = [
  "MutableGlobals",
  "SignExt",
  "NontrappingFPToInt",
  "BulkMemory",
  "BulkMemoryOpt",
  "ReferenceTypes",
  "Multivalue",
];

/**
 * Interfaces of the platform that some of these hosts lack and es-check does not know: the pattern of a use, and the
 * first versions with it. Source: @mdn/browser-compat-data.
 * @type {readonly { name: string, pattern: RegExp, since: string }[]}
 */
export const newerApis = [
  { name: "structuredClone", pattern: /\bstructuredClone\b/, since: "Chrome 98, Safari 15.4" },
  { name: "AbortSignal.timeout", pattern: /\bAbortSignal\.timeout\b/, since: "Chrome 103, Firefox 100, Safari 16" },
  { name: "AbortSignal.any", pattern: /\bAbortSignal\.any\b/, since: "Chrome 116, Firefox 124, Safari 17.4, Node 20" },
  { name: "AbortSignal.throwIfAborted", pattern: /\.throwIfAborted\b/, since: "Chrome 100, Firefox 97, Safari 15.4" },
  { name: "crypto.randomUUID", pattern: /\brandomUUID\b/, since: "Firefox 95, Safari 15.4, Node 19" },
  { name: "crypto.subtle", pattern: /\bcrypto\.subtle\b/, since: "Node 19" },
  { name: "Response.json", pattern: /\bResponse\.json\b/, since: "Chrome 105, Firefox 115, Safari 17" },
  { name: "URL.canParse", pattern: /\bURL\.(?:canParse|parse)\b/, since: "Chrome 120, Firefox 115, Safari 17" },
  { name: "ReadableStream.from", pattern: /\bReadableStream\.from\b/, since: "no Chrome, no Safari" },
  { name: "navigator.locks", pattern: /\bnavigator\.locks\b/, since: "Firefox 96, Safari 15.4, Node 24" },
  { name: "BroadcastChannel", pattern: /\bnew BroadcastChannel\b/, since: "Safari 15.4" },
  { name: "requestIdleCallback", pattern: /\brequestIdleCallback\b/, since: "no Safari" },
  { name: "scheduler.yield", pattern: /\bscheduler\.yield\b/, since: "Chrome 129, Firefox 142, no Safari" },
  { name: "Intl.supportedValuesOf", pattern: /\bsupportedValuesOf\b/, since: "Chrome 99, Safari 15.4" },
  { name: "Intl.Segmenter", pattern: /\bIntl\.Segmenter\b/, since: "Firefox 125" },
  { name: "Headers.getSetCookie", pattern: /\.getSetCookie\b/, since: "Chrome 113, Safari 17" },
  { name: "Error.captureStackTrace", pattern: /\bcaptureStackTrace\b/, since: "Firefox 138, Safari 17.2" },
  {
    name: "Uint8Array.toBase64",
    pattern: /\.(?:toBase64|fromBase64|toHex|fromHex)\b/,
    since: "Chrome 140, Safari 18.2",
  },
  { name: "a look behind in an expression", pattern: /\(\?<[=!]/, since: "Safari 16.4" },
  { name: "a regular expression's flag d", pattern: /\.hasIndices\b/, since: "Safari 15" },
  { name: "a base64url option", pattern: /alphabet:\s*["']base64url/, since: "Chrome 140" },
  {
    name: "an iterator's own map, filter or toArray",
    pattern: /\.(?:entries|keys|values)\(\)\.(?:map|filter|toArray|some|find|forEach|reduce)\(/,
    since: "Chrome 122, Firefox 131, Safari 18.4",
  },
];

/**
 * Uses behind a test at runtime: the file, the interface, and the text of the test.
 * @type {readonly { file: RegExp, api: string, test: RegExp }[]}
 */
export const featureTests = [
  // es-check's name for it.
  { file: /(?:^|\/)(?:options|node\/core)\.js$/, api: "StringIsWellFormed", test: /\.\s*isWellFormed\?\.\(\)/ },
];

/**
 * Files of tests/package that do not run in the oldest Node, with the reason: none is about the published files.
 * @type {Readonly<Record<string, string>>}
 */
export const notInOldestNode = {
  "tests/dashboard/server/contracts.test.mjs": "starts the server of the pages, whose bundler needs Node 20",
  "tests/dashboard/server/serve.test.mjs": "starts the server of the pages, whose bundler needs Node 20",
  "tests/dashboard/state/stores.test.mjs":
    "sets the clock with node:test, which Node can from 20 on; it tests the dashboards, not the package",
  "tests/repo/prose.test.mjs":
    "runs the spelling check, whose program needs Node 20; it reads the sources, not the package",
  "tests/repo/secret-scan.test.mjs":
    "reads the debug log of fetch, which Node has from 20 on; it watches the tests, not the package",
};

/**
 * Test files that need one instance of an entry and of an inner module. They run on the separate files in every suite.
 * The other test files of the package also run on the bundle for Node.
 * @type {readonly string[]}
 */
export const notOnNodeBundle = [
  "tests/package/calibrate/calibrate-bounds.test.mjs",
  "tests/package/calibrate/calibrate.test.mjs",
  "tests/package/client/explain-answer.test.mjs",
  "tests/package/client/faults.test.mjs",
  "tests/package/client/network-failures.test.mjs",
  "tests/package/client/outcomes.test.mjs",
  "tests/package/schedule/timezones.test.mjs",
  "tests/package/validate/engine.test.mjs",
  "tests/package/wasm/entries.test.mjs",
  "tests/package/wasm/soak.test.mjs",
];

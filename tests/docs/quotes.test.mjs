// Quotes and links of the documentation: error texts equal the source, and links lead to existing files and headings.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";
import MarkdownIt from "markdown-it";
import { root } from "../../scripts/lib/process.mjs";
import { pages } from "./snippets.mjs";

const read = (/** @type {string} */ file) => readFileSync(join(root, file), "utf8");

/** The source that users run, without comments: a text in a comment is not an error text. */
const source = ["src", "pkg-template"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  )
  .filter((file) => /\.(rs|ts)$/.test(file))
  .map((file) =>
    (read(file).split("#[cfg(test)]")[0] ?? "").replace(/^\s*(?:\/\/|\/\*\*|\* ).*$/gm, "").replaceAll('\\"', '"'),
  )
  .join("\n");

/**
 * Returns the fixed parts of an error text: without the option's name before a colon, and without placeholders.
 * @param {string} quote
 */
const fixedParts = (quote) =>
  quote
    .replace(/^(\w+): /, (all, option) => (["apiKey", "baseUrl"].includes(option) ? "" : all))
    .split("…")
    .map((part) => part.trim())
    .filter((part) => part.length > 1);

/** Returns the block quotes of a page. @param {string} page */
function quotesOf(page) {
  const tokens = new MarkdownIt().parse(read(page), {});
  return tokens.flatMap((token, i) =>
    token.type === "blockquote_open" ? [tokens.slice(i).find(({ type }) => type === "inline")?.content ?? ""] : [],
  );
}

test("every error quoted in troubleshooting.md equals a text of the source", () => {
  const quotes = quotesOf("docs/troubleshooting.md");
  assert.ok(quotes.length >= 18, `${quotes.length} quotes`);
  const missing = quotes.filter((quote) => {
    const parts = fixedParts(quote);
    // An apiKey's fault consists of two texts.
    const pieces = parts.flatMap((part) => (source.includes(part) ? [part] : part.split(/(?<=, but )/)));
    return parts.length === 0 || !pieces.every((piece) => source.includes(piece));
  });
  assert.deepEqual(missing, []);
});

test("a quote without its text in the source would be found", () => {
  assert.ok(!source.includes("the page's Content-Security-Policy allows WebAssembly"));
  assert.ok(source.includes("the page's Content-Security-Policy forbids WebAssembly"));
});

test("every error of load.ts is in troubleshooting.md", () => {
  const page = read("docs/troubleshooting.md");
  const thrown = [
    ...read("pkg-template/wasm/load.ts").matchAll(/["`](outbound-campaign(?:\/slim)?: [^$"]+?)(?:["]|\$\{)/g),
  ];
  assert.ok(thrown.length >= 7, `${thrown.length} texts`);
  assert.deepEqual(
    thrown.map(([, text = ""]) => text.trim()).filter((text) => !page.includes(text)),
    [],
  );
});

test("troubleshooting.md has each code of the relay's source once, with its status", () => {
  const files = readdirSync(join(root, "pkg-template"), { recursive: true, encoding: "utf8" });
  const relay = files.filter((file) => /^relay\/.*\.ts$/.test(file)).map((file) => read(`pkg-template/${file}`));
  const used = [...relay.join("\n").matchAll(/errorResponse\(\s*(\d{3}),\s*"(\w+)"/g)].map(([, status, code]) => [
    code,
    status,
  ]);
  const codes = new Set([...relay.join("\n").matchAll(/"(relay_\w+)"/g)].map(([, code]) => code));
  assert.ok(codes.size >= 21, `${codes.size} codes`);
  assert.deepEqual(
    new Set(used.map(([code]) => code)),
    codes,
    "each code is passed to errorResponse() with its status",
  );
  const rows = [...read("docs/troubleshooting.md").matchAll(/^\| `(\w+)` +\| (\d{3}) +\|/gm)];
  const listed = rows.map(([, code, status]) => `${code} ${status}`);
  assert.deepEqual(listed, [...new Set(used.map((pair) => pair.join(" ")))].sort());
});

/** Returns the anchor that GitHub makes of a heading. @param {string} heading */
const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

test("every link within the repository leads to an existing file and heading", () => {
  const broken = pages.flatMap((page) => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = ""]) => address);
    return links
      .filter((address) => !/^https?:/.test(address))
      .filter((address) => {
        const [path = "", anchor] = address.split("#");
        // Files that the site's build writes beside the pages (www/docs/).
        if (page.startsWith("docs/") && ["fields.html", "api/index.html", "../guide/"].includes(path)) return false;
        const file = path === "" ? page : normalize(join(dirname(page), path));
        if (!existsSync(join(root, file))) return true;
        if (anchor === undefined) return false;
        const headings = [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));
        return !headings.includes(anchor);
      })
      .map((address) => `${page}: ${address}`);
  });
  assert.deepEqual(broken, []);
});

test("the index of docs/ links to every page", () => {
  const index = read("docs/index.md");
  const lost = pages.filter(
    (page) => page.startsWith("docs/") && page !== "docs/index.md" && !index.includes(`(${page.slice(5)})`),
  );
  assert.deepEqual(lost, []);
});

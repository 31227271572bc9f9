// Converts Markdown to HTML, with linkable headings, highlighted code and the site's links.
import MarkdownIt from "markdown-it";
import { createHighlighter } from "shiki";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

const LANGUAGES = ["js", "jsx", "vue", "svelte", "ts", "tsx", "sh", "html"];
const highlighter = await createHighlighter({
  themes: ["github-light-default", "github-dark-default"],
  langs: LANGUAGES,
  // Its other engine is wasm read through a Response, and @hono/node-server's Response, behind `npm start`, cannot do
  // that.
  engine: createJavaScriptRegexEngine(),
});

/** @typedef {{ level: number, text: string, id: string }} Heading */

/**
 * @param {string} source
 * @param {(href: string) => string} linkOf returns the site's URL for a link of the sources
 * @returns {{ html: string, headings: Heading[] }}
 */
export function rendered(source, linkOf) {
  const markdown = new MarkdownIt({ html: true, highlight });
  /** @type {Heading[]} */
  const headings = [];
  // Removes the markers of tests and scripts.
  const tokens = markdown.parse(source.replace(/^<!--.*-->\n/gm, ""), {});
  for (const [i, token] of tokens.entries()) {
    if (token.type === "heading_open") {
      const text = textOf(tokens[i + 1]);
      const id = idOf(text);
      token.attrSet("id", id);
      headings.push({ level: Number(token.tag.slice(1)), text, id });
    }
    for (const child of token.children ?? []) {
      if (child.type === "link_open") child.attrSet("href", linkOf(String(child.attrGet("href"))));
    }
  }
  const html = markdown.renderer
    .render(tokens, markdown.options, {})
    // A wide table scrolls inside its box, so that the page does not.
    .replaceAll("<table>", '<div class="doc-table" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>");
  return { html, headings };
}

/** @param {string} code @param {string} language */
function highlight(code, language) {
  const lang = LANGUAGES.includes(language) ? language : "text";
  const themes = { light: "github-light-default", dark: "github-dark-default" };
  return highlighter.codeToHtml(code.trimEnd(), { lang, themes, defaultColor: "light-dark()" });
}

/** @param {{ children: { content: string }[] | null } | undefined} inline */
const textOf = (inline) => (inline?.children ?? []).map(({ content }) => content).join("");

/** Creates heading ids as GitHub does, so that fragments work on both. @param {string} text */
const idOf = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

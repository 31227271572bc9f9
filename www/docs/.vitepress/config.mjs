// The settings of VitePress. build.mjs writes the sources, and the contents in which they are listed.
import { readFileSync } from "node:fs";
import { defineConfig } from "vitepress";

const site = new URL("../../../.tools/docs/site/", import.meta.url);
const read = (/** @type {string} */ file) => JSON.parse(readFileSync(new URL(file, site), "utf8"));

/**
 * Returns TypeDoc's contents. A heading without a page cannot be folded: VitePress would put a button into a button.
 * @param {any[]} entries
 */
const unfolded = (entries) =>
  entries.map(({ collapsed, items, ...entry }) => ({
    ...entry,
    ...(entry.link && { collapsed }),
    ...(items && { items: unfolded(items) }),
  }));

export default defineConfig({
  title: "outbound-campaign",
  lang: "en",
  srcDir: site.pathname,
  cacheDir: new URL("../cache/", site).pathname,
  // The dashboards keep the visitor's colours under this name.
  appearance: { storageKey: "campaigns.theme" },
  // Our policy forbids inline scripts.
  metaChunk: true,
  head: [["link", { rel: "icon", href: "data:," }]],
  transformHtml: (html, _id, { siteConfig }) =>
    html
      .replace(
        /<script id="check-dark-mode">[\s\S]*?<\/script>/,
        `<script src="${siteConfig.site.base}colors.js"></script>`,
      )
      .replace(/<script id="check-mac-os">[\s\S]*?<\/script>/, ""),
  markdown: {
    // Keeps underscores, as the links of the API reference do.
    anchor: {
      slugify: (text) =>
        text
          .toLowerCase()
          .replace(/[^\p{L}\p{N}_]+/gu, "-")
          .replace(/^-|-$/g, ""),
    },
    linkify: false,
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
  },
  vite: { logLevel: "warn", publicDir: new URL("public", import.meta.url).pathname },
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      { text: "Guides", link: "/", activeMatch: "^/(?!api/)" },
      { text: "API", link: "/api/", activeMatch: "^/api/" },
    ],
    sidebar: { "/": read("contents.json"), "/api/": unfolded(read("api/typedoc-sidebar.json")) },
  },
});

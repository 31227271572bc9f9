// Opens the test pages in Chromium: HTML from this process, scripts bundled by esbuild, no server.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { complaintsOf } from "../dashboard/browser/chromium.mjs";

const folder = fileURLToPath(new URL("pages/", import.meta.url));

/** Bundles a script of pages/. @param {string} file */
export async function script(file) {
  const { outputFiles } = await build({
    entryPoints: [`${folder}${file}`],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    // The development builds report faults of hydration and StrictMode.
    define: {
      "process.env.NODE_ENV": '"development"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true",
    },
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} file of pages/
 * @param {{ html?: string, post?: (campaign: any) => unknown }} [options] the server's HTML and response
 */
export async function openPage(browser, file, { html = "", post = () => ({ id: 1 }) } = {}) {
  const source = await script(file);
  const page = await browser.newPage();
  const complaints = complaintsOf(page);
  await page.exposeFunction("post", post);
  await page.route("http://forms.test/**", (route) =>
    route.request().url().endsWith(".js")
      ? route.fulfill({ contentType: "text/javascript", body: source })
      : route.fulfill({
          contentType: "text/html",
          body:
            `<!doctype html><title>x</title><link rel="icon" href="data:,"><div id="app">${html}</div>` +
            '<script type="module" src="/page.js"></script>',
        }),
  );
  await page.goto("http://forms.test/");
  return { page, complaints };
}

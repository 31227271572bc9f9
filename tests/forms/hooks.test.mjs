// The React and Vue hooks in Chromium, hydrated from the server's page: typing, submitting, errors and drafts.
import assert from "node:assert/strict";
import { after, before, describe as suite, test } from "node:test";
import { createElement, StrictMode } from "react";
import { renderToString as renderReact } from "react-dom/server";
import { createSSRApp } from "vue";
import { renderToString as renderVue } from "vue/server-renderer";
import { launchChromium } from "../dashboard/browser/chromium.mjs";
import { openPage } from "./browser.mjs";
import { CampaignFormPage as ReactForm } from "./pages/react-form.mjs";
import { CampaignFormPage as VueForm } from "./pages/vue-form.mjs";
import { errors, right, wrong } from "./values.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser?.close());

/** @type {Record<string, () => string | Promise<string>>} */
const frameworks = {
  react: () => renderReact(createElement(StrictMode, null, createElement(ReactForm, { options: {} }))),
  vue: () => renderVue(createSSRApp(VueForm, { options: {} })),
};

for (const [name, render] of Object.entries(frameworks)) {
  /**
   * @param {import("node:test").TestContext} t
   * @param {(campaign: any) => unknown} [post]
   */
  const open = async (t, post) => {
    const opened = await openPage(browser, `${name}.mjs`, { html: await render(), ...(post && { post }) });
    t.after(() => opened.page.close());
    const { page } = opened;
    return {
      ...opened,
      /** @param {string} label */
      input: (label) => page.getByLabel(label),
      /** @param {string} field */
      // biome-ignore lint/performance/useDomNodeTextContent: hidden text is not shown text
      messages: (field) => page.locator(`#${field}-errors`).innerText(),
      button: page.getByRole("button", { name: "Create" }),
      output: page.locator("output"),
      drawn: () => page.evaluate(() => ({ .../** @type {any} */ (globalThis).drawn })),
    };
  };

  suite(name, () => {
    test(`${name}: the server's page holds the form, and hydration reports nothing`, async (t) => {
      const html = await render();
      assert.match(html, /<form[^>]*>.*name="assistant_id".*<\/form>/s);
      const { complaints, input } = await open(t);
      await input("Name").fill("Spring");
      assert.deepEqual(complaints, []);
    });

    test(`${name}: messages appear at touched fields only, and no other field is drawn again`, async (t) => {
      const { complaints, drawn, input, messages, page } = await open(t);
      await input("Name").pressSequentially("ab");
      await input("Name").fill("");
      assert.equal(await messages("name"), "");
      const before = await drawn();
      await input("Name").blur();
      assert.equal(await messages("name"), "The name field is required.");
      assert.equal(await messages("assistant_id"), "");
      await input("Name").pressSequentially("Spring");
      assert.equal(await messages("name"), "");
      const now = await drawn();
      assert.ok(now.name > before.name);
      for (const part of ["assistant_id", "timezone", "form"]) assert.equal(now[part], before[part], part);

      await input("Zone").fill("Asia/Calcutta");
      await input("Zone").blur();
      await page.getByRole("button", { name: "Use Asia/Kolkata" }).click();
      assert.deepEqual([await input("Zone").inputValue(), await messages("timezone")], ["Asia/Kolkata", ""]);
      assert.deepEqual(complaints, []);
    });

    test(`${name}: submit focuses the first invalid field, and then a double click creates one campaign`, async (t) => {
      /** @type {unknown[]} */
      const posts = [];
      const { button, complaints, input, messages, output } = await open(t, (campaign) => ({
        id: posts.push(campaign),
      }));
      await input("Name").fill("Spring");
      await button.click();
      assert.equal(await messages("assistant_id"), "The assistant id field is required.");
      assert.ok(await input("Assistant").evaluate((element) => element === document.activeElement));
      await input("Assistant").fill("127");
      await button.dblclick();
      await output.getByText("Created 1").waitFor();
      await button.click();
      assert.deepEqual(posts, [{ name: "Spring", assistant_id: 127 }]);
      assert.deepEqual(complaints, []);
    });

    test(`${name}: the server's error is shown at its focused field until the field changes`, async (t) => {
      const refusal = { errors: { assistant_id: ["No such assistant."] } };
      const { button, input, messages, output } = await open(t, () => refusal);
      await input("Name").fill("Spring");
      await input("Assistant").fill("127");
      await button.click();
      await output.getByText("Refused.").waitFor();
      assert.equal(await messages("assistant_id"), "No such assistant.");
      assert.ok(await input("Assistant").evaluate((element) => element === document.activeElement));
      await input("Name").fill("Summer");
      assert.equal(await messages("assistant_id"), "No such assistant.");
      await input("Assistant").fill("128");
      assert.equal(await messages("assistant_id"), "");
    });

    test(`${name}: a draft survives a reload and hydration`, async (t) => {
      const { complaints, input, page } = await open(t);
      await input("Name").fill("Half-written");
      await page.reload();
      await page.waitForFunction(() => document.querySelector("input")?.value === "Half-written");
      await page.evaluate(() => localStorage.clear());
      assert.deepEqual(complaints, []);
    });
  });
}

suite("Testing Library in the page", () => {
  /**
   * @param {import("node:test").TestContext} t
   * @param {string} name
   * @param {unknown} [argument]
   */
  const run = async (t, name, argument) => {
    const { page, complaints } = await openPage(browser, "testing-library.mjs");
    t.after(() => page.close());
    const seen = await page.evaluate(
      ([which, value]) => /** @type {any} */ (globalThis).tests[/** @type {string} */ (which)](value),
      [name, argument],
    );
    return { seen, complaints };
  };

  test("the React hooks work in StrictMode with Testing Library", async (t) => {
    const { seen, complaints } = await run(t, "hooks");
    assert.deepEqual(seen, {
      first: "The name field is required.",
      corrected: "",
      sent: [{ name: "Spring", assistant_id: 127 }],
    });
    assert.deepEqual(complaints, []);
  });

  test("Vue's values is an object with keys, JSON and watch, and refuses an unknown name", async (t) => {
    const { seen, complaints } = await run(t, "vueValues");
    assert.deepEqual(seen.before, {
      keys: ["name", "assistant_id"],
      json: '{"name":"Spring","assistant_id":127}',
      has: [true, false],
    });
    assert.deepEqual(seen.watched.slice(0, 2).sort(), ["all name,assistant_id", "spread Summer"]);
    assert.ok(seen.watched.includes("all name,assistant_id,max_retries"));
    assert.ok(!seen.watched.includes("assistant_id"), "a field that did not change calls no watcher");
    assert.match(seen.refusal, /TypeError: "max_retires" .*"max_retries"/);
    assert.deepEqual(seen.values, { name: "Summer", assistant_id: 127 });
    assert.deepEqual([seen.store.name, seen.isReactive], ["Summer", true]);
    assert.deepEqual(complaints, []);
  });

  test("Formik's validate gets the server's messages of an invalid form, and submits a valid one", async (t) => {
    const refused = await run(t, "formik", wrong);
    assert.deepEqual(refused.seen, {
      sent: [],
      at: Object.fromEntries(Object.entries(errors).map(([key, [message]]) => [key, message])),
    });
    const accepted = await run(t, "formik", right);
    assert.deepEqual(accepted.seen.sent, [right]);
  });
});

test("a server renders the React hooks without reading the clock or a random number", (t) => {
  // Next refuses both in a component that it renders beforehand.
  t.mock.method(Date, "now", () => assert.fail("Date.now was called"));
  t.mock.method(Math, "random", () => assert.fail("Math.random was called"));
  const html = renderReact(createElement(ReactForm, { options: {} }));
  t.mock.restoreAll();
  assert.match(html, /<form/);
});

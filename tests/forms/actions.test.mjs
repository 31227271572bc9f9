// Form actions, which receive FormData: React's in Chromium, React Router's (Remix's) and a plain Request in Node.
// tests/packaging has an environment for SvelteKit's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createStaticHandler } from "react-router";
import { fromFormData, validateCampaign } from "../../pkg/index.js";
import { launchChromium } from "../dashboard/browser/chromium.mjs";
import { openPage } from "./browser.mjs";
import { campaign, errors, right, wrong } from "./values.mjs";

/**
 * A form as a browser sends it, with PHP's names for lists. An unticked box is not sent.
 * @param {typeof right} form
 */
function sent({ retry_on_voicemail, allowed_days, phone_number_ids, ...texts }) {
  const body = new URLSearchParams(texts);
  if (retry_on_voicemail) body.append("retry_on_voicemail", "on");
  for (const day of allowed_days) body.append("allowed_days[]", day);
  for (const id of phone_number_ids) body.append("phone_number_ids[]", id);
  return new Request("http://forms.test/create", { method: "POST", body });
}

/** An action as React Router and SvelteKit call it. @param {{ request: Request }} event */
async function action({ request }) {
  return validateCampaign(fromFormData(await request.formData(), { checkboxes: ["mark_complete_when_no_leads"] }));
}

test("a React Router action returns the campaign of a valid form and the messages of an invalid one", async () => {
  const { query } = createStaticHandler([{ id: "create", path: "/create", action }]);
  /** @param {typeof right} form */
  const ask = async (form) => {
    const context = await query(sent(form));
    assert.ok(!(context instanceof Response));
    assert.equal(context.errors, null);
    return context.actionData?.create;
  };
  const accepted = await ask(right);
  assert.deepEqual(accepted.campaign, { ...campaign, mark_complete_when_no_leads: false });
  assert.deepEqual((await ask(wrong)).errors, errors);
});

test("an action accepts a plain Request with multipart form data", async () => {
  const data = await sent(right).formData();
  const request = new Request("http://forms.test/create", { method: "POST", body: data });
  const verdict = await action({ request });
  assert.ok(verdict.ok);
  assert.deepEqual(verdict.campaign, { ...campaign, mark_complete_when_no_leads: false });
});

test("React 19's useActionState shows the server's messages, then creates with an unticked box", async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  /** @type {unknown[]} */
  const posted = [];
  const post = (/** @type {unknown} */ created) => void posted.push(created);
  const { page, complaints } = await openPage(browser, "react-action.mjs", { post });
  const create = page.getByRole("button", { name: "Create" });
  const shown = page.locator("output");

  await page.getByLabel("Assistant").fill("12.5");
  await create.click();
  await shown.getByText("required").waitFor();
  assert.deepEqual(JSON.parse(String(await shown.textContent())), {
    name: ["The name field is required."],
    assistant_id: ["The assistant id field must be an integer."],
  });
  assert.deepEqual(posted, []);

  // React empties the form after its action.
  await page.getByLabel("Name").fill(" Spring ");
  await page.getByLabel("Assistant").fill("127");
  await page.getByLabel("monday").check();
  await page.getByLabel("friday").check();
  await create.click();
  await shown.getByText("Spring").waitFor();
  const expected = {
    name: "Spring",
    assistant_id: 127,
    allowed_days: ["monday", "friday"],
    mark_complete_when_no_leads: false,
  };
  assert.deepEqual(JSON.parse(String(await shown.textContent())), expected);
  assert.deepEqual(posted, [expected]);
  assert.deepEqual(complaints, []);
});

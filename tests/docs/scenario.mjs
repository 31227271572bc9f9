// The actions of a reader on a documented page: an invalid form, the server's message, a valid form, a campaign.
import assert from "node:assert/strict";
import { complaintsOf } from "../dashboard/browser/chromium.mjs";

/**
 * Opens a page with the README's form, and submits it without values.
 * @param {import("playwright-core").Page} page
 * @param {string} url
 * @returns its button, and its complaints so far and from now on
 */
export async function submitUntouched(page, url) {
  // The server of a quick start compiles the page at its first request.
  page.setDefaultTimeout(120_000);
  const complaints = complaintsOf(page);
  // Until a page of a server is hydrated, its buttons do nothing.
  await page.goto(url, { waitUntil: "networkidle" });
  const create = page.getByRole("button", { name: "Create" });
  await create.click();
  await page.getByText("The name field is required.").waitFor();
  await page.getByText("The assistant id field is required.").waitFor();
  return { create, complaints };
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} url
 */
export async function createInPage(page, url) {
  const { create, complaints } = await submitUntouched(page, url);
  await page.getByLabel("name").fill(" Spring ");
  await page.getByLabel("assistant_id").fill("127");
  await create.click();
  await page.getByText(/created\./i).waitFor();
  assert.deepEqual(complaints, []);
}

/**
 * Submits an error that only the server finds, and waits for its message.
 * @param {import("playwright-core").Page} page
 */
export async function createWithStrangersAssistant(page) {
  await page.getByLabel("assistant_id").fill("404");
  await page.getByRole("button", { name: "Create" }).click();
  // At its field, and perhaps below the form too.
  await page.getByText("Assistant not found or not an outbound assistant.").first().waitFor();
}

/** Returns the campaigns of the sandbox's account. @param {string} baseUrl @param {string} key */
export async function campaignsOf(baseUrl, key) {
  const response = await fetch(`${baseUrl}/user/campaigns`, { headers: { Authorization: `Bearer ${key}` } });
  return /** @type {{ name: string }[]} */ (await response.json());
}

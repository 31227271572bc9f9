// Uses the page of the README under server rendering: its messages, its draft after a reload, and one campaign.
import assert from "node:assert/strict";
import { submitUntouched } from "../docs/scenario.mjs";

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @param {import("../forms/all-fields/recorder.mjs").Recorder} recorder
 */
export async function driveReadme(browser, url, { sandbox, created }) {
  const html = await (await fetch(url)).text();
  assert.match(html, /<input[^>]*name="max_retries"/, "the server renders the page");

  sandbox.reset();
  created.length = 0;
  const page = await browser.newPage();
  const { create, complaints } = await submitUntouched(page, url);
  await page.getByLabel("name").fill(" Spring ");
  await page.getByLabel("assistant_id").fill("127");
  await page.getByLabel("max_retries").fill("2");
  await page.reload({ waitUntil: "networkidle" });
  // The draft of localStorage, restored after hydration.
  assert.equal(await page.getByLabel("name").inputValue(), " Spring ");
  assert.equal(await page.getByLabel("max_retries").inputValue(), "2");
  await create.dblclick();
  await page.getByText(/^Campaign \d+ was created\.$/).waitFor();
  assert.deepEqual(created, [{ name: "Spring", assistant_id: 127, max_retries: 2 }]);
  assert.deepEqual(complaints, []);
  await page.close();
}

// Keyboard use, and axe-core on every page and state: light and dark, desktop and phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertWell } from "./axe.mjs";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { prepareSite } from "./site.mjs";

const site = prepareSite();

for (const which of DASHBOARDS) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    for (const width of [1280, 360]) {
      const how = { colorScheme, width };
      const where = `${which.name}, ${colorScheme}, ${width} px`;

      test(`${where}: axe finds nothing serious while creating, and nothing overflows the window`, async (t) => {
        const { open, faults } = await site.serveSandbox(t, { seeded: true });
        const { page, ...dashboard } = await open(which, how);
        const look = (/** @type {string} */ state) => assertWell(page, state);
        await look("untouched");
        await dashboard.answer({
          max_retries: "9",
          allowed_days: ["monday"],
          goal_completion_variable: "meeting_booked",
        });
        await dashboard.review();
        await dashboard.summary.waitFor();
        await look("refused");
        await dashboard.button("Show the expected response").click();
        await look("drawer");
        await page.keyboard.press("Escape");
        // An error, a warning and something unchecked at once.
        await dashboard.answer({ name: "Spring", assistant_id: "127", max_retries: "5" });
        await look("accepted, with a warning");
        await dashboard.review();
        await page.getByText("Review before it is sent").waitFor();
        await page.getByText("The exact request", { exact: true }).click();
        await look("review");
        faults.set({ kind: "plan-limit", scope: "create" });
        await dashboard.create();
        await page.getByText("The plan's limit is reached").waitFor();
        await look("plan limit");
        faults.set({ kind: "slow", scope: "create" });
        await dashboard.create();
        await dashboard.button("Back to the form").click();
        await look("the form while its campaign is being created");
        await dashboard.answer({ name: "Summer" });
        await page.getByText("“Spring” was created").waitFor();
        await look("the form after an earlier campaign");
        await dashboard.review();
        await page.getByText("Review before it is sent").waitFor();
        faults.set({ kind: "cut-after", scope: "create" });
        await dashboard.create();
        await page.getByText("It is unclear whether").waitFor();
        await look("unknown outcome");
        faults.set({ kind: "none", scope: "create" });
        await dashboard.button("Check whether it was created").click();
        await dashboard.createdId();
        await look("created");
        await dashboard.button("Show request and response").click();
        await look("exchange");
      });
    }
  }

  test(`${which.name}: messages are linked to their controls`, async (t) => {
    const { open } = await site.serveSandbox(t);
    const { page, ...dashboard } = await open(which);
    await dashboard.answer({ max_retries: "abc" });
    const control = dashboard.control("max_retries");
    assert.equal(await control.getAttribute("aria-invalid"), "true");
    const describedBy = (await control.getAttribute("aria-describedby"))?.split(" ") ?? [];
    const texts = await Promise.all(describedBy.map((id) => textOf(page.locator(`#${id}`))));
    assert.ok(
      texts.some((text) => text.includes("The max retries field must be an integer.")),
      `described by: ${texts.join(" | ")}`,
    );
    assert.equal(await dashboard.control("name").getAttribute("aria-invalid"), "false");
  });

  test(`${which.name}: a refused form can be fixed, reviewed, created and started by keyboard alone`, async (t) => {
    const { open, campaigns } = await site.serveSandbox(t);
    const { page, ...dashboard } = await open(which);
    const { keyboard } = page;
    const tabTo = async (/** @type {string} */ what, /** @type {() => Promise<string>} */ focused) => {
      for (let presses = 0; presses < 80 && (await focused()) !== what; presses += 1) await keyboard.press("Tab");
      assert.equal(await focused(), what, `Tab must reach ${what}`);
    };
    const tabToId = (/** @type {string} */ id) => tabTo(id, dashboard.focusedId);
    const focusedText = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    const press = async (/** @type {string} */ text) => {
      await tabTo(text, focusedText);
      await keyboard.press("Enter");
    };

    await tabToId("campaign-name");
    await keyboard.type("By keyboard");
    await tabToId("campaign-max_retries");
    await keyboard.type("x");
    await keyboard.press("Enter");

    // The summary takes the focus; its links lead to the fields.
    await dashboard.summary.waitFor();
    assert.ok(await dashboard.summary.evaluate((element) => element === document.activeElement));
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    assert.equal(await dashboard.focusedId(), "campaign-assistant_id");
    await keyboard.type("Anna");
    await tabToId("campaign-allowed_days");
    await keyboard.press("Space");
    await tabToId("campaign-max_retries");
    await keyboard.press("ControlOrMeta+a");
    await keyboard.type("2");
    await tabToId("campaign-retry_on_voicemail");
    await keyboard.press("ArrowRight");
    await press("Review campaign");
    await page.getByText("Review before it is sent").waitFor();
    assert.equal(await dashboard.focusedId(), "step-heading");
    await press("Create campaign");
    await dashboard.createdId();
    assert.equal(await dashboard.focusedId(), "step-heading");
    assert.deepEqual(JSON.parse(dashboard.posts()[0]?.postData() ?? "null"), {
      name: "By keyboard",
      assistant_id: 127,
      timezone: "Europe/Berlin",
      allowed_days: ["monday"],
      max_retries: 2,
      retry_on_voicemail: true,
    });
    await press("Start it now");
    await tabTo("Start calling", focusedText);
    await keyboard.press("Enter");
    await page.getByText("” is started. First calls").waitFor();
    assert.equal((await campaigns())[0].status, "in-progress");
  });
}

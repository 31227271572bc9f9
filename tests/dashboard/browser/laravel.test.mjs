// The dashboards and the relay in front of the real Laravel server: the shown verdict equals Laravel's response, and a
// valid form becomes a campaign. That server has no lists, so ids are typed.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { validateCampaign } from "outbound-campaign";
import { en } from "outbound-campaign/messages/en";
import { EXAMPLE } from "../../../scripts/package/example.mjs";
import { startLaravelServer } from "../../laravel/server.mjs";
import { textOf } from "./dashboard.mjs";
import { DASHBOARDS } from "./dashboards.mjs";
import { TYPED_EXAMPLE } from "./example.mjs";
import { API_KEY, prepareSite } from "./site.mjs";

/** Many typeable errors: two messages at one field, loosely equal numbers, 256 characters. */
const WRONG = {
  assistant_id: "12.5",
  max_calls_in_parallel: "11",
  max_retries: "abcdef",
  retry_interval: "9",
  goal_completion_variable: "x".repeat(256),
  phone_number_ids: ["7", "+7", "seven"],
};

/** The values of a new form that WRONG does not replace. */
const INITIAL = {
  timezone: "Europe/Berlin",
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:00",
  allowed_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
};

const site = prepareSite();

/**
 * Posts a body to the server directly, without the page.
 * @param {string} baseUrl
 * @param {unknown} form
 */
async function askServer(baseUrl, form) {
  const response = await fetch(`${baseUrl}/user/campaign`, {
    method: "POST",
    headers: {
      Accept: "application/json",
      Authorization: "Bearer another-canary-key",
      "Content-Type": "application/json",
    },
    body: JSON.stringify(form),
  });
  return { status: response.status, body: /** @type {any} */ (await response.json()) };
}

for (const which of DASHBOARDS) {
  for (const profile of /** @type {const} */ (["laravel-12", "laravel-8"])) {
    test(`${which.name}, ${profile}: Laravel's messages are shown, and the corrected form is created`, async (t) => {
      const server = await startLaravelServer(profile);
      t.after(server.close);
      const target = { baseUrl: server.baseUrl, apiKey: API_KEY, profile };
      const { page, complaints, ...dashboard } = await (await site.serve(t, { target })).open(which);
      await page.getByText("Enter their ids").waitFor();

      // While typing: messages of touched fields only.
      await dashboard.answer(WRONG);
      const whileTyping = await dashboard.messages();
      assert.ok(!("name" in whileTyping), "an untouched field must show no message yet");
      const { status, body: answer } = await askServer(server.baseUrl, WRONG);
      assert.equal(status, 422);
      const { name: nameMessages, ...touched } = answer.errors;
      const language = en;
      const own = validateCampaign({ ...INITIAL, ...WRONG }, { profile, language });
      assert.ok(!own.ok);
      const { name: _, ...ownTouched } = own.errors;
      assert.deepEqual(whileTyping, ownTouched);
      assert.deepEqual(Object.keys(whileTyping), Object.keys(touched), "the server's fields in the server's order");
      assert.deepEqual(nameMessages, ["The name field is required."]);

      // After the first try: all messages at the fields and above the form, in the words of the labels; and the whole
      // response in the server's wording and order.
      await dashboard.review();
      await dashboard.summary.waitFor();
      assert.deepEqual(await dashboard.messages(), own.errors);
      assert.deepEqual(Object.keys(own.errors), Object.keys(answer.errors));
      assert.deepEqual(await dashboard.summary.locator("a").allInnerTexts(), Object.values(own.errors).flat());
      assert.equal(JSON.stringify((await dashboard.exact()).body), JSON.stringify(answer));

      // Corrected: the documented example.
      for (const _ of WRONG.phone_number_ids) await dashboard.button("Remove entry 1").click();
      await dashboard.control("goal_completion_variable").fill("");
      await dashboard.answer(TYPED_EXAMPLE);
      assert.deepEqual(await dashboard.messages(), {});
      await dashboard.review();
      await dashboard.create();
      assert.equal(await dashboard.createdId(), "1");
      assert.match(await textOf(page.locator("main")), /Product Demo Campaign.*draft/s);

      // The server got one create with the relay's key, the example's body, and the required headers.
      const checksum = createHash("sha256").update(API_KEY).digest("hex").slice(0, 16);
      const creates = (await server.requests()).filter(
        ({ method, headers }) => method === "POST" && headers.authorization === `Bearer sha256:${checksum}`,
      );
      assert.equal(creates.length, 1);
      assert.equal(creates[0]?.path, "/api/user/campaign");
      assert.equal(creates[0]?.body, JSON.stringify(EXAMPLE));
      assert.equal(creates[0]?.headers.accept, "application/json");
      assert.equal(creates[0]?.headers["content-type"], "application/json");
      assert.deepEqual(complaints, []);
    });
  }

  test(`${which.name}: an error that only the real server finds appears at its field`, async (t) => {
    const server = await startLaravelServer("laravel-12", { CAMPAIGN_ASSISTANTS: "127", CAMPAIGN_MAX_CALLS: "2" });
    t.after(server.close);
    const target = { baseUrl: server.baseUrl, apiKey: API_KEY, profile: /** @type {const} */ ("laravel-12") };
    const dashboard = await (await site.serve(t, { target })).open(which);

    const form = { name: "Too many at once", assistant_id: "128", max_calls_in_parallel: "3" };
    const { body: answer } = await askServer(server.baseUrl, form);
    await dashboard.answer(form);
    assert.deepEqual(await dashboard.messages(), {});
    await dashboard.review();
    await dashboard.create();
    await dashboard.summary.waitFor();
    assert.deepEqual(await dashboard.messages(), {
      max_calls_in_parallel: ["Calls at the same time must be 2 or less."],
    });
    assert.deepEqual(Object.keys(answer.errors), ["max_calls_in_parallel"]);

    await dashboard.answer({ max_calls_in_parallel: "2" });
    await dashboard.review();
    await dashboard.create();
    await dashboard.summary.waitFor();
    assert.deepEqual(await dashboard.messages(), {
      assistant_id: ["This assistant was not found, or it does not make outbound calls."],
    });
    await dashboard.answer({ assistant_id: "127" });
    assert.deepEqual(await dashboard.messages(), {}, "the server's message must go when its field is changed");
    await dashboard.review();
    await dashboard.create();
    assert.equal(await dashboard.createdId(), "1");
  });
}

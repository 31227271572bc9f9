// The real Laravel behind HTTP: the statuses beside 422, and the record of its requests.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { profiles } from "./engines.mjs";
import { startLaravelServer } from "./server.mjs";

const TOKEN = "1|canary-key-of-the-server-test";
const headers = { accept: "application/json", "content-type": "application/json", authorization: `Bearer ${TOKEN}` };
const form = { name: "Spring", assistant_id: 127 };

for (const profile of profiles) {
  describe(`the server for ${profile}`, () => {
    /** @type {Awaited<ReturnType<typeof startLaravelServer>>} */
    let server;
    before(async () => {
      server = await startLaravelServer(profile, { CAMPAIGN_TOKEN: TOKEN, CAMPAIGN_MAX_CALLS: "20" });
    });
    after(() => server?.close());

    /** @param {object} body @param {Record<string, string>} [more] */
    const post = (body, more) =>
      fetch(`${server.baseUrl}/user/campaign`, {
        method: "POST",
        headers: { ...headers, ...more },
        body: JSON.stringify(body),
        redirect: "manual",
      });

    it(`the server of ${profile} creates campaigns with ascending ids`, async () => {
      const first = /** @type {any} */ (await (await post({ ...form, max_calls_in_parallel: 20 })).json());
      const second = /** @type {any} */ (await (await post(form)).json());
      assert.equal(first.message, "Campaign created successfully");
      assert.equal(first.data.max_calls_in_parallel, 20);
      assert.equal(first.data.allowed_hours_end_time, "23:59:00");
      assert.equal(second.data.id, first.data.id + 1);
    });

    it(`the server of ${profile} refuses with the documented statuses`, async () => {
      const statuses = {
        401: await post(form, { authorization: "Bearer canary-key-of-someone-else" }),
        403: await post(form, { authorization: `Bearer ${TOKEN}-full` }),
        404: await post({ ...form, assistant_id: 404 }),
        422: await post({}),
        405: await post({ ...form, _method: "PUT" }),
        302: await post(form, { accept: "text/html" }), // A client that does not accept JSON is redirected to its form.
      };
      for (const [status, response] of Object.entries(statuses)) assert.equal(response.status, Number(status));
      const { errors } = /** @type {any} */ (await statuses[422].json());
      assert.deepEqual(errors, {
        name: ["The name field is required."],
        assistant_id: ["The assistant id field is required."],
      });
    });

    it(`the server of ${profile} reports its requests without the token`, async () => {
      await post(form, { "x-marker": "seen" });
      const requests = await server.requests();
      const last = requests[requests.length - 1];
      assert.deepEqual([last.method, last.path, last.body], ["POST", "/api/user/campaign", JSON.stringify(form)]);
      assert.equal(last.headers["x-marker"], "seen");
      assert.match(last.headers.authorization, /^Bearer sha256:[0-9a-f]{16}$/);
      assert.ok(!JSON.stringify(requests).includes("a-secret-of-the-test"));
    });
  });
}

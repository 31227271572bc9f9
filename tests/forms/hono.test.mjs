// @hono/standard-validator: the schema as a middleware of a route.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import { campaignSchema } from "../../pkg/index.js";
import { campaign, errors, right, wrong } from "./values.mjs";

const app = new Hono().post("/campaign", sValidator("json", campaignSchema), (context) =>
  context.json(context.req.valid("json"), 201),
);

/** @param {unknown} form */
const post = async (form) => {
  const response = await app.request("/campaign", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(form),
  });
  return { status: response.status, body: /** @type {any} */ (await response.json()) };
};

test("a Hono route gets the campaign of a valid form", async () => {
  assert.deepEqual(await post(right), { status: 201, body: campaign });
});

test("a Hono route responds to an invalid form with the server's messages and their paths", async () => {
  const { status, body } = await post(wrong);
  assert.deepEqual([status, body.success], [400, false]);
  assert.deepEqual(
    Object.fromEntries(body.error.map((/** @type {any} */ { path, message }) => [path.join("."), [message]])),
    errors,
  );
});

test("a Hono route gets the campaign of an HTML form, with the lists of its boxes and rows", async () => {
  const form = new Hono().post("/campaign", sValidator("form", campaignSchema), (context) =>
    context.json(context.req.valid("form"), 201),
  );
  const { retry_on_voicemail, allowed_days, phone_number_ids, ...texts } = right;
  const body = new FormData();
  for (const [name, text] of Object.entries(texts)) body.append(name, text);
  body.append("retry_on_voicemail", "1");
  for (const day of allowed_days) body.append("allowed_days[]", day);
  for (const id of phone_number_ids) body.append("phone_number_ids[]", id);
  const response = await form.request("/campaign", { method: "POST", body });
  assert.deepEqual([response.status, await response.json()], [201, campaign]);
});

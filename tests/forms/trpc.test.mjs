// tRPC: the schema as a procedure's input.
import assert from "node:assert/strict";
import { test } from "node:test";
import { initTRPC, TRPCError } from "@trpc/server";
import { campaignSchema } from "../../pkg/index.js";
import { campaign, errors, right, wrong } from "./values.mjs";

const t = initTRPC.create();
const router = t.router({
  create: t.procedure.input(campaignSchema).mutation(({ input }) => input),
});
const caller = router.createCaller({});

test("a tRPC procedure gets the campaign of a valid form", async () => {
  assert.deepEqual(await caller.create(right), campaign);
});

test("a tRPC procedure rejects an invalid form with BAD_REQUEST and the server's messages", async () => {
  const error = await caller.create(wrong).then(
    () => assert.fail("it must be refused"),
    (/** @type {unknown} */ reason) => reason,
  );
  assert.ok(error instanceof TRPCError);
  assert.deepEqual([error.code, error.message], ["BAD_REQUEST", errors.name[0]]);
  const { issues } = /** @type {any} */ (error.cause);
  assert.deepEqual(
    Object.fromEntries(issues.map((/** @type {any} */ { path, message }) => [path.join("."), [message]])),
    errors,
  );
});

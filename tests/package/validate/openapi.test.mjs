// The OpenAPI document: a linter accepts it, and its examples are the package's requests and known responses.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as second from "../../../pkg/2026-07.js";
import { buildRequest, CampaignClient, campaignFields } from "../../../pkg/index.js";

const source = readFileSync(new URL("../../../pkg/openapi.json", import.meta.url), "utf8");
const document = JSON.parse(source);
const operation = document.paths["/user/campaign"].post;
const example = operation.requestBody.content["application/json"].example;

/** @param {string} text @param {Record<string, any>} [rules] */
const lint = async (text, rules = {}) => {
  const config = await createConfig({ extends: ["recommended-strict"], rules });
  const problems = await lintFromString({ source: text, absoluteRef: "openapi.json", config });
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`);
};

test("Redocly's linter accepts openapi.json, and rejects a spoilt copy", async () => {
  assert.deepEqual(await lint(source), []);
  assert.notDeepEqual(await lint(source.replace('"operationId"', '"operationid"')), []);
});

test("the request example of openapi.json is the package's request to the documented addresses", () => {
  assert.deepEqual(Object.keys(document.components.schemas.CampaignInput.properties), [
    ...campaignFields.map(({ name }) => name),
  ]);
  for (const { url, description } of document.servers) {
    const request = buildRequest(example, { provider: description, apiKey: "canary-key" });
    assert.deepEqual([request.method, request.url], ["POST", `${url}/user/campaign`]);
    assert.deepEqual(JSON.parse(request.body), example);
  }
});

test("every response example of openapi.json fits its schema, and the client classifies it rightly", async () => {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(document, "openapi");
  const understood = {
    201: "created",
    403: "PlanLimitError",
    404: "AssistantNotFoundError",
    422: "ValidationError",
  };
  for (const [status, expected] of Object.entries(understood)) {
    const { schema, example: body } = operation.responses[status].content["application/json"];
    assert.ok(ajv.validate({ $ref: `openapi${schema.$ref}` }, body), JSON.stringify(ajv.errors));
    const fetch = async () => Response.json(body, { status: Number(status) });
    const client = new CampaignClient({ provider: "autocalls", apiKey: "canary-key", fetch });
    const outcome = await client.createCampaign(example).then(
      ({ id }) => (id === body.data.id ? "created" : id),
      (error) => error.constructor.name,
    );
    assert.equal(outcome, expected);
  }
  assert.deepEqual(Object.keys(operation.responses), ["201", "401", "403", "404", "422"]);
});

test("openapi-2026-07.json is accepted by the linter, and its examples fit its schemas and the package", async () => {
  const text = readFileSync(new URL("../../../pkg/openapi-2026-07.json", import.meta.url), "utf8");
  // The linter forbids further properties in each part of a condition. Ajv checks the examples below.
  const rule = { severity: "error", allowAdditionalProperties: true };
  assert.deepEqual(await lint(text, { "no-invalid-media-type-examples": rule }), []);
  const { components, paths, servers } = JSON.parse(text);
  const { CampaignInput, Created } = components.schemas;
  const names = second.campaignFields.map(({ name }) => name);
  assert.deepEqual(Object.keys(CampaignInput.properties), names);
  const { requestBody, responses } = paths["/user/campaign"].post;
  const form = requestBody.content["application/json"].example;
  for (const { url, description } of servers) {
    const request = second.buildRequest(form, { provider: description, apiKey: "canary-key" });
    assert.deepEqual([request.url, JSON.parse(request.body)], [`${url}/user/campaign`, form]);
  }
  // The pages show every field in the answer.
  const created = responses[201].content["application/json"].example;
  assert.deepEqual(
    names.filter((name) => !(name in created.data) || !(name in Created.properties.data.properties)),
    [],
  );
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(JSON.parse(text), "openapi");
  for (const [value, schema] of [
    [form, "CampaignInput"],
    [created, "Created"],
  ]) {
    assert.ok(ajv.validate({ $ref: `openapi#/components/schemas/${schema}` }, value), JSON.stringify(ajv.errors));
  }
  assert.deepEqual(Object.keys(responses), ["201", "401", "422"]);
  const own = readFileSync(new URL("../../../pkg/campaign-2026-07.schema.json", import.meta.url), "utf8");
  assert.deepEqual(JSON.parse(own), second.campaignSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" }));
});

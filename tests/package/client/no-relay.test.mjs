// An answer of another server in the relay's place says so.
// A German word: cspell:ignore Gestört
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { createCampaignForm } from "../../../pkg/form.js";
import { CampaignClient } from "../../../pkg/index.js";
import { de } from "../../../pkg/messages/de.js";
import { en } from "../../../pkg/messages/en.js";
import { es } from "../../../pkg/messages/es.js";
import { fr } from "../../../pkg/messages/fr.js";
import { pt } from "../../../pkg/messages/pt.js";
import { FORM, failure, KEY } from "../support/client.mjs";

/**
 * @param {number} status
 * @param {string} body
 * @param {Record<string, string>} headers
 */
const fetchOf = (status, body, headers) => async () => new Response(body, { status, headers });
const HTML = { "content-type": "text/html; charset=utf-8" };
const JSON_TYPE = { "content-type": "application/json" };

beforeEach(() => {
  /** @type {any} */ (globalThis).location = { origin: "https://app.example", href: "https://app.example/" };
});
afterEach(() => {
  delete (/** @type {any} */ (globalThis).location);
});

/** @type {[string, number, string, Record<string, string>][]} */
const pages = [
  ["a proxy's 502", 502, "<h1>Bad Gateway</h1>", HTML],
  ["an empty 500 of a development server", 500, "", {}],
  ["a 404 page", 404, "<h1>Not found</h1>", HTML],
  ["a 404 in plain text", 404, "Not found", { "content-type": "text/plain" }],
  ["a 405 of a static host", 405, "", {}],
  ["the page of a single-page app", 200, "<!doctype html>", HTML],
];

for (const [name, status, body, headers] of pages) {
  for (const baseUrl of ["/api", "https://app.example/api"]) {
    test(`${name} at ${baseUrl} reads as a relay that is not running`, async () => {
      const client = new CampaignClient({ baseUrl, fetch: fetchOf(status, body, headers), maxRetries: 0 });
      const error = await failure(client.createCampaign(FORM));
      const sentence = `No relay answered at ${baseUrl} (status ${status}). Is it running?`;
      const doubt = " The campaign may have been created anyway.";
      assert.equal(error.message, error.outcome === "unknown" ? sentence + doubt : sentence);
      assert.equal(error.status, status);
      const listError = await failure(client.listCampaigns());
      assert.equal(listError.message, sentence);
    });
  }
}

test("a missing relay has its sentence in every language, through the client and through a form", async () => {
  for (const language of [de, en, es, fr, pt]) {
    const fetch = fetchOf(502, "<h1>Bad Gateway</h1>", HTML);
    const sentence = language.errors.no_relay.replace(":address", "/api");
    const translated = new CampaignClient({ baseUrl: "/api", fetch, maxRetries: 0, language });
    const error = await failure(translated.createCampaign(FORM));
    assert.equal(error.message, `${sentence} ${language.outcomes.create.unknown}`);
    assert.match(String(error.originalMessage), /^No relay answered at \/api \(status 502\)/);
    assert.equal((await failure(translated.listCampaigns())).message, sentence);

    const client = new CampaignClient({ baseUrl: "/api", fetch, maxRetries: 0 });
    const form = createCampaignForm({ client, language, initialValues: FORM });
    await form.submit();
    assert.equal(/** @type {Error} */ (form.getState().error).message, error.message);
  }
  const language = { errors: /** @type {any} */ ({ server: "Gestört (:code)." }) };
  const client = new CampaignClient({ baseUrl: "/api", fetch: fetchOf(502, "", HTML), maxRetries: 0, language });
  assert.equal((await failure(client.listCampaigns())).message, "Gestört (server).");
});

/** @typedef {Partial<import("../../../pkg/index.js").ClientOptions>} Options */
/** @type {[string, Options, number, string, Record<string, string>][]} */
const others = [
  [
    "a relay's own answer",
    {},
    502,
    '{"message":"x","code":"relay_upstream"}',
    { ...JSON_TYPE, "outbound-campaign-relay": "validated" },
  ],
  ["a forwarded answer", {}, 503, '{"message":"Service Unavailable"}', JSON_TYPE],
  ["an API with a key", { apiKey: KEY }, 502, "<h1>Bad Gateway</h1>", HTML],
  ["an API with another credential", { headers: { authorization: "Basic canary-key" } }, 502, "", HTML],
  ["a documented host", { baseUrl: "https://app.autocalls.ai/api" }, 502, "<h1>Bad Gateway</h1>", HTML],
  [
    "a refusal that the contract knows",
    {},
    404,
    '{"message":"Assistant not found or not an outbound assistant."}',
    JSON_TYPE,
  ],
];

for (const [name, options, status, body, headers] of others) {
  test(`${name} does not read as a relay that is not running`, async () => {
    const baseUrl = "https://app.example/api";
    const client = new CampaignClient({ baseUrl, fetch: fetchOf(status, body, headers), maxRetries: 0, ...options });
    assert.doesNotMatch((await failure(client.createCampaign(FORM))).message, /No relay answered/);
  });
}

// The option `language`: everywhere, below messages and attributes, and in the errors of requests.
// A German pattern: cspell:ignore weitergeleitet
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createCampaignForm } from "../../../pkg/form.js";
import {
  buildRequest,
  CampaignClient,
  createCampaignSchema,
  createValidator,
  fieldsIn,
  inputProps,
  validateCampaign,
  validateCampaignJson,
  validateFields,
  validateMany,
  validateNdjson,
} from "../../../pkg/index.js";
import { de } from "../../../pkg/messages/de.js";
import { en } from "../../../pkg/messages/en.js";
import { createRelay } from "../../../pkg/relay.js";
import { validatorOf } from "../../../pkg/validate/validator-cache.js";

const KEY = "canary-key";
const FORM = { name: "Spring", assistant_id: 127 };
const INVALID = { ...FORM, max_calls_in_parallel: 11 };
const TOO_MANY = "„Gleichzeitige Anrufe“ darf höchstens 10 sein.";
const ERRORS = { max_calls_in_parallel: [TOO_MANY] };

/** @param {number} status @param {unknown} body @param {Record<string, string>} [headers] */
const answering = (status, body, headers) => async () => new Response(JSON.stringify(body), { status, headers });
/** @param {() => Promise<Response>} fetch @param {object} [options] */
const newClient = (fetch, options) =>
  new CampaignClient({ baseUrl: "http://localhost/api", apiKey: KEY, maxRetries: 0, language: de, fetch, ...options });
/** @param {PromiseLike<unknown>} promise @returns {Promise<any>} */
const failure = (promise) =>
  Promise.resolve(promise).then(
    () => assert.fail("The call must fail."),
    (error) => error,
  );

describe("language", () => {
  test("translates the verdict of every function", async () => {
    const options = { language: de };
    const validator = createValidator(options);
    const line = JSON.stringify(INVALID);
    const bytes = new TextEncoder().encode(line);
    const rows = [];
    for await (const row of validateNdjson(bytes, options)) rows.push(row);
    for await (const row of validator.validateNdjson(bytes)) rows.push(row);
    const verdicts = [
      validateCampaign(INVALID, options),
      validateCampaignJson(line, options),
      validateFields(INVALID, ["max_calls_in_parallel"], options),
      ...validateMany([INVALID], options),
      validator.validate(INVALID),
      validator.validateJson(line),
      validator.validateFields(INVALID, ["max_calls_in_parallel"]),
      ...validator.validateMany([INVALID]),
      ...rows,
    ];
    assert.equal(verdicts.length, 10);
    for (const verdict of verdicts) assert.deepEqual(!verdict.ok && verdict.errors, ERRORS);
    for (const schema of [createCampaignSchema(options), validator.schema]) {
      assert.equal(schema["~standard"].validate(INVALID).issues?.[0]?.message, TOO_MANY);
    }
  });

  test("in English speaks of labels, not of keys", () => {
    const verdict = validateCampaign(INVALID, { language: en });
    assert.deepEqual(!verdict.ok && verdict.errors, {
      max_calls_in_parallel: ["Calls at the same time must be 10 or less."],
    });
  });

  test("is replaced by messages and attributes, also by a less specific key", () => {
    const errors = (/** @type {object} */ options, /** @type {object} */ form = INVALID) => {
      const verdict = validateCampaign(form, { language: de, ...options });
      return verdict.ok ? [] : Object.values(verdict.errors).flat();
    };
    assert.deepEqual(errors({ attributes: { max_calls_in_parallel: "Leitungen" } }), [
      "„Leitungen“ darf höchstens 10 sein.",
    ]);
    assert.deepEqual(errors({ messages: { max: "Zu viel: :max." } }), ["Zu viel: 10."]);
    assert.deepEqual(errors({ messages: { max: "Zu viel.", "max_calls_in_parallel.max": "Zu viele Anrufe." } }), [
      "Zu viele Anrufe.",
    ]);
    assert.deepEqual(errors({ messages: { attributes: { max_calls_in_parallel: "Leitungen" } } }), [
      "„Leitungen“ darf höchstens 10 sein.",
    ]);
    assert.deepEqual(errors({ messages: { required: "Fehlt." } }, { ...FORM, name: "" }), ["Fehlt."]);
    const empty = { ...FORM, timezone: "UTC", allowed_days: [] };
    const { warnings, unchecked } = validateCampaign(empty, {
      language: de,
      messages: { warnings: { no_days: "Kein Tag!" }, unchecked: { assistant: "Unklar." } },
    });
    assert.deepEqual(
      warnings.map(({ message, help }) => [message, help]),
      [["Kein Tag!", de.warnings.no_days.help]],
    );
    assert.deepEqual(
      unchecked.map(({ message }) => message),
      ["Unklar.", de.unchecked.parallel_limit, de.unchecked.campaign_limit],
    );
  });

  test("may be a part of one, and the rest stays the server's English", () => {
    const language = { attributes: de.attributes };
    const verdict = validateCampaign(INVALID, { language });
    assert.deepEqual(!verdict.ok && verdict.errors.max_calls_in_parallel, [
      "The Gleichzeitige Anrufe field must not be greater than 10.",
    ]);
  });

  test("that is none is a TypeError that names the option, in every function that takes it", async () => {
    const bad = /** @type {any} */ ({ language: "de", baseUrl: "/api" });
    const calls = [
      () => validateCampaign(FORM, { language: bad.language }),
      () => createValidator({ language: bad.language }),
      () => createCampaignSchema({ language: bad.language }),
      () => buildRequest(FORM, bad),
      () => new CampaignClient(bad),
      () => createCampaignForm({ language: bad.language }),
      () => createRelay({ provider: "autocalls", apiKey: KEY, authorize: () => true, language: bad.language }),
      () => fieldsIn(bad.language),
    ];
    for (const call of calls)
      assert.throws(call, { name: "TypeError", message: /language must be an object, such as de/ });
    const namespace = /** @type {any} */ (await import("../../../pkg/messages/de.js"));
    assert.throws(() => validateCampaign(FORM, { language: namespace }), { name: "TypeError", message: /language/ });
    assert.throws(() => validateCampaign(FORM, { language: /** @type {any} */ (null) }), TypeError);
  });

  test("is compared by identity, so that inline options cost no comparison of its texts", () => {
    assert.equal(validatorOf({ language: de }), validatorOf({ language: de }));
    assert.notEqual(validatorOf({ language: de }), validatorOf({ language: { ...de } }));
    assert.notEqual(validatorOf({ language: de }), validatorOf({ language: en }));
    assert.notEqual(validatorOf({ language: de }), validatorOf({}));
  });

  test("translates a relay's answer to an invalid form", async () => {
    const relay = createRelay({ provider: "autocalls", apiKey: KEY, authorize: () => true, language: de });
    const request = new Request("http://localhost/api/user/campaign", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(INVALID),
    });
    const response = await relay(request);
    assert.equal(response.status, 422);
    assert.deepEqual(await response.json(), { message: "Bitte prüfen Sie Ihre Eingaben.", errors: ERRORS });
  });
});

describe("language of a client", () => {
  test("translates an error by its code and outcome, and keeps the original message for logs", async () => {
    const message = "You have reached the maximum number of campaigns allowed by your plan.";
    const refused = await failure(newClient(answering(403, { message })).createCampaign(FORM));
    assert.equal(refused.message, "Ihr Tarif erlaubt keine weitere Kampagne. Es wurde keine Kampagne angelegt.");
    assert.equal(refused.originalMessage, message);
    assert.deepEqual(JSON.parse(JSON.stringify(refused)).originalMessage, message);
    const unknown = await failure(newClient(answering(500, {})).startCampaign(5));
    assert.equal(unknown.message, `${de.errors.server} ${de.outcomes.change.unknown}`);
    const notSent = await failure(newClient(answering(201, {})).createCampaign(FORM, { signal: AbortSignal.abort() }));
    assert.equal(notSent.message, `${de.errors.aborted} Es wurde nichts gesendet.`);
    const read = await failure(newClient(answering(401, { message: "Unauthenticated." })).listCampaigns());
    assert.equal(read.message, de.errors.authentication);
    const found = await failure(newClient(answering(401, { message: "No." })).findCreated(FORM, { since: 0 }));
    assert.equal(found.message, de.errors.authentication);
    assert.ok(!`${found.originalMessage}${found.stack}`.includes("canary"));
  });

  test("is absent: the error has the English message and no original one", async () => {
    const error = await failure(newClient(answering(500, {}), { language: undefined }).createCampaign(FORM));
    assert.match(error.message, /status 500/);
    assert.ok(!("originalMessage" in error));
  });

  test("translates a relay's code that has a sentence, and names the code of any other", async () => {
    const by = (/** @type {string} */ code) =>
      answering(403, { message: "No.", code }, { "outbound-campaign-relay": "validated" });
    const forbidden = await failure(newClient(by("relay_forbidden")).createCampaign(FORM));
    assert.equal(forbidden.message, `${de.errors.relay_forbidden} Es wurde keine Kampagne angelegt.`);
    const other = await failure(newClient(by("relay_origin")).createCampaign(FORM));
    assert.match(other.message, /nicht weitergeleitet \(relay_origin\)/);
  });

  test("names the first error of a form that was not sent", async () => {
    const error = await failure(newClient(answering(201, {})).createCampaign(INVALID));
    assert.equal(error.message, `${de.errors.validation} ${TOO_MANY}`);
    assert.deepEqual(error.errors, ERRORS);
    assert.throws(() => buildRequest(INVALID, { provider: "autocalls", language: de }), { message: error.message });
  });

  test("translates the server's 422 with the server's own bounds, and leaves unknown sentences", async () => {
    const errors = {
      max_calls_in_parallel: ["The max calls in parallel field must not be greater than 5."],
      retry_interval: ["The retry interval must be between 20 and 60."],
      "allowed_days.0": ["The selected allowed_days.0 is invalid.", "Not on Mondays."],
      "phone_number_ids.1": ["The selected phone_number_ids.1 is invalid."],
      constructor: ["Odd."],
    };
    const client = newClient(answering(422, { message: "The given data was invalid.", errors }), {
      messages: { between: ":min bis :max, bitte." },
    });
    const error = await failure(client.createCampaign(FORM));
    assert.deepEqual(error.errors, {
      max_calls_in_parallel: ["„Gleichzeitige Anrufe“ darf höchstens 5 sein."],
      retry_interval: ["20 bis 60, bitte."],
      "allowed_days.0": ["„Tag 1“ muss ein Wochentag sein.", "Not on Mondays."],
      "phone_number_ids.1": ["Diese Telefonnummer gehört nicht zu Ihrem Konto."],
      constructor: ["Odd."],
    });
    assert.deepEqual(
      error.issues.map((/** @type {any} */ { message }) => message),
      Object.values(error.errors).flat(),
    );
    assert.equal(error.message, `${de.errors.validation} Es wurde keine Kampagne angelegt.`);
  });
});

test("language of a form translates its messages, and the errors of a client without one", async () => {
  const client = newClient(answering(500, {}), { language: undefined });
  const form = createCampaignForm({ client, language: de, initialValues: INVALID });
  await form.submit();
  assert.deepEqual(form.errors, ERRORS);
  form.setValue("max_calls_in_parallel", 3);
  const result = await form.submit();
  assert.ok(!result.ok);
  const { unclear } = form.getState();
  assert.equal(unclear?.error?.message, `${de.errors.server} ${de.outcomes.create.unknown}`);
  form.configure({ client, language: en, initialValues: INVALID });
  form.setValue("name", "");
  assert.deepEqual(form.errors, { name: ["Campaign name is required."] });
});

test("language of a form leaves an error that is not the package's", async () => {
  const foreign = Object.freeze(Object.assign(new Error("Nope."), { code: "timeout", outcome: "refused" }));
  const onSubmit = () => Promise.reject(foreign);
  const form = createCampaignForm({ onSubmit, language: de, initialValues: FORM });
  const result = await form.submit();
  assert.ok(!result.ok);
  assert.equal(result.error, foreign);
});

test("fieldsIn returns the same table for the same language, and inputProps takes its placeholder", () => {
  assert.equal(fieldsIn(de), fieldsIn(de));
  const [name] = fieldsIn(de);
  assert.equal(name?.label, "Name der Kampagne");
  assert.equal(inputProps(/** @type {any} */ (name)).placeholder, de.placeholders.name);
  assert.equal(fieldsIn({ help: de.help })[0]?.label, "Campaign name");
});

// The calls to the package: with inline options, and through a validator whose options are prepared, where the package
// has it.
import * as campaign from "outbound-campaign";
import { de } from "outbound-campaign/messages/de";

/** @typedef {import("../calls.mjs").Call} Call */
/**
 * @typedef {object} Prepared a call as a contender makes it
 * @property {(input: any) => any} run
 * @property {(result: any) => any[]} issues each with its `message`; none where the form is fine
 * @property {(issue: any, input: any) => string | string[]} fieldOf
 * @property {() => void} [enter] sets the language of the whole library
 */

/** @param {any} verdict */
const issues = (verdict) => (verdict.ok ? [] : verdict.issues);
const fieldOf = (/** @type {any} */ issue) => issue.field;
const schemaReader = {
  issues: (/** @type {any} */ result) => result.issues ?? [],
  fieldOf: (/** @type {any} */ issue) => issue.path[0],
};

/** The ways in which the package can be called. */
export const ways = "createValidator" in campaign ? ["inline options", "createValidator"] : ["inline options"];

/**
 * Returns the call, or nothing where it cannot be made in this way.
 * @param {Call} call
 * @param {string} way
 * @returns {Prepared}
 */
export function prepare(call, way) {
  return way === "createValidator" ? withValidator(call) : withOptions(call);
}

/**
 * The options are a new object for each call, as a component or a handler writes them. The account and the language in
 * it are the same objects each time.
 * @param {Call} call
 * @returns {Prepared}
 */
function withOptions(call) {
  const { account, profile, entry } = call;
  /** @type {() => any} */
  let options = () => undefined;
  if (account && call.german) options = () => ({ account, language: de });
  else if (account) options = () => ({ account });
  else if (call.german) options = () => ({ language: de });
  else if (profile) options = () => ({ profile });
  if (entry === "schema") {
    const schema = options() ? campaign.createCampaignSchema(options()) : campaign.campaignSchema;
    const { validate } = schema["~standard"];
    return { run: validate, ...schemaReader };
  }
  const runs = {
    form: (/** @type {any} */ form) => campaign.validateCampaign(form, options()),
    field: (/** @type {any} */ { form, field }) => campaign.validateFields(form, [field], options()),
    json: (/** @type {string} */ text) => campaign.validateCampaignJson(text, options()),
    list: (/** @type {any[]} */ forms) => campaign.validateMany(forms, options()),
    rows: (/** @type {Uint8Array} */ bytes) => campaign.validateNdjson(bytes, options()),
  };
  return { run: runs[entry], issues, fieldOf };
}

/** @param {Call} call @returns {Prepared} */
function withValidator({ account, profile, german, entry }) {
  // A bundler warns of a missing export that is read by its name.
  const validator = Reflect.get(
    campaign,
    "createValidator",
  )({
    ...(account && { account }),
    ...(profile && { profile }),
    ...(german && { language: de }),
  });
  if (entry === "schema") {
    const { validate } = validator.schema["~standard"];
    return { run: validate, ...schemaReader };
  }
  const { validate, validateFields, validateJson, validateMany, validateNdjson } = validator;
  const runs = {
    form: validate,
    field: (/** @type {any} */ { form, field }) => validateFields(form, [field]),
    json: validateJson,
    list: validateMany,
    rows: (/** @type {Uint8Array} */ bytes) => validateNdjson(bytes),
  };
  return { run: runs[entry], issues, fieldOf };
}

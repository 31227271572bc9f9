// The endpoint as an OpenAPI 3.1 document: the request from the table's JSON Schema, and the documented responses and
// examples, of either contract.
import { CREATED, EXAMPLE } from "./example.mjs";
import { CREATED_2026_07, EXAMPLE_2026_07 } from "./example-2026-07.mjs";

const text = { type: "string" };
const integer = { type: "integer" };

/** The members of a created campaign, as both providers document them. */
const DATA = {
  id: { ...integer, description: "The id of the created campaign." },
  name: { ...text, description: "The name of the campaign." },
  status: { ...text, description: "A new campaign is a `draft`. It makes no calls before it is started." },
  max_calls_in_parallel: { ...integer, description: "The maximum number of simultaneous calls." },
  mark_complete_when_no_leads: { type: "boolean", description: "Whether it is complete when no leads remain." },
  allowed_hours_start_time: { ...text, description: "Start of the calling window, `HH:MM:SS`." },
  allowed_hours_end_time: { ...text, description: "End of the calling window, `HH:MM:SS`." },
  allowed_days: { type: "array", items: text, description: "The days on which calls are allowed." },
  max_retries: { ...integer, description: "The maximum number of retries." },
  retry_interval: { ...integer, description: "Minutes between two attempts." },
  created_at: { ...text, description: "When it was created." },
  updated_at: { ...text, description: "When it was last changed." },
};

/** @param {object} schema */
const nullable = (schema) => ({ anyOf: [schema, { type: "null" }] });
const time = { ...text, description: "`Y-m-d H:i:s` in the account's time zone." };
const window = { type: "object", properties: { start: text, end: text } };

/** The members of a created campaign in the contract of July 2026, with the types of the vendor's examples. */
const DATA_2026_07 = {
  id: DATA.id,
  name: DATA.name,
  channel: text,
  status: DATA.status,
  assistant_id: nullable(integer),
  timezone: nullable(text),
  max_calls_in_parallel: nullable(integer),
  messages_per_minute: nullable(integer),
  schedule_windows: { type: "array", items: window },
  scheduled_start_at: nullable({ ...text, description: "An ISO date and time." }),
  allowed_hours_start_time: { ...text, description: "Start of the first window, `HH:MM`." },
  allowed_hours_end_time: { ...text, description: "End of the first window, `HH:MM`." },
  allowed_days: DATA.allowed_days,
  max_retries: DATA.max_retries,
  retry_interval: DATA.retry_interval,
  retry_on_voicemail: { type: "boolean" },
  retry_on_goal_incomplete: { type: "boolean" },
  goal_completion_variable: nullable(text),
  mark_complete_when_no_leads: DATA.mark_complete_when_no_leads,
  phone_number_ids: { type: "array", items: integer },
  whatsapp_sender_id: nullable(integer),
  whatsapp_template_id: nullable(integer),
  sms_from_phone_number_id: nullable(integer),
  sms_body: nullable(text),
  text_variable_mapping: nullable({ type: "object" }),
  fallback_channel: nullable(text),
  fallback_whatsapp_sender_id: nullable(integer),
  fallback_whatsapp_template_id: nullable(integer),
  fallback_sms_from_phone_number_id: nullable(integer),
  fallback_sms_body: nullable(text),
  fallback_variable_mapping: nullable({ type: "object" }),
  created_at: time,
  updated_at: time,
};

const message = { type: "object", properties: { message: text }, required: ["message"] };

/**
 * @param {string} description
 * @param {unknown} schema
 * @param {unknown} [example]
 */
const answer = (description, schema, example) => ({
  description,
  content: { "application/json": { schema, ...(example !== undefined && { example }) } },
});

/** The refusals that the documentation of February 2026 names beside the 401 and the 422. */
const REFUSALS = {
  403: answer(
    "Plan limit reached",
    { $ref: "#/components/schemas/Message" },
    { message: "You have reached the maximum number of campaigns allowed by your plan." },
  ),
  404: answer(
    "Assistant not found",
    { $ref: "#/components/schemas/Message" },
    { message: "Assistant not found or not an outbound assistant." },
  ),
};

/** The documented parts of each contract. The pages of July 2026 name no refusal but the 422. */
const CONTRACTS = {
  "2026-02": {
    data: DATA,
    example: EXAMPLE,
    created: CREATED,
    refusals: REFUSALS,
    about: "an outbound calling campaign",
  },
  "2026-07": {
    data: DATA_2026_07,
    example: EXAMPLE_2026_07,
    created: CREATED_2026_07,
    refusals: {},
    about: "a campaign of calls, WhatsApp messages or text messages",
  },
};

/**
 * @param {Record<string, unknown>} request the JSON Schema of a form, in the dialect of 2020-12
 * @param {readonly { url: string, description: string }[]} servers
 * @param {string} version
 * @param {keyof typeof CONTRACTS} contract
 */
export function openapi({ $schema: _, ...request }, servers, version, contract) {
  const { data, example, created, refusals, about } = CONTRACTS[contract];
  return {
    openapi: "3.1.0",
    // The schema stands first: gzip compresses it against the equal campaign.schema.json, the file before it in the
    // tarball.
    components: {
      schemas: {
        CampaignInput: request,
        Created: {
          type: "object",
          properties: { message: text, data: { type: "object", properties: data } },
          required: ["message", "data"],
        },
        Message: message,
        Invalid: {
          type: "object",
          properties: {
            message: text,
            errors: {
              type: "object",
              description: "The messages by field. The key of a list's element is `field.index`.",
              additionalProperties: { type: "array", items: text },
            },
          },
          required: ["message"],
        },
      },
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    },
    info: {
      title: "Create campaign",
      version,
      summary: `Creates ${about}.`,
      license: { name: "MIT OR Apache-2.0", identifier: "MIT OR Apache-2.0" },
    },
    servers,
    security: [{ bearer: [] }],
    paths: {
      "/user/campaign": {
        post: {
          operationId: "createCampaign",
          summary: "Create campaign",
          description:
            "The campaign is created as a draft. The API has no idempotency key: a request that is sent twice may " +
            "create two. Without `Accept: application/json` the server answers an invalid form with a redirect.",
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: { $ref: "#/components/schemas/CampaignInput" }, example },
            },
          },
          responses: {
            201: answer("Created", { $ref: "#/components/schemas/Created" }, created),
            401: answer("The API key is missing or wrong", { $ref: "#/components/schemas/Message" }),
            ...refusals,
            422: answer(
              "The form is invalid",
              { $ref: "#/components/schemas/Invalid" },
              {
                message: "The given data was invalid.",
                errors: {
                  name: ["The name field is required."],
                  assistant_id: ["The assistant id field is required."],
                },
              },
            ),
          },
        },
      },
    },
  };
}

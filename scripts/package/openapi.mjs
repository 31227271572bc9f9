// The endpoint as an OpenAPI 3.1 document: the request from the table's JSON Schema, and the documented responses and
// examples.
import { CREATED, EXAMPLE } from "./example.mjs";

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

/**
 * @param {Record<string, unknown>} request the JSON Schema of a form, in the dialect of 2020-12
 * @param {readonly { url: string, description: string }[]} servers
 * @param {string} version
 */
export function openapi({ $schema: _, ...request }, servers, version) {
  return {
    openapi: "3.1.0",
    // The schema stands first: gzip compresses it against the equal campaign.schema.json, the file before it in the
    // tarball.
    components: {
      schemas: {
        CampaignInput: request,
        Created: {
          type: "object",
          properties: { message: text, data: { type: "object", properties: DATA } },
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
      summary: "Creates an outbound calling campaign.",
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
              "application/json": { schema: { $ref: "#/components/schemas/CampaignInput" }, example: EXAMPLE },
            },
          },
          responses: {
            201: answer("Created", { $ref: "#/components/schemas/Created" }, CREATED),
            401: answer("The API key is missing or wrong", { $ref: "#/components/schemas/Message" }),
            403: answer(
              "Plan limit reached",
              { $ref: "#/components/schemas/Message" },
              {
                message: "You have reached the maximum number of campaigns allowed by your plan.",
              },
            ),
            404: answer(
              "Assistant not found",
              { $ref: "#/components/schemas/Message" },
              {
                message: "Assistant not found or not an outbound assistant.",
              },
            ),
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

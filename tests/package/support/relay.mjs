// The relay of the tests in front of the upstream of client.mjs, and requests to it from its own page.
import assert from "node:assert/strict";
import { createRelay } from "../../../pkg/relay.js";
import { FORM, KEY, server } from "./client.mjs";

export const SITE = "https://shop.example";
export const MOUNT = `${SITE}/api/outbound`;

/** @param {Partial<import("../../../pkg/relay.js").RelayOptions>} [options] */
export const newRelay = (options) =>
  createRelay({ baseUrl: server.baseUrl, apiKey: KEY, authorize: () => true, ...options });

/**
 * @param {string} path
 * @param {{ method?: string, headers?: Record<string, string>, body?: any }} [init]
 */
export const ask = (path, { method = "POST", headers = {}, body = JSON.stringify(FORM) } = {}) =>
  new Request(`${MOUNT}${path}`, {
    method,
    headers: { origin: SITE, ...(method === "POST" ? { "content-type": "application/json" } : {}), ...headers },
    ...(method === "POST" ? { body, duplex: "half" } : {}),
  });
export const CREATE = "/user/campaign";

/** @param {Response} response */
export const readResponse = async (response) => {
  const text = await response.text();
  const headers = Object.fromEntries(response.headers);
  assert.ok(!`${text}${JSON.stringify(headers)}`.includes("canary"), "the key is in the answer");
  return { status: response.status, headers, text, json: text ? JSON.parse(text) : undefined };
};

/** Asserts that the relay refused and the upstream saw nothing. @param {Response} response */
export const refusal = async (response) => {
  const { status, headers, json } = await readResponse(response);
  assert.equal(server.requests.length, 0, "the upstream was asked");
  assert.equal(headers["outbound-campaign-relay"], "validated");
  return [status, json.code];
};

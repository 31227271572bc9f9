// A sandbox that records the requests from which it created campaigns. Its list has only some of their fields.
import { createSandbox } from "../../../pkg/sandbox.js";

/**
 * @typedef {object} Recorder
 * @property {import("../../../pkg/sandbox.js").Sandbox} sandbox
 * @property {typeof fetch} fetch of the sandbox
 * @property {unknown[]} created the bodies of the requests, in the order of the campaigns
 */

/** @param {string} apiKey @returns {Recorder} */
export function createRecorder(apiKey) {
  const sandbox = createSandbox({ apiKey });
  /** @type {unknown[]} */
  const created = [];
  return {
    sandbox,
    created,
    async fetch(input, init) {
      const request = new Request(input, init);
      const body = await request.clone().text();
      const response = await sandbox.handle(request);
      if (response.status === 201) created.push(JSON.parse(body));
      return response;
    },
  };
}

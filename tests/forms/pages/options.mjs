// The options of the test pages' forms in the browser: the test acts as the server, and drafts go to localStorage.
import { ValidationError } from "../../../pkg/index.js";

/**
 * Functions that the test exposes.
 * @typedef {{ post(campaign: unknown): Promise<{ id: number, errors?: Record<string, string[]> }> }} Exposed
 */

/** @type {import("../../../pkg/form.js").CampaignFormOptions<{ id: number }>} */
export const options = {
  ...(typeof localStorage === "object" && { storage: localStorage }),
  async onSubmit(campaign) {
    const answer = await /** @type {Exposed} */ (/** @type {unknown} */ (globalThis)).post(campaign);
    if (!answer.errors) return answer;
    throw new ValidationError("Refused.", { errors: answer.errors, source: "server", outcome: "refused" });
  },
};

import type { Attributes, Messages } from "../types.js";

/** French sentences for every rule: `validateCampaign(form, { messages, attributes })`. */
export const messages: Messages;

/** French names of the fields. */
export const attributes: Attributes;

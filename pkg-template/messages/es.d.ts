import type { Attributes, Messages } from "../types.js";

/** Spanish sentences for every rule: `validateCampaign(form, { messages, attributes })`. */
export const messages: Messages;

/** Spanish names of the fields. */
export const attributes: Attributes;

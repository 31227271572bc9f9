import type { Attributes, Messages } from "../types.js";

/** German sentences for every rule: `validateCampaign(form, { messages, attributes })`. */
export const messages: Messages;

/** German names of the fields. */
export const attributes: Attributes;

import type { Attributes, Messages } from "../types.js";

/** Portuguese sentences for every rule: `validateCampaign(form, { messages, attributes })`. */
export const messages: Messages;

/** Portuguese names of the fields. */
export const attributes: Attributes;

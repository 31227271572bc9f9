// Marks an answer that the relay made by itself, without asking the upstream.
export const RELAY_HEADER = "outbound-campaign-relay";
/**
 * Names the contract of a form that is sent to a relay, unless it is the first. A relay of another contract would drop
 * the fields that it does not know, and create another campaign than the caller's.
 */
export const CONTRACT_HEADER = "outbound-campaign-contract";

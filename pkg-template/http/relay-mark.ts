// Marks an answer that the relay made by itself, without asking the upstream.
export const RELAY_HEADER = "outbound-campaign-relay";

// The header by which the relay marks an answer that it made itself: the upstream was not asked.
export const RELAY_HEADER = "outbound-campaign-relay";

// The entry outbound-campaign/relay on workerd.
import "./use-client.js";
import "./use-json.js";
import "./use-validator.js";

export * from "../relay/relay.js";

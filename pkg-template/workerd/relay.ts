// The entry outbound-campaign/relay on workerd.
import "./use-json.js";
import "./use-request.js";
import "./use-validator.js";

export * from "../relay/relay.js";

// The entry outbound-campaign on workerd.
import "./use-client.js";
import "./use-json.js";
import "./use-validator.js";

export * from "../core.js";

// The entry outbound-campaign/sandbox on workerd.
import "./use-json.js";
import "./use-validator.js";

export * from "../sandbox/sandbox.js";

// The entry outbound-campaign/sandbox on workerd.
import "./use-validator.js";

export * from "../sandbox/sandbox.js";

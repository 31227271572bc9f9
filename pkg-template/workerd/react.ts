// The entry outbound-campaign/react on workerd.
import "./use-validator.js";

export * from "../forms/react.js";

// The entry outbound-campaign/vue on workerd.
import "./use-validator.js";

export * from "../forms/vue.js";

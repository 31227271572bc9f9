// The entry outbound-campaign/form on workerd.
import "./use-validator.js";

export * from "../forms/form.js";

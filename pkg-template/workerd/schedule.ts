// The entry outbound-campaign/schedule on workerd.
import "./use-schedule.js";
import "./use-validator.js";

export * from "../schedule/schedule.js";

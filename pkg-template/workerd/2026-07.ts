// The entry outbound-campaign/2026-07 on workerd.
import "./use-client.js";
import "./use-schedule.js";
import "./use-validator_2026_07.js";

export * from "../contract-2026-07/contract.js";

// The entry outbound-campaign/2026-07 on workerd.
import "./use-client.js";
import "./use-validator-2026-07.js";

export * from "../contract-2026-07/contract.js";

// The entry outbound-campaign/csv. It starts no wasm.
export { fromCsvRecord } from "./forms/from-csv.js";

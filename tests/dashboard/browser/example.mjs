// The documented example as a user types it into the dashboard.
import { EXAMPLE } from "../../../scripts/package/example.mjs";

/** Numbers are strings. @type {import("./dashboard.mjs").Answers} */
export const TYPED_EXAMPLE = Object.fromEntries(
  Object.entries(EXAMPLE).map(([name, value]) => [name, typeof value === "number" ? String(value) : value]),
);

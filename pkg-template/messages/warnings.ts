// Types of the words for warnings and for what could not be examined.
import type { UncheckedCode, WarningCode } from "../types.js";

/**
 * Words in place of ours, by code. As members of `messages` they word the `warnings` and the `unchecked` of every verdict; codes
 * that have none stay English.
 */
export type Remarks = {
  /** What is said of a warning, and what to do. */
  readonly warnings: { readonly [Code in WarningCode]: { readonly message: string; readonly help: string } };
  /** What could not be examined. */
  readonly unchecked: { readonly [Code in UncheckedCode]: string };
};

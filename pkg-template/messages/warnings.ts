// Types of the translated messages for warnings and unchecked facts.
import type { UncheckedCode, WarningCode } from "../types.js";

/**
 * Custom messages by code. As members of the option `messages`, they replace the English texts of `warnings` and
 * `unchecked` in every verdict. Codes without a custom message stay English.
 */
export type DiagnosticMessages = {
  /** For each warning: `message` names the problem, `help` tells how to fix it. */
  readonly warnings: { readonly [Code in WarningCode]: { readonly message: string; readonly help: string } };
  /** For each fact that could not be checked: the reason. */
  readonly unchecked: { readonly [Code in UncheckedCode]: string };
};

// Validates raw request bodies by the contract of a relay or sandbox.
import type { Contract } from "./contract.js";
import { validateJson } from "./engine-json.js";
import { validatorOf } from "./validator-cache.js";

/**
 * Returns a function that validates the JSON of forms. Reads the options once.
 *
 * @typeParam Verdict The members of a verdict that the caller needs. Every contract has them.
 * @param contract `undefined`: the first.
 * @throws {TypeError} If an option is invalid. The message names it.
 */
export function jsonValidatorOf<Verdict>(
  options: object,
  contract: Contract | undefined,
): (body: Uint8Array | string) => Verdict {
  if (contract) {
    const validator = contract.createValidator(options);
    return (body) => validator.validateJson(body) as Verdict;
  }
  const validator = validatorOf(options);
  return (body) => validateJson(validator, body) as Verdict;
}

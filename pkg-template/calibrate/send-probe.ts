// The only function that sends the forms of a calibration.
import type { CalibratedContract } from "./contract.js";

/**
 * Sends a form if every server that follows the contract refuses it.
 *
 * @param post Posts the form unchanged.
 * @param contract The contract of the server.
 * @throws {Error} If a server may accept the form. Nothing is sent then.
 */
export async function sendProbe<T>(
  form: unknown,
  post: (body: unknown) => Promise<T>,
  { mustBeRefused }: Pick<CalibratedContract, "mustBeRefused">,
): Promise<T> {
  // A copy without getters and toJSON: the checked form is the sent form.
  const body = JSON.parse(JSON.stringify(form));
  if (!mustBeRefused(body)) throw new Error("Calibration must not send a form that a server may accept");
  return post(body);
}

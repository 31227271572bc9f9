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
  { isRefused }: Pick<CalibratedContract, "isRefused">,
): Promise<T> {
  // A copy without getters and toJSON: the checked form is the sent form.
  const body = JSON.parse(JSON.stringify(form));
  if (!isRefused(body)) throw new Error("The server may accept the form");
  return post(body);
}

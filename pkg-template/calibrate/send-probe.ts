// The only function that sends the forms of a calibration.
import type { CalibratedContract } from "./contract.js";

/**
 * Sends a form unless it could become a campaign.
 *
 * @param post Posts the form unchanged.
 * @param contract The contract of the server.
 * @throws {Error} If the form has all fields that the contract requires. Nothing is sent then.
 */
export async function sendProbe<T>(
  form: unknown,
  post: (body: unknown) => Promise<T>,
  { isIncomplete }: Pick<CalibratedContract, "isIncomplete">,
): Promise<T> {
  // A copy without getters and toJSON: the checked form is the sent form.
  const body: object = JSON.parse(JSON.stringify(form));
  if (!isIncomplete(body)) throw new Error("Calibration must not send a form with all required fields");
  return post(body);
}

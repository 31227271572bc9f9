// The relay's route that calibrates: behind it is the server itself, which a page cannot reach, and the key.
import { calibrate, calibrationLimits, tookIt } from "./calibrate.js";
import { CampaignError, TimeoutError } from "./errors.js";
import { readRefusal } from "./refusal.js";
import { answer, readBody, refuse } from "./relay-parts.js";
import { forward } from "./relay-upstream.js";

/** What the server, or the relay on its behalf, said in place of a 422: for the page to hear as it is. */
class OtherAnswer extends Error {
  /** @param {Response} response */
  constructor(response) {
    super(`status ${response.status}`);
    this.response = response;
  }
}

/** @type {import("./relay-routes.js").Route["answer"]} */
export async function answerCalibrate(request, _, settings) {
  // Nothing of the body counts; but a page of another site cannot send JSON without being asked first.
  const body = await readBody(request, settings);
  if (body instanceof Response) return body;
  try {
    const { left, check } = calibrationLimits(settings.timeout);
    const post = (/** @type {unknown} */ form) => ask(form, { ...settings, timeout: left() });
    const calibration = await calibrate(post, settings.target.provider, check);
    return answer(200, JSON.stringify(calibration), { "content-type": "application/json" });
  } catch (error) {
    if (error instanceof OtherAnswer) return error.response;
    if (!(error instanceof CampaignError)) throw error;
    settings.report(error);
    if (error instanceof TimeoutError) return refuse(504, "relay_timeout", error.message);
    return refuse(502, "relay_calibration", error.message);
  }
}

/**
 * @param {unknown} form
 * @param {import("./relay-parts.js").RelaySettings} settings
 */
async function ask(form, settings) {
  const response = await forward("create", { body: form }, settings);
  const { status, headers } = response;
  if (status !== 422 && !response.ok) throw new OtherAnswer(response);
  const text = await response.clone().text();
  const json = text === "" ? undefined : JSON.parse(text);
  if (response.ok) throw tookIt(json?.data, { status, requestId: headers.get("x-request-id") ?? undefined });
  const refusal = readRefusal(json);
  if (!refusal) throw new OtherAnswer(response);
  return refusal;
}

// The relay's own route that calibrates: a page can reach neither the server nor the key.
import { calibrate, calibrationLimits, unexpectedSuccess } from "../calibrate/calibrate.js";
import { FIRST_CONTRACT } from "../calibrate/probes.js";
import { CampaignError, TimeoutError } from "../errors.js";
import { type Refusal, readRefusal } from "../http/error-body.js";
import { errorResponse, type RelaySettings, readBody, secureResponse } from "./options.js";
import { forward } from "./upstream.js";

/** A response other than a 422, by the server or by the relay in its place. The page gets it unchanged. */
class OtherResponse extends Error {
  declare response: Response;

  constructor(response: Response) {
    super(`status ${response.status}`);
    this.response = response;
  }
}

/** Calibrates, and responds with the `Calibration` as JSON. */
export async function handleCalibrate(request: Request, _: string, settings: RelaySettings): Promise<Response> {
  // The body is ignored, but requiring JSON forces a CORS preflight.
  const body = await readBody(request, settings);
  if (body instanceof Response) return body;
  const { timeout, target, maxAnswerBytes, report } = settings;
  try {
    const { left, check } = calibrationLimits(timeout);
    const post = (form: unknown) => postForm(form, { ...settings, timeout: left() });
    const contract = settings.contract?.calibration ?? FIRST_CONTRACT;
    const text = JSON.stringify(await calibrate(post, target.provider, check, contract));
    if (new TextEncoder().encode(text).length > maxAnswerBytes) {
      return errorResponse(413, "relay_answer_too_large", `The calibration is larger than ${maxAnswerBytes} bytes.`);
    }
    return secureResponse(200, text, { "content-type": "application/json" });
  } catch (error) {
    if (error instanceof OtherResponse) return error.response;
    if (!(error instanceof CampaignError)) throw error;
    report(error);
    if (error instanceof TimeoutError) return errorResponse(504, "relay_timeout", error.message);
    return errorResponse(502, "relay_calibration", error.message);
  }
}

/**
 * Posts a form and returns the server's refusal.
 *
 * @throws {OtherResponse} If the server does not refuse the form.
 * @throws {CampaignError} If the server accepts the form.
 */
async function postForm(form: unknown, settings: RelaySettings): Promise<Refusal> {
  const { response } = await forward("create", { body: form }, settings);
  const { status, headers } = response;
  if (status !== 422 && !response.ok) throw new OtherResponse(response);
  const text = await response.clone().text();
  const json = text === "" ? undefined : JSON.parse(text);
  if (response.ok) {
    throw unexpectedSuccess(json?.data, { status, requestId: headers.get("x-request-id") ?? undefined });
  }
  const refusal = readRefusal(json);
  if (!refusal) throw new OtherResponse(response);
  return refusal;
}

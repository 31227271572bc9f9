// The relay's route that calibrates: a page can reach neither the server itself nor the key.
import { calibrate, calibrationLimits, tookIt } from "../calibrate/calibrate.js";
import { CampaignError, TimeoutError } from "../errors.js";
import { readRefusal } from "../http/error-body.js";
import { answer, type RelaySettings, readBody, refuse } from "./options.js";
import { forward } from "./upstream.js";

/** What the server, or the relay on its behalf, said in place of a 422: for the page to hear as it is. */
class OtherAnswer extends Error {
  declare response: Response;

  constructor(response: Response) {
    super(`status ${response.status}`);
    this.response = response;
  }
}

export async function answerCalibrate(request: Request, _: string, settings: RelaySettings): Promise<Response> {
  // The body is ignored, but requiring JSON forces a CORS preflight.
  const body = await readBody(request, settings);
  if (body instanceof Response) return body;
  const { timeout, target, maxAnswerBytes, report } = settings;
  try {
    const { left, check } = calibrationLimits(timeout);
    const ask = (form: unknown) => askServer(form, { ...settings, timeout: left() });
    const text = JSON.stringify(await calibrate(ask, target.provider, check));
    if (new TextEncoder().encode(text).length > maxAnswerBytes) {
      return refuse(413, "relay_answer_too_large", `The calibration is larger than ${maxAnswerBytes} bytes.`);
    }
    return answer(200, text, { "content-type": "application/json" });
  } catch (error) {
    if (error instanceof OtherAnswer) return error.response;
    if (!(error instanceof CampaignError)) throw error;
    report(error);
    if (error instanceof TimeoutError) return refuse(504, "relay_timeout", error.message);
    return refuse(502, "relay_calibration", error.message);
  }
}

async function askServer(form: unknown, settings: RelaySettings) {
  const { response } = await forward("create", { body: form }, settings);
  const { status, headers } = response;
  if (status !== 422 && !response.ok) throw new OtherAnswer(response);
  const text = await response.clone().text();
  const json = text === "" ? undefined : JSON.parse(text);
  if (response.ok) throw tookIt(json?.data, { status, requestId: headers.get("x-request-id") ?? undefined });
  const refusal = readRefusal(json);
  if (!refusal) throw new OtherAnswer(response);
  return refusal;
}

// Calibration: reads the messages and limits of a live server. It sends forms that the server must refuse, so nothing
// is created.
import { type CampaignError, errorOfCode, ValidationError } from "../errors.js";
import type { Refusal } from "../http/error-body.js";
import { printable } from "../http/redact.js";
import { RELAY_HEADER } from "../http/relay-mark.js";
import { now } from "../http/retry.js";
import type { Provider } from "../types.js";
import { hasOwn } from "../wasm/builtins.js";
import { runInSlices, yieldToEventLoop } from "../wasm/event-loop.js";
import type { Calibration } from "./compare.js";
import type { CalibratedContract } from "./contract.js";
import { infer, type ProbeAnswer } from "./infer.js";
import { sendProbe } from "./send-probe.js";

/** Characters of a campaign id in an error message. No real id is longer, and the message must stay readable. */
const MAX_ID_LENGTH = 100;

/** A response that the client accepted as a success. */
interface SuccessfulResponse {
  data: unknown;
  /** The HTTP status. */
  status: number;
  requestId?: string;
  /** Cuts the key out of a text. */
  sanitize: (text: string) => string;
}

/** The limits of one calibration. */
interface CalibrationLimits {
  /** Returns the milliseconds that remain for the next request, at least 1: timers accept no less. */
  left: () => number;
  /** Throws when the time is over or the signal is aborted. */
  check: () => void;
}

/**
 * Sends all probes, one after the other, and infers the calibration from the responses.
 *
 * @param post Posts a form and returns its 422. Rejects on any other response.
 * @param checkLimits Runs after each response and during the computation. Throws to stop the calibration.
 * @param contract The server must require `name` and `assistant_id` for the first probe of this contract, and one of
 *   them for each further probe.
 * @throws {CampaignError} `unexpected_response` if the server does not require the fields of the contract.
 */
export async function calibrate(
  post: (form: unknown) => Promise<Refusal>,
  provider: Provider = "autocalls",
  checkLimits: () => void,
  contract: CalibratedContract,
): Promise<Calibration> {
  const askedAt = new Date().toISOString();
  const answers: ProbeAnswer[] = [];
  for (const form of contract.probes) {
    const refusal = await sendProbe(form, post, contract);
    assertRequiredFields(form, refusal, answers.length);
    answers.push({ form, ...refusal });
    // Responses that arrive at once would starve the timers.
    await yieldToEventLoop();
    checkLimits();
  }
  return runInSlices(infer(answers, provider, askedAt, contract), checkLimits);
}

/**
 * Returns the limits of a whole calibration, its computation included.
 *
 * @param timeout Milliseconds from now.
 * @param signal Aborts the calibration.
 */
export function calibrationLimits(timeout: number, signal?: AbortSignal): CalibrationLimits {
  const deadline = now() + timeout;
  const refused = "Nothing was created.";
  const details = { attempts: 1, outcome: "refused" as const };
  return {
    left: () => Math.max(1, deadline - now()),
    check: () => {
      if (signal?.aborted) {
        const { reason } = signal;
        const cause = reason === undefined ? {} : { cause: reason };
        throw errorOfCode("aborted", `The calibration was aborted. ${refused}`, { ...details, ...cause });
      }
      if (now() > deadline) {
        throw errorOfCode("timeout", `The calibration took longer than ${timeout} ms. ${refused}`, details);
      }
    },
  };
}

/** Stops the calibration unless the server requires a field that the form lacks, else the next answer may be a 201. */
function assertRequiredFields(form: object, { errors }: Refusal, index: number) {
  const missing = ["name", "assistant_id"]
    .filter((name) => !hasOwn(form, name))
    // Only the first form must have both: a message needs no assistant.
    .filter((name, i) => !(i * index || hasOwn(errors, name)));
  if (missing.length === 0) return;
  const fact = `The server refused a form without requiring ${missing.join(" and ")}`;
  throw unexpectedResponse(`${fact}, so no further form was sent.`, { outcome: "refused", status: 422 });
}

/**
 * Returns the refusal that a call of the client ends with.
 *
 * @throws {CampaignError} If the server accepted the form, if the relay refused it, or if the call failed.
 */
export async function refusalOf(sent: Promise<SuccessfulResponse>): Promise<Refusal> {
  let response: SuccessfulResponse;
  try {
    response = await sent;
  } catch (error) {
    const { status = 0, headers = {}, requestId } = error as CampaignError;
    if (status >= 200 && status < 300) throw unexpectedSuccess(undefined, { status, headers, requestId, cause: error });
    if (!(error instanceof ValidationError)) throw error;
    const { serverMessage: message, errors } = error;
    if (!Object.keys(headers).some((name) => name.toLowerCase() === RELAY_HEADER)) return { message, errors };
    // This proves nothing about the server behind it.
    const fact = "The relay answered by itself.";
    const remedy = "Calibrate on the server that has the API key, or with the relay's option calibrate.";
    throw unexpectedResponse(`${fact} ${remedy}`, { outcome: "refused", status, headers, requestId });
  }
  const { data, status, requestId, sanitize } = response;
  throw unexpectedSuccess(data, { status, requestId: requestId && sanitize(requestId) }, sanitize);
}

/**
 * Returns the error for a server that accepted a form without the required fields.
 *
 * @param campaign The created campaign, if the response names one.
 * @param sanitize Cuts the key out of the id: such a server may have put it there.
 */
export function unexpectedSuccess(
  campaign: unknown,
  details: object,
  sanitize: (text: string) => string = printable,
): CampaignError {
  const given = (campaign as { id?: unknown } | null | undefined)?.id;
  const id =
    typeof given === "string" ? sanitize(given).slice(0, MAX_ID_LENGTH) : Number.isFinite(given) ? given : undefined;
  const fact = "The server accepted a form without the required fields";
  const [created, remedy, cause] =
    id === undefined
      ? [
          ". Its response names no campaign",
          "Look for a new campaign with listCampaigns() and delete it with deleteCampaign(id)",
        ]
      : // The id only: the other members of such a response are unknown and may hold the key.
        [` and created the campaign ${id}`, `Delete it: deleteCampaign(${JSON.stringify(id)})`, { cause: { id } }];
  const message = `${fact}${created}. No further form was sent. ${remedy}.`;
  return unexpectedResponse(message, { outcome: "unknown", ...(cause as object | undefined), ...details });
}

function unexpectedResponse(message: string, details: object) {
  return errorOfCode("unexpected_response", message, { attempts: 1, ...details });
}

// Calibration: asks a live server for its own words and limits with forms that it must refuse, so that nothing is created.
import { type CampaignError, errorOfCode, ValidationError } from "../errors.js";
import type { Refusal } from "../http/error-body.js";
import { printable } from "../http/redact.js";
import { RELAY_HEADER } from "../http/relay-mark.js";
import { now } from "../http/retry.js";
import type { Provider } from "../types.js";
import { runInSlices, yieldToEventLoop } from "../wasm/event-loop.js";
import { hasOwn } from "../wasm/own.js";
import type { Calibration } from "./compare.js";
import { learn } from "./infer.js";
import { PROBES, sendProbe } from "./probes.js";

/** No id of a campaign is longer, and an error's message has to be read. */
const LONGEST_ID = 100;

/**
 * @param post posts a form and gives the 422; rejects at any other answer
 * @param checkLimits called after each answer and while they are worked on; throws where the caller waits no longer
 */
export async function calibrate(
  post: (form: unknown) => Promise<Refusal>,
  provider: Provider = "autocalls",
  checkLimits: () => void = () => {},
): Promise<Calibration> {
  const askedAt = new Date().toISOString();
  const answers = [];
  for (const form of PROBES) {
    const refusal = await sendProbe(form, post);
    if (answers.length === 0) assertRequires(refusal);
    answers.push({ form, ...refusal });
    // Answers that come at once would let no timer run.
    await yieldToEventLoop();
    checkLimits();
  }
  return runInSlices(learn(answers, provider, askedAt), checkLimits);
}

/**
 * The time that a caller waits for a whole calibration, its computation included.
 *
 * @param timeout milliseconds
 */
export function calibrationLimits(timeout: number, signal?: AbortSignal) {
  const deadline = now() + timeout;
  const refused = "The server had refused every form until then, and nothing was created.";
  const details = { attempts: 1, outcome: "refused" as const };
  return {
    /** Milliseconds for the next request. A timer takes no less than one. */
    left: (): number => Math.max(1, deadline - now()),
    check: (): void => {
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

/** Only a server that misses both fields in an empty form is asked on. */
function assertRequires({ errors }: Refusal) {
  const missing = ["name", "assistant_id"].filter((name) => !hasOwn(errors, name));
  if (missing.length === 0) return;
  const what = `The server refused an empty form without asking for ${missing.join(" and ")}`;
  throw unfit(`${what}: it is not the one that the contract describes. Nothing more was sent.`, {
    outcome: "refused",
    status: 422,
  });
}

/** The refusal that a call of the client ends with. */
export async function refusalOf(
  sent: Promise<{ data: unknown; status: number; requestId?: string; sanitize: (text: string) => string }>,
): Promise<Refusal> {
  let answer: Awaited<typeof sent>;
  try {
    answer = await sent;
  } catch (error) {
    const { status = 0, headers = {}, requestId } = error as CampaignError;
    if (status >= 200 && status < 300) throw tookIt(undefined, { status, headers, requestId, cause: error });
    if (!(error instanceof ValidationError)) throw error;
    const { message, errors } = error;
    if (!Object.keys(headers).some((name) => name.toLowerCase() === RELAY_HEADER)) return { message, errors };
    throw unfit(
      "This answer is the relay's own: it would prove nothing of the server behind it. Calibrate where the key is, or with the relay's option calibrate.",
      { outcome: "refused", status, headers, requestId },
    );
  }
  const { data, status, requestId, sanitize } = answer;
  throw tookIt(data, { status, requestId: requestId && sanitize(requestId) }, sanitize);
}

/**
 * The error of a server that took a form which no such server may take.
 *
 * @param campaign what it created, as far as the answer tells
 * @param sanitize cuts the key out, which such a server may have put into the id
 */
export function tookIt(
  campaign: unknown,
  details: object,
  sanitize: (text: string) => string = printable,
): CampaignError {
  const given = (campaign as { id?: unknown } | null | undefined)?.id;
  const id =
    typeof given === "string" ? sanitize(given).slice(0, LONGEST_ID) : Number.isFinite(given) ? given : undefined;
  const what = "The server took a form that lacks required fields";
  const [created, remedy] =
    id === undefined
      ? [
          ". Its answer names no campaign",
          "Look for a new one with listCampaigns(), and delete it with deleteCampaign(id)",
        ]
      : [` and created the campaign ${id}`, `Delete it: deleteCampaign(${JSON.stringify(id)})`];
  // The id alone: nobody knows what else such a server puts into its answers.
  const cause = id === undefined ? {} : { cause: { id } };
  return unfit(`${what}${created}. Nothing more was sent. ${remedy}.`, { outcome: "unknown", ...cause, ...details });
}

function unfit(message: string, details: object) {
  return errorOfCode("unexpected_response", message, { attempts: 1, ...details });
}

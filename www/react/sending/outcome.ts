// What became of a campaign that was sent.
import { type Campaign, CampaignError, ValidationError } from "outbound-campaign";
import type { Errors } from "../form/errors.js";

export type Outcome =
  | { kind: "idle" }
  | { kind: "sending" }
  | { kind: "created"; campaign: Campaign }
  /** The very same campaign was created a moment ago: a second click, or a second Enter. */
  | { kind: "repeated"; campaign: Campaign }
  /** The server found fault with fields. */
  | { kind: "refused"; message: string; errors: Errors }
  | { kind: "failed"; title: string; message: string; isUnsure: boolean };

const TITLES: Readonly<Record<string, string>> = {
  authentication: "The API key was not accepted",
  plan_limit: "The plan's limit is reached",
  not_found: "The address has no such endpoint",
  rate_limit: "Too many requests",
  connection: "The server could not be reached",
  timeout: "The server did not answer in time",
  aborted: "Sending was stopped",
};

/** Sorts a rejection of createCampaign: about fields, or about something else. */
export function toOutcome(error: unknown): Outcome {
  if (error instanceof ValidationError && Object.keys(error.errors).length > 0) {
    return { kind: "refused", message: error.message, errors: error.errors };
  }
  if (!(error instanceof CampaignError)) {
    return { kind: "failed", title: "The page failed", message: String(error), isUnsure: true };
  }
  if (error.code === "assistant_not_found") {
    return { kind: "refused", message: error.message, errors: { assistant_id: [error.message] } };
  }
  const title = error.status === 429 ? TITLES.rate_limit : TITLES[error.code];
  return {
    kind: "failed",
    title: title ?? "The campaign was not created as expected",
    message: error.message,
    isUnsure: error.outcome === "unknown",
  };
}

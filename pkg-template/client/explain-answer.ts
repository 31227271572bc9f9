// The sentence of an error that the server's answer caused.
import { type Purpose, withPossibleEffect } from "../http/outcome.js";

/** The parts of an answer that its sentence depends on. */
interface AnswerParts {
  purpose: Purpose;
  status: number;
  outcome: "refused" | "unknown";
  /** The server's message, or an empty text if it has none that is visible. */
  text: string;
  /** Whether the message is Laravel's own for an address without a route. */
  isAboutTheRoute: boolean;
  /** Describes the body of an answer that the contract does not know. */
  body: string;
}

/**
 * Returns the sentence of an error: the server's own for a refusal, else a description of the answer.
 *
 * @param kind the error's code, or `relay` for all codes of the relay
 */
export function explainAnswer(kind: string, parts: AnswerParts): string {
  const { purpose, outcome, text } = parts;
  const own = describe(kind, parts);
  // The message of a documented refusal is the server's own sentence.
  if (own === undefined) return text;
  const sentence = finish(own + (text && ": ") + text);
  if (outcome === "refused") return sentence;
  // The relay's sentence states the effect already, and so does one that another part of the package wrote.
  const isStated = kind === "relay" && /may have been/i.test(text);
  return isStated ? sentence : withPossibleEffect(sentence, purpose);
}

function describe(kind: string, { status, text, isAboutTheRoute, body }: AnswerParts): string | undefined {
  switch (kind) {
    case "authentication":
      return status === 403
        ? "The server does not allow this with the API key (status 403)"
        : `The server did not accept the API key (status ${status})`;
    case "not_found":
      return isAboutTheRoute ? "The server has no such address (status 404, check baseUrl and paths)" : undefined;
    case "validation":
      return text ? undefined : "The server refused the request (status 422)";
    case "rate_limit":
      return "The server received too many requests (status 429)";
    case "server":
      return `The server failed (status ${status})`;
    case "relay":
      return `The relay answered (status ${status})`;
    case "unexpected_response":
      return `The server sent an undocumented response (status ${status}, ${isRedirect(status) ? REDIRECT : body})`;
    default:
      return undefined;
  }
}

const REDIRECT = "a redirect, which is never followed because its target would receive the API key";

/** A browser hides the status of a redirect: it is 0. */
const isRedirect = (status: number) => status === 0 || (status >= 300 && status < 400);

/** Ends a sentence with a full stop if it has no end. */
const finish = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

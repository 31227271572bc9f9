// Beside the form: the exact request it makes, or what the server would answer to it.
import { buildRequest, type Validation } from "outbound-campaign";
import { useMemo } from "react";
import type { Connection } from "./connection.js";

interface Props {
  form: Record<string, unknown>;
  verdict: Validation;
  connection: Connection;
  /** Whether the base URL is one that a request can be built for. */
  hasAddress: boolean;
}

export function RequestPreview({ form, verdict, connection, hasAddress }: Props) {
  const text = useMemo(
    () => (verdict.ok ? (hasAddress ? requestText(form, connection) : "") : answerText(verdict)),
    [form, verdict, connection, hasAddress],
  );
  return (
    <section className="card" aria-labelledby="preview-heading">
      <div className="card-head">
        <h2 id="preview-heading">{verdict.ok ? "The request" : "What the server would answer"}</h2>
        <span className={verdict.ok ? "badge badge-good" : "badge badge-bad"}>{verdict.ok ? "valid" : "422"}</span>
      </div>
      {text === "" ? (
        <p className="help">The request is shown once the base URL is an address of this machine.</p>
      ) : (
        <section
          className="code"
          aria-labelledby="preview-heading"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          tabIndex={0}
        >
          <pre data-preview={verdict.ok ? "request" : "answer"}>{text}</pre>
        </section>
      )}
    </section>
  );
}

/** Built without the key: what is shown can be copied and photographed. The body is sent on one line, and otherwise as it is here. */
function requestText(form: Record<string, unknown>, { baseUrl, profile }: Connection): string {
  const { method, url, headers, body } = buildRequest(form, { baseUrl, profile });
  const shown = { ...headers, Authorization: "Bearer ••••••••" };
  const lines = Object.entries(shown).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${url}`, ...lines, "", JSON.stringify(JSON.parse(body), null, 2)].join("\n");
}

function answerText({ message, errors }: Extract<Validation, { ok: false }>): string {
  return JSON.stringify({ message, errors }, null, 2);
}

// Lists all errors after a failed try, each with a link to its field. Takes the focus when it appears.
import type { Campaign } from "outbound-campaign";
import type { CampaignForm } from "outbound-campaign/form";
import { useCampaignFormState } from "outbound-campaign/react";
import { useEffect, useRef } from "react";
import { controlId, focusControl } from "../../shared/state/keys.js";
import { summaryField } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import type { Create } from "./useCreate.js";

export function ErrorSummary({ form, refused }: { form: CampaignForm<Campaign>; refused: Create["refused"] }) {
  const { translations } = useDashboard();
  const { errors } = useCampaignFormState(form);
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new try is what moves the focus, nothing else
  useEffect(() => box.current?.focus(), [refused.tries]);

  return (
    <div role="alert" className="summary" ref={box} tabIndex={-1} aria-labelledby="summary-heading">
      <h2 id="summary-heading">
        {refused.by === "server" ? translations.create.summaryServer : translations.create.summaryRefused}
      </h2>
      {entries.length === 0 ? (
        <p>{translations.create.summaryFixed}</p>
      ) : (
        <ul>
          {entries.flatMap(([key, messages]) =>
            messages.map((message) => (
              <li key={`${key} ${message}`}>
                <a
                  href={`#${controlId(key)}`}
                  onClick={(event) => {
                    event.preventDefault(); // the fragment is the route, so the link must not change it
                    focusControl(key);
                  }}
                >
                  {message}
                </a>
                <span className="summary-field">{summaryField(key, message, translations)}</span>
              </li>
            )),
          )}
        </ul>
      )}
    </div>
  );
}

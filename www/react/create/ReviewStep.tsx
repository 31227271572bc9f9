// Everything once more before it is sent; then sending, and what went wrong with it.
import type { CreateCampaign } from "outbound-campaign";
import { useCampaignFormState } from "outbound-campaign/react";
import { useEffect, useState } from "react";
import { ownedNames } from "../../shared/connection.js";
import { reviewLines } from "../../shared/describe.js";
import { isUnclear } from "../../shared/failure.js";
import { useDashboard } from "../dashboard.js";
import { WarningList } from "../fields/frame.js";
import { Notice } from "../parts/Notice.js";
import { FailurePanel } from "./FailurePanel.js";
import { FirstWindows } from "./Foresight.js";
import type { Create } from "./useCreate.js";
import { Exact, UncheckedFacts } from "./VerdictCard.js";

export function ReviewStep({ create }: { create: Create }) {
  const { words } = useDashboard();
  const { form, verdict, error } = create;
  const { submitting } = useCampaignFormState(form);
  if (!verdict.ok) return null; // the form was changed elsewhere: `review` leads here only with an accepted one
  return (
    <div className="columns">
      <section className="card" aria-labelledby="step-heading">
        <h2 id="step-heading" tabIndex={-1}>
          {words.review.title}
        </h2>
        <p className="help">{words.review.text}</p>
        <Lines campaign={verdict.campaign} />
      </section>
      <div className="aside">
        <section className="card verdict">
          <WarningList warnings={verdict.warnings} />
          <UncheckedFacts create={create} />
          <FirstWindows campaign={verdict.campaign} />
          <details className="exact">
            <summary>{words.review.request}</summary>
            <Exact create={create} />
          </details>
        </section>
        {error !== undefined && <FailurePanel create={create} />}
        {__HAS_SERVER__ ? (
          // Where nobody knows whether it exists, no way leads to another try but through looking.
          !isUnclear(error) && (
            <div className="send">
              {/* aria-disabled, not disabled: a disabled button loses the focus */}
              <button
                type="button"
                className="button primary large"
                aria-disabled={submitting}
                onClick={() => void create.send()}
              >
                {submitting ? words.review.sending : words.review.send}
              </button>
              <button
                type="button"
                className="button large"
                aria-disabled={submitting}
                onClick={() => !submitting && create.back()}
              >
                {words.review.back}
              </button>
              {submitting ? <Waiting /> : <p className="hint">{words.review.draftNote}</p>}
            </div>
          )
        ) : (
          <>
            <Notice kind="info" title={words.review.noServerTitle}>
              <p>{words.review.noServerText}</p>
            </Notice>
            <button type="button" className="button large" onClick={create.back}>
              {words.review.back}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

function Lines({ campaign }: { campaign: CreateCampaign }) {
  const { words, language, owned } = useDashboard();
  const names = owned.state === "ready" ? ownedNames(owned.value) : undefined;
  return reviewLines(campaign, { words, language, names }).map(({ key, lines }) => (
    <div key={key} className="review-group">
      <h3>{words.create.groups[key]}</h3>
      <dl>
        {lines.map(({ name, text, kind }) => (
          <div key={name} className={`review-line review-${kind}`}>
            <dt>{words.labels[name]}</dt>
            <dd>
              {text} {kind === "default" && <span className="note">{words.review.byDefault}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  ));
}

/** Shown once it takes long enough to be noticed. */
function Waiting() {
  const { words } = useDashboard();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (seconds === 0) return null;
  const text = words.review.waiting(seconds);
  return (
    <div className="waiting">
      <progress aria-label={words.review.sending} />
      <span>{text}</span>
    </div>
  );
}

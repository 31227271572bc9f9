// Shows the campaign for review, then the sending and its failures.
import type { CreateCampaign } from "outbound-campaign";
import { ownedNames } from "../../shared/state/connection.js";
import { reviewLines } from "../../shared/text/describe.js";
import { useDashboard } from "../dashboard.js";
import { WarningList } from "../fields/frame.js";
import { Notice } from "../parts/Notice.js";
import { Waiting } from "../parts/Waiting.js";
import { CreateNotices } from "./CreateNotices.js";
import { RefusedPanel, UnclearPanel } from "./FailurePanel.js";
import { FirstWindows } from "./SchedulePreview.js";
import type { Create } from "./useCreate.js";
import { Exact, UncheckedFacts } from "./VerdictCard.js";

export function ReviewStep({ create }: { create: Create }) {
  const { translations } = useDashboard();
  const { flow, step, verdict } = create;
  if (step.at === "editing" || step.at === "created") return null;
  const { campaign } = step;
  const isSending = step.at === "sending";
  return (
    <div className="columns">
      <section className="card" aria-labelledby="step-heading">
        <h2 id="step-heading" tabIndex={-1}>
          {step.at === "unclear" ? translations.review.sentTitle : translations.review.title}
        </h2>
        <p className="help">{step.at === "unclear" ? translations.review.sentText : translations.review.text}</p>
        <Lines campaign={campaign} />
      </section>
      <div className="aside">
        {step.at === "unclear" && <UnclearPanel flow={flow} attempt={step.attempt} />}
        <CreateNotices create={create} />
        <section className="card verdict">
          {step.at !== "unclear" && <WarningList warnings={verdict.warnings} />}
          {step.at !== "unclear" && <UncheckedFacts create={create} />}
          <FirstWindows campaign={campaign} />
          {step.at !== "unclear" && (
            <details className="exact">
              <summary>{translations.review.request}</summary>
              <Exact create={create} />
            </details>
          )}
        </section>
        {step.at === "refused" && <RefusedPanel error={step.error} />}
        {__HAS_SERVER__ ? (
          // After an unknown outcome, only a search of the list leads to another try.
          step.at !== "unclear" && (
            <div className="send">
              {/* aria-disabled, because a disabled button loses the focus */}
              <button
                type="button"
                className="button primary large"
                aria-disabled={isSending}
                onClick={() => void flow.send()}
              >
                {isSending ? translations.review.sending : translations.review.send}
              </button>
              <button type="button" className="button large" onClick={flow.back}>
                {translations.review.back}
              </button>
              {isSending ? (
                <Waiting label={translations.review.sending} text={translations.review.waiting} />
              ) : (
                <p className="hint">{translations.review.draftNote}</p>
              )}
            </div>
          )
        ) : (
          <>
            <Notice kind="info" title={translations.review.noServerTitle}>
              <p>{translations.review.noServerText}</p>
            </Notice>
            <button type="button" className="button large" onClick={flow.back}>
              {translations.review.back}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

function Lines({ campaign }: { campaign: CreateCampaign }) {
  const { translations, language, owned } = useDashboard();
  const names = owned.state === "ready" ? ownedNames(owned.value) : undefined;
  return reviewLines(campaign, { translations, language, names }).map(({ key, lines }) => (
    <div key={key} className="review-group">
      <h3>{translations.create.groups[key]}</h3>
      <dl>
        {lines.map(({ name, text, kind }) => (
          <div key={name} className={`review-line review-${kind}`}>
            <dt>{translations.labels[name]}</dt>
            <dd>
              {text} {kind === "default" && <span className="note">{translations.review.byDefault}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  ));
}

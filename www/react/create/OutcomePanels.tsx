// Shows how sending ended: nothing was created, or the outcome is unknown. Details are folded.
import type { UnclearAttempt } from "outbound-campaign/form";
import { useMemo, useState } from "react";
import { type CampaignFlow, maySendAgain } from "../../shared/state/campaign-flow.js";
import { campaignPath, listPath } from "../../shared/state/routes.js";
import { type Trouble, troubleOf } from "../../shared/state/trouble.js";
import { unclearDetails } from "../../shared/text/outcome-text.js";
import { useDashboard } from "../dashboard.js";
import { Dialog } from "../parts/Dialog.js";
import { Fold } from "../parts/Fold.js";
import { Icon } from "../parts/Icon.js";
import { RetryButton } from "../parts/TroublePanel.js";
import { VerdictHead } from "./ReviewStep.js";

/** Nothing was created. */
export function RefusedPanel({ flow, error }: { flow: CampaignFlow; error: unknown }) {
  const { translations, language } = useDashboard();
  const { outcome } = translations;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time of this error
  const at = useMemo(() => new Date(), [error]);
  const { sentence, remedy, retryAfter, details } = troubleOf(error, { translations, language, at });
  const { code } = Object(error);
  return (
    <section className="panel strong" role="alert">
      <VerdictHead kind="bad" icon="error" title={outcome.refusedTitle}>
        {sentence} {outcome.kept}
      </VerdictHead>
      <div className="row">
        {code === "plan_limit" && (
          <a className="button primary large" href={listPath()}>
            {outcome.seeCampaigns}
          </a>
        )}
        {remedy === "reload" ? (
          <button type="button" className="button primary large" onClick={() => window.location.reload()}>
            <Icon name="refresh" /> {outcome.reload}
          </button>
        ) : (
          <RetryButton
            key={Number(at)}
            label={translations.review.send}
            at={at}
            seconds={retryAfter ?? 0}
            isBusy={false}
            onRetry={() => void flow.send()}
          />
        )}
      </div>
      <Details details={details} />
    </section>
  );
}

/** The campaign may exist: a search comes before another try. */
export function UnclearPanel({ flow, attempt }: { flow: CampaignFlow; attempt: UnclearAttempt }) {
  const { translations, language } = useDashboard();
  const { outcome } = translations;
  const { search, campaign, refusal } = attempt;
  const [asks, setAsks] = useState(false);
  const isLooking = search.status === "looking";
  const { sentence, details } = unclearDetails(attempt, { translations, language });
  return (
    <section className="panel strong amber" role="alert">
      <VerdictHead kind="amber" icon="warning" title={outcome.unknownTitle}>
        {sentence} {outcome.unknownText(campaign.name)}
      </VerdictHead>
      <div role="status">
        <Seen search={search} />
        {refusal !== undefined && <p>{outcome.againRefused}</p>}
      </div>
      <div className="row">
        <button
          type="button"
          className="button primary large"
          aria-disabled={isLooking}
          onClick={() => !isLooking && void flow.look()}
        >
          {isLooking ? <span className="spinner" aria-hidden="true" /> : <Icon name="search" />}
          {isLooking ? outcome.checking : outcome.check}
        </button>
        {maySendAgain(search) && (
          <>
            <button type="button" className="button" onClick={() => setAsks(true)}>
              {outcome.again}
            </button>
            <button type="button" className="button" onClick={flow.leave}>
              {outcome.leave}
            </button>
          </>
        )}
      </div>
      <Details details={details} />
      {asks && (
        <Dialog title={outcome.againTitle} onClose={() => setAsks(false)}>
          <p>{outcome.againText}</p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setAsks(false)}>
              {translations.cancel}
            </button>
            <button
              type="button"
              className="button primary"
              onClick={() => {
                setAsks(false);
                void flow.sendAgain();
              }}
            >
              {outcome.againYes}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function Details({ details }: Pick<Trouble, "details">) {
  const { translations } = useDashboard();
  return (
    <Fold summary={translations.outcome.details}>
      <dl className="facts">
        {details.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}

function Seen({ search }: Pick<UnclearAttempt, "search">) {
  const { translations } = useDashboard();
  const { outcome } = translations;
  if (search.status === "failed") return <p>{outcome.checkFailed}</p>;
  if (search.status === "not-seen") return <p>{outcome.notSeen}</p>;
  if (search.status !== "ambiguous") return null;
  return (
    <>
      <p>{outcome.ambiguous}</p>
      <ul className="unchecked">
        {search.candidates.map(({ id, name, created_at }) => (
          <li key={id}>
            <a href={campaignPath(id)}>
              #{id} {name}
            </a>{" "}
            {created_at}
          </li>
        ))}
      </ul>
    </>
  );
}

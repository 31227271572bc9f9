// Shows a failure that concerns no field. After an unknown outcome, the user must search the list before sending again.
import type { UnclearAttempt } from "outbound-campaign/form";
import { useEffect, useRef } from "react";
import { type CampaignFlow, maySendAgain } from "../../shared/state/campaign-flow.js";
import { attemptFailures, failureOf } from "../../shared/state/failure.js";
import { PATHS } from "../../shared/state/routes.js";
import { timeText } from "../../shared/text/describe.js";
import { useDashboard } from "../dashboard.js";
import { Notice } from "../parts/Notice.js";

/** Shows a refusal: nothing was created. */
export function RefusedPanel({ error }: { error: unknown }) {
  const { translations } = useDashboard();
  const { title, message, help } = failureOf(error, translations);
  return (
    <div ref={useFocusOn(error)} tabIndex={-1} role="alert" className="failure">
      <Notice kind="error" title={title}>
        <p>{message}</p>
        <p>{help ?? translations.failure.refusedHelp}</p>
      </Notice>
    </div>
  );
}

/** Shows an unclear attempt: the campaign may exist. */
export function UnclearPanel({ flow, attempt }: { flow: CampaignFlow; attempt: UnclearAttempt }) {
  const { translations, language } = useDashboard();
  const { sentAt, search } = attempt;
  const { failure, refusal } = attemptFailures(attempt, translations);
  const isLooking = search.status === "looking";
  return (
    <div
      ref={useFocusOn(`${sentAt} ${failure.title} ${refusal?.title}`)}
      tabIndex={-1}
      role="alert"
      className="failure unclear"
    >
      <Notice kind="warning" title={translations.failure.unknownTitle}>
        <p>
          {translations.failure.sentAt(timeText(sentAt, language))} {failure.title}. {failure.message}
        </p>
        {refusal !== undefined && (
          <p>
            <strong>{translations.failure.againRefused}.</strong> {refusal.title}. {refusal.message}
          </p>
        )}
        <p>{translations.failure.unknownText}</p>
        <div role="status">
          <Seen search={search} />
        </div>
        <div className="dialog-actions">
          <button
            type="button"
            className="button primary"
            aria-disabled={isLooking}
            onClick={() => !isLooking && void flow.look()}
          >
            {isLooking ? translations.failure.checking : translations.failure.check}
          </button>
          {maySendAgain(search) && (
            <>
              <button type="button" className="button danger" onClick={() => void flow.sendAgain()}>
                {translations.failure.sendAnyway}
              </button>
              <button type="button" className="button" onClick={flow.leave}>
                {translations.failure.leave}
              </button>
            </>
          )}
        </div>
      </Notice>
    </div>
  );
}

/** Moves the focus to each new failure. */
function useFocusOn(failure: unknown) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the failure that moves the focus
  useEffect(() => box.current?.focus(), [failure]);
  return box;
}

function Seen({ search }: Pick<UnclearAttempt, "search">) {
  const { translations } = useDashboard();
  if (search.status === "failed") {
    const { title, message } = failureOf(search.error, translations);
    return (
      <p>
        <strong>{translations.failure.checkFailed}.</strong> {title}. {message}
      </p>
    );
  }
  if (search.status === "ambiguous") {
    return (
      <>
        <p>
          <strong>{translations.failure.ambiguousTitle}.</strong> {translations.failure.ambiguousText}
        </p>
        <ul>
          {search.candidates.map(({ id, name, created_at }) => (
            <li key={id}>
              <a href={PATHS.campaigns}>
                #{id} {name}
              </a>{" "}
              {created_at}
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (search.status !== "not-seen") return null;
  return (
    <p>
      <strong>{translations.failure.notSeenTitle}.</strong> {translations.failure.notSeenText}
    </p>
  );
}

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
  const { words } = useDashboard();
  const { title, message, help } = failureOf(error, words);
  return (
    <div ref={useFocusOn(error)} tabIndex={-1} role="alert" className="failure">
      <Notice kind="error" title={title}>
        <p>{message}</p>
        <p>{help ?? words.failure.refusedHelp}</p>
      </Notice>
    </div>
  );
}

/** Shows an unclear attempt: the campaign may exist. */
export function UnclearPanel({ flow, attempt }: { flow: CampaignFlow; attempt: UnclearAttempt }) {
  const { words, language } = useDashboard();
  const { sentAt, search } = attempt;
  const { failure, refusal } = attemptFailures(attempt, words);
  const isLooking = search.status === "looking";
  return (
    <div
      ref={useFocusOn(`${sentAt} ${failure.title} ${refusal?.title}`)}
      tabIndex={-1}
      role="alert"
      className="failure unclear"
    >
      <Notice kind="warning" title={words.failure.unknownTitle}>
        <p>
          {words.failure.sentAt(timeText(sentAt, language))} {failure.title}. {failure.message}
        </p>
        {refusal !== undefined && (
          <p>
            <strong>{words.failure.againRefused}.</strong> {refusal.title}. {refusal.message}
          </p>
        )}
        <p>{words.failure.unknownText}</p>
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
            {isLooking ? words.failure.checking : words.failure.check}
          </button>
          {maySendAgain(search) && (
            <>
              <button type="button" className="button danger" onClick={() => void flow.sendAgain()}>
                {words.failure.sendAnyway}
              </button>
              <button type="button" className="button" onClick={flow.leave}>
                {words.failure.leave}
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
  const { words } = useDashboard();
  if (search.status === "failed") {
    const { title, message } = failureOf(search.error, words);
    return (
      <p>
        <strong>{words.failure.checkFailed}.</strong> {title}. {message}
      </p>
    );
  }
  if (search.status === "ambiguous") {
    return (
      <>
        <p>
          <strong>{words.failure.ambiguousTitle}.</strong> {words.failure.ambiguousText}
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
      <strong>{words.failure.notSeenTitle}.</strong> {words.failure.notSeenText}
    </p>
  );
}

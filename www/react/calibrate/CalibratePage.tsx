// Lets the relay infer its host's messages and limits, and switches their use on or off.
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createCalibration } from "../../shared/state/calibration.js";
import type { About } from "../../shared/state/connection.js";
import { failureOf } from "../../shared/state/failure.js";
import { PATHS } from "../../shared/state/routes.js";
import { calibrationFailure } from "../../shared/text/calibration-text.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import { Notice } from "../parts/Notice.js";
import { Skeleton } from "../parts/Skeleton.js";
import { Waiting } from "../parts/Waiting.js";
import { usePageTitle } from "../routes.js";
import { Differences, Messages, Summary } from "./CalibrationCards.js";

export function CalibratePage() {
  const { words } = useDashboard();
  usePageTitle(words.calibrate.title, words.product);
  return (
    <>
      <div className="page-head">
        <div>
          <h1 id="page-heading" tabIndex={-1}>
            {words.calibrate.title}
          </h1>
          <p>{words.calibrate.intro}</p>
        </div>
      </div>
      {__HAS_SERVER__ ? (
        <Content />
      ) : (
        <Notice kind="info" title={words.calibrate.noServerTitle}>
          <p>{words.calibrate.noServerText}</p>
        </Notice>
      )}
    </>
  );
}

function Content() {
  const { words, about, readAbout } = useDashboard();
  if (about.state === "loading") return <Skeleton label={words.calibrate.loading} />;
  if (about.state === "ready") return <CalibrationPanel about={about.value} />;
  const { title, message } = failureOf(about.error, words);
  return (
    <Notice kind="error" title={words.calibrate.failedTitle}>
      <p>
        {title}. {message}
      </p>
      <button type="button" className="button" onClick={readAbout}>
        {words.tryAgain}
      </button>
    </Notice>
  );
}

function CalibrationPanel({ about: { mode, host, calibrated } }: { about: About }) {
  const { words, setAbout } = useDashboard();
  const [calibrating] = useState(() => createCalibration(setAbout));
  const state = useSyncExternalStore(calibrating.subscribe, calibrating.get);
  const isAsking = state.at === "asking";
  useFocusOnChange(calibrated?.calibration.askedAt);
  return (
    <div className="form">
      <section className="card" aria-labelledby="ask-heading">
        <h2 id="ask-heading" tabIndex={-1}>
          {words.calibrate.asked(host)}
        </h2>
        <p className="help">{words.calibrate.how}</p>
        {mode === "sandbox" && (
          <Notice kind="warning" title={words.calibrate.sandboxTitle}>
            <p>{words.calibrate.sandboxText}</p>
          </Notice>
        )}
        <div className="dialog-actions send">
          {/* aria-disabled, because a disabled button loses the focus */}
          <button
            type="button"
            className="button primary"
            aria-disabled={isAsking}
            onClick={() => void calibrating.ask()}
          >
            {isAsking ? words.calibrate.asking : calibrated ? words.calibrate.askAgain : words.calibrate.ask}
          </button>
          {isAsking && (
            <>
              <button type="button" className="button" onClick={calibrating.stop}>
                {words.cancel}
              </button>
              <Waiting label={words.calibrate.asking} text={words.calibrate.waiting} />
            </>
          )}
        </div>
      </section>
      <div role="alert" className="outcome">
        {state.at === "failed" && <Failed error={state.error} />}
      </div>
      {calibrated ? (
        <>
          <Summary calibrated={calibrated} calibrating={calibrating} />
          <Differences calibrated={calibrated} />
          <Messages calibrated={calibrated} />
        </>
      ) : (
        <div className="empty">
          <span className="empty-mark">
            <Icon name="unchecked" />
          </span>
          <h2>{words.calibrate.emptyTitle}</h2>
          <p>{words.calibrate.emptyText}</p>
        </div>
      )}
    </div>
  );
}

/**
 * Focuses the heading of each new result, or the panel's heading after it was forgotten. Does nothing on the first
 * render.
 */
function useFocusOnChange(askedAt: string | undefined): void {
  const before = useRef(askedAt);
  useEffect(() => {
    if (before.current === askedAt) return;
    before.current = askedAt;
    document.getElementById(askedAt === undefined ? "ask-heading" : "result-heading")?.focus();
  }, [askedAt]);
}

function Failed({ error }: { error: unknown }) {
  const { words } = useDashboard();
  const { title, message, help, isUnexpectedResponse } = calibrationFailure(error, words);
  return (
    <Notice kind="error" title={title}>
      <p>{message}</p>
      <p>
        {help} {isUnexpectedResponse && <a href={PATHS.campaigns}>{words.done.list}</a>}
      </p>
    </Notice>
  );
}

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
import { Differences, Messages, Readings, Summary } from "./CalibrationCards.js";

export function CalibratePage() {
  const { translations } = useDashboard();
  usePageTitle(translations.calibrate.title, translations.product);
  return (
    <div className="stack calibrate">
      <div className="page-head">
        <div>
          <h1 id="page-heading" tabIndex={-1}>
            {translations.calibrate.title}
          </h1>
          <p>{translations.calibrate.intro}</p>
        </div>
      </div>
      {__HAS_SERVER__ ? (
        <Content />
      ) : (
        <Notice kind="info" title={translations.calibrate.noServerTitle}>
          <p>{translations.calibrate.noServerText}</p>
        </Notice>
      )}
    </div>
  );
}

function Content() {
  const { translations, about, readAbout } = useDashboard();
  if (about.state === "loading") return <Skeleton label={translations.calibrate.loading} />;
  if (about.state === "ready") return <CalibrationPanel about={about.value} />;
  const { title, message } = failureOf(about.error, translations);
  return (
    <Notice kind="error" title={translations.calibrate.failedTitle}>
      <p>
        {title}. {message}
      </p>
      <button type="button" className="button" onClick={readAbout}>
        {translations.tryAgain}
      </button>
    </Notice>
  );
}

function CalibrationPanel({ about: { mode, host, calibrated } }: { about: About }) {
  const { translations, setAbout, apiPath } = useDashboard();
  const [calibrating] = useState(() => createCalibration(setAbout, apiPath()));
  const state = useSyncExternalStore(calibrating.subscribe, calibrating.get);
  const isAsking = state.at === "asking";
  useFocusOnChange(calibrated?.calibration.askedAt);
  return (
    <div className="form">
      <section className="card" aria-labelledby="ask-heading">
        <h2 id="ask-heading" tabIndex={-1}>
          {translations.calibrate.asked(host)}
        </h2>
        <p className="help">{translations.calibrate.how}</p>
        {mode === "sandbox" && (
          <Notice kind="warning" title={translations.calibrate.sandboxTitle}>
            <p>{translations.calibrate.sandboxText}</p>
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
            {isAsking
              ? translations.calibrate.asking
              : calibrated
                ? translations.calibrate.askAgain
                : translations.calibrate.ask}
          </button>
          {isAsking && (
            <>
              <button type="button" className="button" onClick={calibrating.stop}>
                {translations.cancel}
              </button>
              <Waiting label={translations.calibrate.asking} text={translations.calibrate.waiting} />
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
          <Readings calibrated={calibrated} />
          <Differences calibrated={calibrated} />
          <Messages calibrated={calibrated} />
        </>
      ) : (
        <div className="empty">
          <span className="empty-mark">
            <Icon name="unchecked" />
          </span>
          <h2>{translations.calibrate.emptyTitle}</h2>
          <p>{translations.calibrate.emptyText}</p>
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
  const { translations } = useDashboard();
  const { title, message, help, isUnexpectedResponse } = calibrationFailure(error, translations);
  return (
    <Notice kind="error" title={title}>
      <p>{message}</p>
      <p>
        {help} {isUnexpectedResponse && <a href={PATHS.campaigns}>{translations.done.list}</a>}
      </p>
    </Notice>
  );
}

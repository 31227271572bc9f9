// Shows the result of a calibration: a summary, the differences and the server's messages.
import type { Calibrated } from "../../server/calibrated-relay.mjs";
import { readingsOf } from "../../shared/contract-2026-07/calibration.js";
import type { createCalibration } from "../../shared/state/calibration.js";
import { calibrationLines, differenceLines, messageLines } from "../../shared/text/calibration-text.js";
import { fieldName } from "../../shared/text/describe.js";
import { useDashboard } from "../dashboard.js";
import { Fold } from "../parts/Fold.js";
import { Notice } from "../parts/Notice.js";

interface Props {
  calibrated: Calibrated;
}

export function Summary({ calibrated, calibrating }: Props & { calibrating: ReturnType<typeof createCalibration> }) {
  const { translations, language } = useDashboard();
  const { used } = calibrated;
  return (
    <section className="card" aria-labelledby="result-heading">
      <h2 id="result-heading" tabIndex={-1}>
        {translations.calibrate.resultTitle}
      </h2>
      <Lines lines={calibrationLines(calibrated, translations, language)} />
      <p role="status" className="in-use">
        {used ? translations.calibrate.used : translations.calibrate.unused}
      </p>
      <div className="dialog-actions">
        <button
          type="button"
          className={used ? "button" : "button primary"}
          onClick={() => void calibrating.use(!used)}
        >
          {used ? translations.calibrate.stop : translations.calibrate.use}
        </button>
        <button type="button" className="button" onClick={() => void calibrating.forget()}>
          {translations.calibrate.forget}
        </button>
      </div>
    </section>
  );
}

export function Readings({ calibrated: { calibration } }: Props) {
  const { translations, language } = useDashboard();
  const readings = readingsOf(calibration, translations, language);
  if (readings === undefined) return null;
  return (
    <section className="card" aria-labelledby="readings-heading">
      <h2 id="readings-heading">{readings.title}</h2>
      <p className="help">{readings.intro}</p>
      <p>{readings.summary}</p>
      <table className="readings" aria-labelledby="readings-heading">
        <thead>
          <tr>
            <th scope="col">{readings.topic}</th>
            <th scope="col">{readings.title}</th>
          </tr>
        </thead>
        <tbody>
          {readings.lines.map(({ topic, text, isMeasured, difference }) => (
            <tr key={topic}>
              <th scope="row">{topic}</th>
              <td className={isMeasured ? undefined : "muted"}>
                {difference && <strong>{difference}</strong>} {text}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Differences({ calibrated: { calibration } }: Props) {
  const { translations } = useDashboard();
  const { differences } = calibration;
  return (
    <section className="card" aria-labelledby="differences-heading">
      <h2 id="differences-heading">{translations.calibrate.differencesTitle}</h2>
      {differences.length === 0 ? (
        <Notice kind="ok">
          <p>{translations.calibrate.none}</p>
        </Notice>
      ) : (
        <>
          <p className="help">{translations.calibrate.differencesText}</p>
          {differences.map((difference) => (
            <div key={JSON.stringify(difference)} className="review-group difference">
              <h3>{fieldName(difference.field, translations)}</h3>
              <Lines lines={differenceLines(difference, translations)} />
            </div>
          ))}
        </>
      )}
    </section>
  );
}

export function Messages({ calibrated: { calibration } }: Props) {
  const { translations } = useDashboard();
  const lines = messageLines(calibration);
  return (
    <section className="card">
      <Fold summary={translations.calibrate.messageCount(lines.length)}>
        <Lines lines={lines} />
      </Fold>
    </section>
  );
}

function Lines({ lines }: { lines: readonly { label: string; text: string }[] }) {
  return (
    <dl className="lines">
      {lines.map(({ label, text }) => (
        <div key={label} className="review-line">
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

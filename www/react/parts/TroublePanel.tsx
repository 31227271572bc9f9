// Tells a failure once: a title, one sentence, one way on, and the details folded.
import { useEffect, useState, useSyncExternalStore } from "react";
import { createCountdown } from "../../shared/state/countdown.js";
import { troubleOf } from "../../shared/state/trouble.js";
import { useDashboard } from "../dashboard.js";
import { Fold } from "./Fold.js";
import { Icon } from "./Icon.js";

interface Props {
  title: string;
  /** A sentence about the consequences. */
  text?: string;
  error: unknown;
  /** When it failed. */
  at?: Date;
  isBusy?: boolean;
  /** Default: "Try again". */
  retryLabel?: string;
  onRetry(): void;
  onDismiss?(): void;
}

export function TroublePanel({ title, text, error, at, isBusy = false, retryLabel, onRetry, onDismiss }: Props) {
  const { translations, language } = useDashboard();
  const { sentence, remedy, retryAfter, details } = troubleOf(error, { translations, language, at });
  const label = retryLabel ?? translations.tryAgain;
  return (
    <div className="panel trouble">
      <div className="trouble-text" role="alert">
        <h2 className="row">
          <Icon name="warning" /> {title}
        </h2>
        <p className="muted">
          {sentence} {text}
        </p>
      </div>
      <div className="row">
        {remedy === "reload" ? (
          <button type="button" className="button primary" onClick={() => window.location.reload()}>
            <Icon name="refresh" /> {translations.trouble.reload}
          </button>
        ) : (
          <RetryButton
            key={Number(at)}
            label={label}
            at={at ?? new Date()}
            seconds={retryAfter ?? 0}
            isBusy={isBusy}
            onRetry={onRetry}
          />
        )}
        {onDismiss && (
          <button type="button" className="button" onClick={onDismiss}>
            {translations.trouble.dismiss}
          </button>
        )}
      </div>
      <Fold summary={translations.trouble.details}>
        <dl className="facts">
          {details.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Fold>
    </div>
  );
}

interface RetryProps {
  label: string;
  at: Date;
  /** Seconds that the server asks to wait. */
  seconds: number;
  isBusy: boolean;
  onRetry(): void;
}

/** Counts the wait down before it acts. */
export function RetryButton({ label, at, seconds, isBusy, onRetry }: RetryProps) {
  const { translations } = useDashboard();
  const [countdown] = useState(() => createCountdown(at, seconds));
  useEffect(() => countdown.follow(), [countdown]);
  const left = useSyncExternalStore(countdown.subscribe, countdown.get);
  const isWaiting = left > 0;
  return (
    <button
      type="button"
      className="button primary"
      aria-disabled={isBusy || isWaiting}
      onClick={() => {
        if (!isBusy && !isWaiting) onRetry();
      }}
    >
      <Icon name="refresh" /> {isWaiting ? translations.trouble.wait(left) : label}
    </button>
  );
}

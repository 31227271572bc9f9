// Draws the overview that never leaves: a column beside the page, or a bar below it that opens.
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import type { Fact, Verdict } from "../../shared/state/create-view.js";
import { useDashboard } from "../dashboard.js";
import { Icon, type IconName } from "../parts/Icon.js";

interface Props {
  verdict: Verdict & { isBusy?: boolean };
  onGoTo?(): void;
  children: ReactNode;
  actions: ReactNode;
}

const SIGNS: Record<Verdict["kind"], IconName> = { bad: "error", wait: "info", good: "ok" };

export function Overview({ verdict, onGoTo, children, actions }: Props) {
  const { translations } = useDashboard();
  const [isOpen, setIsOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const closeOnEscape = ({ key, defaultPrevented }: KeyboardEvent) => {
    if (key !== "Escape" || defaultPrevented || !isOpen) return;
    setIsOpen(false);
    toggle.current?.focus();
  };
  const { kind, title, text, short, isBusy } = verdict;
  const classes = ["overview", isOpen && "is-open", isBusy && "is-busy"].filter(Boolean).join(" ");
  return (
    <aside className={classes} onKeyDown={closeOnEscape} aria-label={translations.verdict.title}>
      <button
        ref={toggle}
        type="button"
        className="button quiet square overview-toggle"
        aria-expanded={isOpen}
        aria-controls="overview-body"
        aria-label={translations.verdict.title}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="down" />
      </button>
      <div className={`verdict verdict-${kind}`} role="status">
        {isBusy ? <span className="spinner" aria-hidden="true" /> : <Icon name={SIGNS[kind]} />}
        <strong>{title}</strong>
        {onGoTo ? (
          <button type="button" className="link small" onClick={onGoTo}>
            {text}
          </button>
        ) : (
          <>
            <span className="only-column">{text}</span>
            <span className="only-bar">{short}</span>
          </>
        )}
      </div>
      <div className="overview-body" id="overview-body">
        {children}
      </div>
      <div className="overview-actions">{actions}</div>
    </aside>
  );
}

export function Facts({ facts, note }: { facts: readonly Fact[]; note?: string }) {
  return (
    <dl className="facts facts-split">
      {facts.map(({ key, label, text, more }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            {text}
            {more && <small>{key === "next" && note ? note : more}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

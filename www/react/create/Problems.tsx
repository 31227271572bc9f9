// Lists all errors after a failed try, each with a link to its field. Takes the focus when it appears.
import { useEffect, useRef } from "react";
import { controlId, focusControl } from "../../shared/state/keys.js";
import { summaryField } from "../../shared/text/field-parts.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import type { Create } from "./useCreate.js";

export function Problems({ create: { view, refused } }: { create: Create }) {
  const { translations } = useDashboard();
  const { problems } = view;
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new try moves the focus
  useEffect(() => box.current?.focus(), [refused.tries]);
  if (problems === undefined) return null;
  return (
    <div
      role="alert"
      className={`notice notice-${problems.kind} problems`}
      ref={box}
      tabIndex={-1}
      aria-labelledby="problems-heading"
    >
      <Icon name={problems.kind} />
      <h2 id="problems-heading" className="notice-title">
        {problems.title}
      </h2>
      {problems.text !== undefined && <p>{problems.text}</p>}
      {problems.entries.length > 0 && (
        <ul>
          {problems.entries.map(({ key, message, isHidden }) => (
            <li key={`${key} ${message}`}>
              {isHidden ? (
                message
              ) : (
                <a
                  href={`#${controlId(key)}`}
                  onClick={(event) => {
                    event.preventDefault(); // the fragment is the route, so the link must not change it
                    focusControl(key);
                  }}
                >
                  {message}
                </a>
              )}
              <span className="muted small">{summaryField(key, message, translations, isHidden)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

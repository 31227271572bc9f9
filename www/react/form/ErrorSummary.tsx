// Above the form after a try that failed: every message, each a link to its field. It takes the focus when it appears.
import { campaignFields } from "outbound-campaign";
import { useEffect, useRef } from "react";
import { countMessages, type Errors, fieldOf } from "./errors.js";
import { controlId, focusControl } from "./ids.js";

interface Props {
  heading: string;
  errors: Errors;
  /** Another number for every failed try: the focus comes back each time. */
  attempt: number;
}

export function ErrorSummary({ heading, errors, attempt }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const count = countMessages(errors);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what moves the focus, nothing else
  useEffect(() => box.current?.focus(), [attempt]);

  return (
    <div role="alert" className="summary" ref={box} tabIndex={-1} aria-labelledby="summary-heading">
      <h2 id="summary-heading">{heading}</h2>
      {count === 0 ? (
        <p>Everything is mended: the form can be sent.</p>
      ) : (
        <ul>
          {Object.entries(errors).flatMap(([key, messages]) =>
            messages.map((message) => (
              <li key={`${key} ${message}`}>
                <a
                  href={`#${controlId(key)}`}
                  onClick={(event) => {
                    event.preventDefault(); // the browser would scroll there, and leave the focus behind
                    focusControl(key);
                  }}
                >
                  {message}
                </a>
                <span className="summary-field"> {labelOf(key)}</span>
              </li>
            )),
          )}
        </ul>
      )}
    </div>
  );
}

function labelOf(key: string): string {
  return campaignFields.find((spec) => spec.name === fieldOf(key))?.label ?? key;
}

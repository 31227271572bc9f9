// The small panel that says where campaigns go.
import type { Connection, ConnectionProblems } from "./connection.js";
import { PROFILES } from "./connection.js";

interface Props {
  connection: Connection;
  problems: ConnectionProblems;
  onChange(connection: Connection): void;
}

export function ConnectionPanel({ connection, problems, onChange }: Props) {
  const hasProblem = Object.keys(problems).length > 0;
  return (
    <section className="card" aria-labelledby="connection-heading">
      <h2 id="connection-heading">Connection</h2>
      <div className="field">
        <label htmlFor="connection-baseUrl">Base URL</label>
        <input
          type="url"
          id="connection-baseUrl"
          autoComplete="off"
          spellCheck={false}
          value={connection.baseUrl}
          aria-invalid={problems.baseUrl !== undefined}
          aria-describedby={problems.baseUrl === undefined ? undefined : "connection-problems"}
          onChange={(event) => onChange({ ...connection, baseUrl: event.target.value.trim() })}
        />
      </div>
      <div className="pair">
        <div className="field">
          <label htmlFor="connection-apiKey">Throw-away key</label>
          <input
            type="password"
            id="connection-apiKey"
            autoComplete="off"
            // Not React's `value`: that is an attribute too, and would put the key into every snapshot of the document.
            ref={(input) => {
              if (input !== null && input.value !== connection.apiKey) input.value = connection.apiKey;
            }}
            aria-invalid={problems.apiKey !== undefined}
            aria-describedby={problems.apiKey === undefined ? undefined : "connection-problems"}
            onChange={(event) => onChange({ ...connection, apiKey: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="connection-profile">The server answers</label>
          <select
            id="connection-profile"
            value={connection.profile}
            onChange={(event) => onChange({ ...connection, profile: event.target.value as Connection["profile"] })}
          >
            {PROFILES.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </div>
      {hasProblem && (
        <ul className="messages" id="connection-problems">
          {Object.values(problems).map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Moves the focus to the first input that keeps the page from posting. */
export function focusConnection(problems: ConnectionProblems): void {
  document.getElementById(problems.baseUrl === undefined ? "connection-apiKey" : "connection-baseUrl")?.focus();
}

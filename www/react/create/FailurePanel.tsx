// Sending failed, and not because of a field. Where nobody knows whether the campaign exists, looking comes before sending again.

import { useEffect, useRef } from "react";
import { failureOf, isUnclear } from "../../shared/failure.js";
import { PATHS } from "../../shared/routes.js";
import { useDashboard } from "../dashboard.js";
import { Notice } from "../parts/Notice.js";
import type { Create } from "./useCreate.js";

export function FailurePanel({ create }: { create: Create }) {
  const { words } = useDashboard();
  const { error } = create;
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new failure takes the focus
  useEffect(() => box.current?.focus(), [error]);
  const { title, message, help } = failureOf(error, words);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="failure">
      {isUnclear(error) ? (
        <Notice kind="warning" title={words.failure.unknownTitle}>
          <p>
            {title}. {message}
          </p>
          <p>{words.failure.unknownText}</p>
          <Look create={create} />
        </Notice>
      ) : (
        <Notice kind="error" title={title}>
          <p>{message}</p>
          <p>{help ?? words.failure.refusedHelp}</p>
        </Notice>
      )}
    </div>
  );
}

function Look({ create: { search, find, send } }: { create: Create }) {
  const { words } = useDashboard();
  const isLooking = search.state === "looking";
  return (
    <>
      <div role="status">
        <Seen search={search} />
      </div>
      <div className="dialog-actions">
        <button
          type="button"
          className="button primary"
          aria-disabled={isLooking}
          onClick={() => !isLooking && void find()}
        >
          {isLooking ? words.failure.checking : words.failure.check}
        </button>
        {/* Only who has looked may send again. */}
        {(search.state === "seen" || search.state === "failed") && (
          <button type="button" className="button danger" onClick={() => void send()}>
            {words.failure.sendAnyway}
          </button>
        )}
      </div>
    </>
  );
}

function Seen({ search }: { search: Create["search"] }) {
  const { words } = useDashboard();
  if (search.state === "failed") {
    const { title, message } = failureOf(search.error, words);
    return (
      <p>
        <strong>{words.failure.checkFailed}.</strong> {title}. {message}
      </p>
    );
  }
  if (search.state !== "seen") return null;
  if (search.seen.status === "ambiguous") {
    return (
      <>
        <p>
          <strong>{words.failure.ambiguousTitle}.</strong> {words.failure.ambiguousText}
        </p>
        <ul>
          {search.seen.candidates.map(({ id, name, created_at }) => (
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
  return (
    <p>
      <strong>{words.failure.notSeenTitle}.</strong> {words.failure.notSeenText}
    </p>
  );
}

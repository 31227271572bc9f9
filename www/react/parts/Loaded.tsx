// Draws a part whose script is loaded when it is first shown.
import { type ComponentType, useEffect, useSyncExternalStore } from "react";
import type { Part } from "../../shared/state/part.js";
import type { Loadable } from "../../shared/state/store.js";
import { useDashboard } from "../dashboard.js";
import { Notice } from "./Notice.js";

/** Follows a part. Loads nothing. */
export function usePart<T>({ get, subscribe }: Part<T>): Loadable<T> {
  return useSyncExternalStore(subscribe, get);
}

export function Loaded<Props extends object>({ part, ...props }: { part: Part<ComponentType<Props>> } & Props) {
  const loadable = usePart(part);
  if (loadable.state !== "ready") return <NotLoaded part={part} />;
  const Content = loadable.value;
  return <Content {...(props as unknown as Props)} />;
}

/** Loads a part. Shows nothing meanwhile. Shows a retry button after a failure. */
export function NotLoaded({ part }: { part: Part<unknown> }) {
  const { translations } = useDashboard();
  const { state } = usePart(part);
  useEffect(() => part.load(), [part]);
  if (state !== "failed") return null;
  return (
    <Notice kind="error" title={translations.partFailed}>
      <button type="button" className="button" onClick={part.load}>
        {translations.tryAgain}
      </button>
    </Notice>
  );
}

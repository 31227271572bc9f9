// Gives the keyboard shortcuts to React's components.
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { createShortcuts, type Shortcuts, type ShortcutsState } from "../shared/state/shortcuts.js";

const Context = createContext<Shortcuts | undefined>(undefined);
export const ShortcutsProvider = Context.Provider;

export function useShortcuts(): Shortcuts {
  const shortcuts = useContext(Context);
  if (shortcuts === undefined) throw new Error("useShortcuts must be called inside <ShortcutsProvider>");
  return shortcuts;
}

/** Creates the shortcuts. Call it in the outermost component. */
export function useNewShortcuts(): Shortcuts {
  const [shortcuts] = useState(createShortcuts);
  useEffect(() => shortcuts.follow(), [shortcuts]);
  return shortcuts;
}

export function useShortcutsState(): ShortcutsState {
  const { subscribe, get } = useShortcuts();
  return useSyncExternalStore(subscribe, get);
}

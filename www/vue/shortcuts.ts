// Gives the keyboard shortcuts to Vue's components.
import { type InjectionKey, inject, provide } from "vue";
import { createShortcuts, type Shortcuts } from "../shared/state/shortcuts.js";
import { followWhileMounted } from "./useStore.js";

const KEY: InjectionKey<Shortcuts> = Symbol("shortcuts");

export function useShortcuts(): Shortcuts {
  const shortcuts = inject(KEY);
  if (shortcuts === undefined) throw new Error("useShortcuts must be called inside <App>");
  return shortcuts;
}

/** Creates the shortcuts and provides them. Call it in the outermost component. */
export function provideShortcuts(): Shortcuts {
  const shortcuts = createShortcuts();
  followWhileMounted(shortcuts);
  provide(KEY, shortcuts);
  return shortcuts;
}

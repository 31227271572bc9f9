// Keyboard shortcuts of one key: they act only outside of text controls and dialogs, and can be switched off.
import { PATHS } from "./routes.js";
import { storage } from "./settings.js";
import { createStore } from "./store.js";

/** Shortcuts in the order of the help. */
export const SHORTCUTS = /** @type {const} */ (["create", "search", "help"]);
/** @type {Readonly<Record<typeof SHORTCUTS[number], string>>} */
export const SHORTCUT_KEYS = { create: "n", search: "/", help: "?" };
/** The id of the control that "/" focuses. */
export const SEARCH_ID = "campaign-search";

const STORAGE_KEY = "campaigns.shortcuts";
/** Keys typed there belong to the control. */
const TYPING = "input, select, textarea, [contenteditable], [role=slider], dialog, [popover]:popover-open";

/** @typedef {{ isOn: boolean, isHelpOpen: boolean, wantsSearch: boolean }} ShortcutsState */
/** @typedef {ReturnType<typeof createShortcuts>} Shortcuts */

export function createShortcuts() {
  const { get, set, subscribe } = createStore(
    /** @type {ShortcutsState} */ ({
      isOn: storage()?.getItem(STORAGE_KEY) !== "off",
      isHelpOpen: false,
      wantsSearch: false,
    }),
  );
  /** @param {Partial<ShortcutsState>} change */
  const update = (change) => set({ ...get(), ...change });

  /** @param {KeyboardEvent} event */
  function act(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (target instanceof Element && target.closest(TYPING)) return;
    // The script of the help may still be loading.
    if (get().isHelpOpen || document.querySelector("dialog[open]")) return;
    // The help stays reachable, because it switches the others on again.
    if (key === SHORTCUT_KEYS.help) update({ isHelpOpen: true });
    else if (!get().isOn) return;
    else if (key === SHORTCUT_KEYS.create) window.location.hash = PATHS.create;
    else if (key === SHORTCUT_KEYS.search) search();
    else return;
    event.preventDefault();
  }

  /** Focuses the search, or opens the list, which focuses it. */
  function search() {
    if (focusSearch()) return;
    update({ wantsSearch: true });
    window.location.hash = PATHS.campaigns;
  }

  return {
    get,
    subscribe,
    /** @returns {() => void} stops it */
    follow() {
      window.addEventListener("keydown", act);
      return () => window.removeEventListener("keydown", act);
    },
    closeHelp: () => update({ isHelpOpen: false }),
    /** Focuses the search once if "/" has opened the list. */
    focusWantedSearch() {
      if (!get().wantsSearch) return;
      update({ wantsSearch: false });
      // The page focuses its heading first.
      requestAnimationFrame(focusSearch);
    },
    /** @param {boolean} isOn */
    setOn(isOn) {
      update({ isOn });
      try {
        storage()?.setItem(STORAGE_KEY, isOn ? "on" : "off");
      } catch {
        // Storage is full: the choice lasts until the page closes.
      }
    },
  };
}

/** Focuses the search, if the page has one. */
export function focusSearch() {
  const control = document.getElementById(SEARCH_ID);
  control?.focus();
  return control !== null;
}

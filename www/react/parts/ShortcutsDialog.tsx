// Lists the keyboard shortcuts, and switches them off.
import { SHORTCUT_KEYS, SHORTCUTS } from "../../shared/state/shortcuts.js";
import { useDashboard } from "../dashboard.js";
import { useShortcuts, useShortcutsState } from "../shortcuts.js";
import { Dialog } from "./Dialog.js";

export function ShortcutsDialog() {
  const { translations } = useDashboard();
  const { closeHelp, setOn } = useShortcuts();
  const { isOn } = useShortcutsState();
  const { shortcuts } = translations;
  return (
    <Dialog title={shortcuts.title} onClose={closeHelp}>
      <dl className="facts shortcuts">
        {SHORTCUTS.map((name) => (
          <div key={name}>
            <dt>{shortcuts[name]}</dt>
            <dd>
              <kbd>{SHORTCUT_KEYS[name]}</kbd>
            </dd>
          </div>
        ))}
        <div>
          <dt>{shortcuts.arrows}</dt>
          <dd>
            <kbd>↓</kbd> <kbd>↑</kbd>
          </dd>
        </div>
      </dl>
      <label className="check">
        <input type="checkbox" checked={isOn} onChange={(event) => setOn(event.target.checked)} />
        <span>
          {shortcuts.isOn}
          <span className="help">{shortcuts.isOnHelp}</span>
        </span>
      </label>
    </Dialog>
  );
}

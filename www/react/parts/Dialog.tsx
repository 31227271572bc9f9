// Wraps the native dialog, which traps the focus, closes on Escape and restores the focus.
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useDashboard } from "../dashboard.js";
import { Icon } from "./Icon.js";

interface Props {
  title: string;
  /** Opens at the side of the page. */
  drawer?: boolean;
  onClose(): void;
  children: ReactNode;
}

/** Open while it is mounted. */
export function Dialog({ title, drawer = false, onClose, children }: Props) {
  const { translations } = useDashboard();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // A layout effect, because only a dialog that is still in the document restores the focus.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={drawer ? "dialog drawer" : "dialog"}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault(); // the parent decides and unmounts the dialog
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="button quiet square" aria-label={translations.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}

// The browser's own dialog: it holds the focus, ends with Escape, and gives the focus back.
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useDashboard } from "../dashboard.js";
import { Icon } from "./Icon.js";

interface Props {
  title: string;
  /** Beside the page instead of in its middle. */
  drawer?: boolean;
  onClose(): void;
  children: ReactNode;
}

/** Open as long as it is drawn. */
export function Dialog({ title, drawer = false, onClose, children }: Props) {
  const { words } = useDashboard();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // A layout effect: closed while it is still in the document, it gives the focus back.
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
        event.preventDefault(); // the parent decides, and then it is drawn no more
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="icon-button" aria-label={words.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}

// Draws a part that is folded at first. Its content is drawn once it was opened.
import { type ReactNode, useState } from "react";
import { Icon } from "./Icon.js";

interface Props {
  summary: ReactNode;
  children: ReactNode;
  /** Draws the content also while it is folded. */
  isEager?: boolean;
  /** Opens it, as for an error inside it. */
  isOpen?: boolean;
}

export function Fold({ summary, children, isEager = false, isOpen = false }: Props) {
  const [wasOpen, setWasOpen] = useState(isOpen);
  return (
    <details
      className="fold"
      open={isOpen || undefined}
      onToggle={(event) => event.currentTarget.open && setWasOpen(true)}
    >
      <summary>
        <Icon name="right" />
        <span>{summary}</span>
      </summary>
      {(isEager || wasOpen || isOpen) && <div className="fold-content">{children}</div>}
    </details>
  );
}

// Draws a notice. An icon, a word and a colour show its kind.
import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon.js";

export type NoticeKind = Extract<IconName, "error" | "warning" | "unchecked" | "ok" | "info">;

interface Props {
  kind: NoticeKind;
  title?: string;
  /** Names the kind when the text does not. */
  label?: string;
  children?: ReactNode;
}

export function Notice({ kind, title, label, children }: Props) {
  return (
    <div className={`notice notice-${kind}`}>
      <Icon name={kind} />
      <div className="notice-body">
        {label !== undefined && <span className="notice-label">{label}</span>}
        {title !== undefined && <h2 className="notice-title">{title}</h2>}
        {children}
      </div>
    </div>
  );
}

// Draws a button with a menu of links, buttons or settings.
import { type ReactNode, useEffect, useId, useRef } from "react";
import { followMenu } from "../../shared/controls/menu.js";

interface Props {
  /** The content of the button. */
  trigger: ReactNode;
  /** Names the button when its content does not. */
  label?: string;
  className?: string;
  menuClass?: string;
  children: ReactNode;
}

export function Menu({ trigger, label, className = "button", menuClass = "menu", children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (menu.current === null || button.current === null) return;
    return followMenu(menu.current, button.current);
  }, []);
  return (
    <>
      <button ref={button} type="button" className={className} popoverTarget={id} aria-label={label}>
        {trigger}
      </button>
      <div ref={menu} id={id} popover="auto" className={menuClass}>
        {children}
      </div>
    </>
  );
}

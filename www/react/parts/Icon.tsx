// Draws an icon from the shared shapes.
import { ICONS, type IconName } from "../../shared/text/icons.js";

export type { IconName };

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={`icon icon-${name}`}
      viewBox="0 0 24 24"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours
      dangerouslySetInnerHTML={{ __html: ICONS[name] }}
    />
  );
}

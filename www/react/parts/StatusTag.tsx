// Shows the status of a campaign by shape and word.
import { statusIcon } from "../../shared/text/row-text.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "./Icon.js";

export function StatusTag({ status }: { status: string }) {
  const { translations } = useDashboard();
  return (
    <span className={`status ${status}`}>
      <Icon name={statusIcon(status)} /> {translations.statuses[status] ?? status}
    </span>
  );
}

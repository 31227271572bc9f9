// Shows the way to the first campaign.
import { PATHS } from "../../shared/state/routes.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";

export function EmptyList() {
  const { translations } = useDashboard();
  return (
    <div className="empty">
      <h2>{translations.list.emptyTitle}</h2>
      <p>{translations.list.emptyText}</p>
      <ol className="steps">
        {translations.list.steps.map(([title, text], index) => (
          <li key={title}>
            <b>{title}</b>
            <p>{text}</p>
            {index === 0 && (
              <a className="button primary" href={PATHS.create}>
                <Icon name="plus" /> {translations.nav.create}
              </a>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

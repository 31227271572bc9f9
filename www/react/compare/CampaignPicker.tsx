// Searches for a campaign to compare with.
import { useId, useMemo, useState } from "react";
import type { KnownCampaign } from "../../shared/state/known-campaign.js";
import { matching } from "../../shared/state/list-view.js";
import { SEARCH_ID } from "../../shared/state/shortcuts.js";
import { createdText } from "../../shared/text/created-text.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import { StatusTag } from "../parts/StatusTag.js";

interface Props {
  list: readonly KnownCampaign[];
  excluded: KnownCampaign["id"] | undefined;
  pathOf(id: KnownCampaign["id"]): string;
}

/** More rows would be a second list. */
const MAX_RESULTS = 8;

export function CampaignPicker({ list, excluded, pathOf }: Props) {
  const { translations, language } = useDashboard();
  const { compare } = translations;
  const [query, setQuery] = useState("");
  const heading = useId();
  const found = useMemo(() => matching(list, query).filter(({ id }) => id !== excluded), [list, query, excluded]);
  const more = found.length - MAX_RESULTS;
  return (
    <section className="panel picker" aria-labelledby={heading}>
      <h2 id={heading}>{compare.choose}</h2>
      <div className="search">
        <Icon name="search" />
        <input
          id={SEARCH_ID}
          type="search"
          className="input"
          autoComplete="off"
          placeholder={translations.list.search}
          aria-label={compare.searchLabel}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <ul className="picker-list">
        {found.slice(0, MAX_RESULTS).map(({ id, name, status, createdAt }) => (
          <li key={id}>
            <a href={pathOf(id)}>
              <span className="picker-name">{name}</span>
              <StatusTag status={status} />
              <span className="muted small">{createdText(createdAt, language)}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className="help" role="status">
        {found.length === 0 ? compare.noMatch : more > 0 && compare.more(more)}
      </p>
    </section>
  );
}

// Draws the search, the status filter with its counts, and the order for windows without column headings.
import { type ListView, orderedBy, orderText } from "../../shared/state/list-view.js";
import { SEARCH_ID } from "../../shared/state/shortcuts.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";

interface Props {
  view: ListView;
  change(view: Partial<ListView>): void;
  /** The number of campaigns that the search finds. */
  found: number;
  statuses: readonly { status: string; count: number }[];
  /** Whether rows can be chosen. */
  isSelecting: boolean;
  onSelect(): void;
}

export function ListTools({ view, change, found, statuses, isSelecting, onSelect }: Props) {
  const { translations } = useDashboard();
  const { list } = translations;
  return (
    <div className="tools">
      <div className="search">
        <Icon name="search" />
        <input
          id={SEARCH_ID}
          type="search"
          className="input"
          autoComplete="off"
          placeholder={list.search}
          aria-keyshortcuts="/"
          aria-label={list.searchLabel}
          value={view.query}
          onChange={(event) => change({ query: event.target.value })}
        />
        {view.query === "" && (
          <span className="search-key" aria-hidden="true">
            <kbd>/</kbd>
          </span>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would take a line */}
      <div className="chips" role="group" aria-label={list.status}>
        {[{ status: "", count: found }, ...statuses].map(({ status, count }) => (
          <button
            key={status}
            type="button"
            className="chip"
            aria-pressed={view.status === status}
            onClick={() => change({ status })}
          >
            {status === "" ? list.all : (translations.statuses[status] ?? status)}
            <span className="n numeric">{list.total(count)}</span>
          </button>
        ))}
      </div>
      <button type="button" className="button quiet select-toggle" aria-pressed={isSelecting} onClick={onSelect}>
        <Icon name="check" /> <span>{translations.bulk.toggle}</span>
      </button>
      <label className="select sort-select">
        <span className="visually-hidden">{list.sortBy}</span>
        <select
          className="input"
          value={orderText(view)}
          onChange={(event) => change(orderedBy(view, event.target.value))}
        >
          {Object.entries(list.orders).map(([order, text]) => (
            <option key={order} value={order}>
              {text}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </label>
    </div>
  );
}

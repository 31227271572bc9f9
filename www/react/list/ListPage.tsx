// Lists the account's campaigns: search, filter, order, and actions that start, stop, copy, compare and delete.
import { PATHS } from "../../shared/state/routes.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import { Notice } from "../parts/Notice.js";
import { TroublePanel } from "../parts/TroublePanel.js";
import { usePageTitle } from "../routes.js";
import { ActionDialog, ActionOutcome } from "./ActionOutcome.js";
import { CampaignList, ListSkeleton } from "./CampaignList.js";
import { EmptyList } from "./EmptyList.js";
import { type Campaigns, useCampaigns } from "./useCampaigns.js";

export function ListPage() {
  const { translations } = useDashboard();
  const campaigns = useCampaigns();
  usePageTitle(translations.list.title, translations.product);
  const { list } = campaigns;
  const isEmpty = list.state === "ready" && list.value.length === 0;
  return (
    <>
      <div className="page-head">
        <h1 id="page-heading" tabIndex={-1}>
          {translations.list.title}
          {list.state === "ready" && !isEmpty && (
            <span className="muted numeric not-narrow" aria-hidden="true">
              {` ${translations.list.total(list.value.length)}`}
            </span>
          )}
        </h1>
        <div className="page-actions">
          {__HAS_SERVER__ && list.state !== "failed" && (
            <button
              type="button"
              className="button square"
              aria-label={translations.list.refresh}
              title={translations.list.refresh}
              aria-disabled={campaigns.refreshing}
              onClick={() => void campaigns.refresh()}
            >
              <Icon name="refresh" />
            </button>
          )}
          {!isEmpty && (
            <a
              className={list.state === "failed" ? "button" : "button primary"}
              href={PATHS.create}
              aria-keyshortcuts="n"
            >
              <Icon name="plus" />
              <span className="long-label">{translations.nav.create}</span>
              <span className="short-label" aria-hidden="true">
                {translations.list.createShort}
              </span>
            </a>
          )}
        </div>
      </div>
      <ActionOutcome campaigns={campaigns} />
      {__HAS_SERVER__ ? (
        <Content campaigns={campaigns} />
      ) : (
        <Notice kind="info" title={translations.list.noServerTitle}>
          <p>{translations.list.noServerText}</p>
        </Notice>
      )}
      <ActionDialog campaigns={campaigns} />
    </>
  );
}

function Content({ campaigns }: { campaigns: Campaigns }) {
  const { translations } = useDashboard();
  const { list, failedAt, refreshing } = campaigns;
  if (list.state === "loading") return <ListSkeleton />;
  if (list.state === "failed") {
    return (
      <TroublePanel
        title={translations.list.failedTitle}
        text={translations.list.failedText}
        error={list.error}
        at={failedAt}
        isBusy={refreshing}
        onRetry={() => void campaigns.refresh()}
      />
    );
  }
  return list.value.length === 0 ? <EmptyList /> : <CampaignList campaigns={campaigns} list={list.value} />;
}

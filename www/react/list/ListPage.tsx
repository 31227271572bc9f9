// Lists the account's campaigns, with actions that start, stop and delete them.
import type { Campaign } from "outbound-campaign";
import { useState } from "react";
import type { Action } from "../../shared/state/campaigns.js";
import { failureOf } from "../../shared/state/failure.js";
import { PATHS } from "../../shared/state/routes.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import { Notice } from "../parts/Notice.js";
import { Skeleton } from "../parts/Skeleton.js";
import { usePageTitle } from "../routes.js";
import { CampaignTable } from "./CampaignTable.js";
import { ConfirmDialog } from "./ConfirmDialog.js";
import { type Campaigns, useCampaigns } from "./useCampaigns.js";

export function ListPage() {
  const { translations } = useDashboard();
  const campaigns = useCampaigns();
  const [asked, setAsked] = useState<{ action: Action; campaign: Campaign }>();
  usePageTitle(translations.list.title, translations.product);
  const { result } = campaigns;

  /** Asks for confirmation, except to stop: stopping places no call and can be undone. */
  function choose(action: Action, campaign: Campaign): void {
    if (action === "stop") void campaigns.act(action, campaign);
    else setAsked({ action, campaign });
  }

  return (
    <>
      <div className="page-head">
        <div>
          <h1 id="page-heading" tabIndex={-1}>
            {translations.list.title}
          </h1>
          <p>{translations.list.intro}</p>
        </div>
        <div className="page-actions">
          {__HAS_SERVER__ && (
            <button
              type="button"
              className="button"
              aria-disabled={campaigns.refreshing}
              onClick={() => void campaigns.refresh()}
            >
              <Icon name="refresh" /> {translations.list.refresh}
            </button>
          )}
          <a className="button primary" href={PATHS.create}>
            <Icon name="plus" /> {translations.nav.create}
          </a>
        </div>
      </div>
      <div role="status" className="outcome">
        {result !== undefined && (
          <Notice kind={result.kind} title={result.title}>
            {result.text !== undefined && <p>{result.text}</p>}
          </Notice>
        )}
      </div>
      {__HAS_SERVER__ ? (
        <Content campaigns={campaigns} onChoose={choose} />
      ) : (
        <Notice kind="info" title={translations.list.noServerTitle}>
          <p>{translations.list.noServerText}</p>
        </Notice>
      )}
      {asked !== undefined && (
        <ConfirmDialog
          {...asked}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            void campaigns.act(asked.action, asked.campaign);
          }}
        />
      )}
    </>
  );
}

interface ContentProps {
  campaigns: Campaigns;
  onChoose(action: Action, campaign: Campaign): void;
}

function Content({ campaigns, onChoose }: ContentProps) {
  const { translations } = useDashboard();
  const { list } = campaigns;
  if (list.state === "loading") return <Skeleton label={translations.list.loading} />;
  if (list.state === "failed") {
    const { title, message, help } = failureOf(list.error, translations);
    return (
      <Notice kind="error" title={translations.list.failedTitle}>
        <p>
          {title}. {message} {help}
        </p>
        <button type="button" className="button" onClick={() => void campaigns.refresh()}>
          {translations.tryAgain}
        </button>
      </Notice>
    );
  }
  if (list.value.length === 0) {
    return (
      <div className="empty">
        <span className="empty-mark">
          <Icon name="phone" />
        </span>
        <h2>{translations.list.emptyTitle}</h2>
        <p>{translations.list.emptyText}</p>
      </div>
    );
  }
  return <CampaignTable campaigns={list.value} busy={campaigns.busy} onChoose={onChoose} />;
}

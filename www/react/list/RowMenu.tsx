// The one menu of all rows: it shows the actions of the row whose button was pressed.
import { useEffect, useRef } from "react";
import { followMenu } from "../../shared/controls/menu.js";
import { canStart, isRunning, type KnownCampaign } from "../../shared/state/known-campaign.js";
import { campaignPath, comparePath } from "../../shared/state/routes.js";
import { ROW_MENU_ID } from "../../shared/text/row-text.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "../parts/Icon.js";
import type { Campaigns } from "./useCampaigns.js";

interface Props {
  campaigns: Campaigns;
  campaign: KnownCampaign | undefined;
}

export function RowMenu({ campaigns, campaign }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => (menu.current ? followMenu(menu.current) : undefined), []);
  return (
    <div ref={menu} id={ROW_MENU_ID} popover="auto" className="menu">
      {campaign && <Items campaigns={campaigns} campaign={campaign} />}
    </div>
  );
}

function Items({ campaigns, campaign }: { campaigns: Campaigns; campaign: KnownCampaign }) {
  const { translations } = useDashboard();
  const { list } = translations;
  const { id, status } = campaign;
  return (
    <>
      <a href={campaignPath(id)}>
        <Icon name="right" /> {list.open}
      </a>
      {canStart(status) && (
        <button type="button" onClick={() => campaigns.ask("start", campaign)}>
          <Icon name="play" /> {list.start}
        </button>
      )}
      {isRunning(status) && (
        <button type="button" onClick={() => campaigns.ask("stop", campaign)}>
          <Icon name="stop" /> {list.stop}
        </button>
      )}
      <button type="button" onClick={() => campaigns.duplicate(campaign)}>
        <Icon name="copy" /> {list.duplicate}
      </button>
      <a href={comparePath(id)}>
        <Icon name="compare" /> {list.compare}
      </a>
      <hr />
      <button type="button" className="bad" onClick={() => campaigns.ask("remove", campaign)}>
        <Icon name="remove" /> {list.remove}
      </button>
    </>
  );
}

// The account's campaigns, and what can be done with one.
import type { Campaign } from "outbound-campaign";
import { useCallback, useEffect, useState } from "react";
import { newestFirst, type Told, toldOf } from "../../shared/state/campaign-list.js";
import { type Loadable, useDashboard } from "../dashboard.js";

export type Action = "start" | "stop" | "remove";

export interface Campaigns {
  list: Loadable<readonly Campaign[]>;
  /** Being read again, the old list still shown. */
  refreshing: boolean;
  /** The campaign that something is being done with. */
  busy: Campaign["id"] | undefined;
  /** What became of the last action, to be said aloud. */
  told: Told | undefined;
  refresh(): Promise<void>;
  act(action: Action, campaign: Campaign): Promise<void>;
}

export function useCampaigns(): Campaigns {
  const { client, words } = useDashboard();
  const [list, setList] = useState<Loadable<readonly Campaign[]>>({ state: "loading" });
  const [refreshing, setRefreshing] = useState(false);
  const [busy, setBusy] = useState<Campaign["id"]>();
  const [told, setTold] = useState<Told>();

  const read = useCallback(async () => {
    setRefreshing(true);
    await client.listCampaigns().then(
      (value) => setList({ state: "ready", value: newestFirst(value) }),
      (error) => setList({ state: "failed", error }),
    );
    setRefreshing(false);
  }, [client]);
  useEffect(() => void (__HAS_SERVER__ && read()), [read]);

  async function act(action: Action, campaign: Campaign): Promise<void> {
    const { id, name } = campaign;
    setBusy(id);
    setTold(undefined);
    try {
      if (action === "start") await client.startCampaign(id);
      else if (action === "stop") await client.stopCampaign(id);
      else await client.deleteCampaign(id);
      const done = { start: words.list.started, stop: words.list.stopped, remove: words.list.removed }[action];
      setTold({ kind: "ok", title: done(name) });
    } catch (error) {
      setTold(toldOf(error, words));
    }
    await read(); // also after a failure: the list shows what the server says now
    setBusy(undefined);
  }

  return {
    list,
    refreshing,
    busy,
    told,
    act,
    refresh: () => {
      setTold(undefined);
      return read();
    },
  };
}

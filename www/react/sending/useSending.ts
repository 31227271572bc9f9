// Sends a campaign, once.
import { buildRequest, type Campaign, CampaignClient } from "outbound-campaign";
import { useRef, useState } from "react";
import type { Connection } from "./connection.js";
import { type Outcome, toOutcome } from "./outcome.js";

export interface Sending {
  outcome: Outcome;
  /** The campaigns created from this page, the latest first. */
  created: readonly Campaign[];
  /** Resolves to what became of it; undefined when another one is under way. `again`: even if it equals the last one created. */
  send(form: unknown, connection: Connection, again?: boolean): Promise<Outcome | undefined>;
  clear(): void;
}

export function useSending(): Sending {
  const [outcome, setOutcome] = useState<Outcome>({ kind: "idle" });
  const [created, setCreated] = useState<readonly Campaign[]>([]);
  // Refs, not state: the second click of a double click comes before React has drawn the first one's state.
  const isSending = useRef(false);
  const last = useRef<{ request: string; campaign: Campaign } | undefined>(undefined);

  async function send(form: unknown, connection: Connection, again = false): Promise<Outcome | undefined> {
    if (isSending.current) return undefined;
    isSending.current = true;
    setOutcome({ kind: "sending" });
    const result = await attempt(form, connection, again);
    isSending.current = false;
    setOutcome(result);
    if (result.kind === "created") setCreated((before) => [result.campaign, ...before]);
    return result;
  }

  async function attempt(form: unknown, { baseUrl, apiKey, profile }: Connection, again: boolean): Promise<Outcome> {
    try {
      const { url, body } = buildRequest(form, { baseUrl, profile });
      const request = `${url} ${body}`;
      if (!again && last.current?.request === request) return { kind: "repeated", campaign: last.current.campaign };
      const client = new CampaignClient({ baseUrl, apiKey, profile, dangerouslyAllowBrowser: true });
      const campaign = await client.createCampaign(form);
      last.current = { request, campaign };
      return { kind: "created", campaign };
    } catch (error) {
      return toOutcome(error);
    }
  }

  return { outcome, created, send, clear: () => setOutcome({ kind: "idle" }) };
}

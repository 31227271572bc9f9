// The campaigns of a sandbox, in memory, bounded in number and in size.
import type { CreateCampaign } from "../types.js";
import { type StoredCampaign, seededCampaigns, timestamp } from "./account.js";
import type { SandboxSettings } from "./options.js";

const ALL_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/** A list of days may repeat them, so a campaign can be nearly as long as a body. Counted as JSON text. */
const MAX_STORED_CHARACTERS = 16 * 1024 * 1024;

export class CampaignStore {
  /** By the text of their ids: an id may come as a number or as a string. */
  #campaigns: Map<string, StoredCampaign> = new Map();
  #nextId = 1;
  #characters = 0;
  #settings;

  constructor(settings: SandboxSettings) {
    this.#settings = settings;
    if (settings.seeded) for (const campaign of seededCampaigns(settings.now())) this.#insert(campaign);
  }

  /** Whether the plan allows no further campaign. */
  get isFull(): boolean {
    return this.#campaigns.size >= this.#settings.campaignLimit || this.#characters >= MAX_STORED_CHARACTERS;
  }

  /** Copies, oldest first. */
  list(): {
    allowed_days: string[];
    id: number | string;
    name: string;
    status: string;
    max_calls_in_parallel: number;
    mark_complete_when_no_leads: boolean;
    allowed_hours_start_time: string;
    allowed_hours_end_time: string;
    max_retries: number;
    retry_interval: number;
    created_at: string;
    updated_at: string;
  }[] {
    return [...this.#campaigns.values()].map(copyOf);
  }

  /** Stores a campaign and returns the documented `data`: its twelve keys, with the documented defaults. */
  create(campaign: CreateCampaign): {
    allowed_days: string[];
    id: number | string;
    name: string;
    status: string;
    max_calls_in_parallel: number;
    mark_complete_when_no_leads: boolean;
    allowed_hours_start_time: string;
    allowed_hours_end_time: string;
    max_retries: number;
    retry_interval: number;
    created_at: string;
    updated_at: string;
  } {
    const createdAt = timestamp(this.#settings.now());
    return this.#insert({
      name: campaign.name,
      status: "draft",
      max_calls_in_parallel: Number(campaign.max_calls_in_parallel ?? 3),
      mark_complete_when_no_leads: campaign.mark_complete_when_no_leads ?? true,
      allowed_hours_start_time: `${campaign.allowed_hours_start_time ?? "00:00"}:00`,
      allowed_hours_end_time: `${campaign.allowed_hours_end_time ?? "23:59"}:00`,
      allowed_days: campaign.allowed_days ?? ALL_DAYS,
      max_retries: campaign.max_retries ?? 3,
      retry_interval: campaign.retry_interval ?? 60,
      created_at: createdAt,
      updated_at: createdAt,
    });
  }

  /** @returns undefined where there is no such campaign */
  setStatus(id: unknown, status: string): StoredCampaign | undefined {
    const campaign = this.#campaigns.get(String(id));
    if (campaign) Object.assign(campaign, { status, updated_at: timestamp(this.#settings.now()) });
    return campaign;
  }

  /** @returns whether there was such a campaign */
  delete(id: string): boolean {
    const campaign = this.#campaigns.get(id);
    if (campaign) this.#characters -= sizeOf(campaign);
    return this.#campaigns.delete(id);
  }

  #insert(campaign: Omit<StoredCampaign, "id">) {
    const id = this.#nextId++;
    const stored = copyOf({ id, ...campaign } as StoredCampaign);
    this.#campaigns.set(String(id), stored);
    this.#characters += sizeOf(stored);
    return stored;
  }
}

const copyOf = (campaign: StoredCampaign) => ({ ...campaign, allowed_days: [...campaign.allowed_days] });

/** Counts what can differ in length, so that a new status does not change it. */
const sizeOf = ({ name, allowed_days }: StoredCampaign) => 400 + JSON.stringify([name, allowed_days]).length;

// Keeps the campaigns of a sandbox in memory, bounded in number and size.
import type { CreateCampaign } from "../types.js";
import { type StoredCampaign, seededCampaigns, timestamp } from "./account.js";
import type { SandboxSettings } from "./options.js";

const ALL_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/** Characters of JSON. A list of days may repeat them, so a campaign can be nearly as long as a body. */
const MAX_STORED_CHARACTERS = 16 * 1024 * 1024;

/** The campaigns of one sandbox. */
export class CampaignStore {
  /** Campaigns by id. The keys are strings, because an id may arrive as a number or a string. */
  #campaigns: Map<string, StoredCampaign> = new Map();
  #nextId = 1;
  #characters = 0;
  #settings: SandboxSettings;

  constructor(settings: SandboxSettings) {
    this.#settings = settings;
    if (settings.seeded) for (const campaign of seededCampaigns(settings.now())) this.#insert(campaign);
  }

  /** Whether the plan's limit, or the limit of memory, is reached. */
  get isFull(): boolean {
    return this.#campaigns.size >= this.#settings.campaignLimit || this.#characters >= MAX_STORED_CHARACTERS;
  }

  /** Returns copies of all campaigns, oldest first. */
  list(): StoredCampaign[] {
    return [...this.#campaigns.values()].map(copyOf);
  }

  /** Stores a campaign and returns the documented `data`: twelve keys, with the documented defaults. */
  create(campaign: CreateCampaign): StoredCampaign {
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

  /**
   * Sets the status and `updated_at` of a campaign. Does not check the status.
   *
   * @param id A number or a string.
   * @returns The stored campaign, not a copy; `undefined` if there is none.
   */
  setStatus(id: unknown, status: string): StoredCampaign | undefined {
    const campaign = this.#campaigns.get(String(id));
    if (campaign) Object.assign(campaign, { status, updated_at: timestamp(this.#settings.now()) });
    return campaign;
  }

  /** Deletes a campaign. Returns whether it existed. */
  delete(id: string): boolean {
    const campaign = this.#campaigns.get(id);
    if (campaign) this.#characters -= sizeOf(campaign);
    return this.#campaigns.delete(id);
  }

  #insert(campaign: Omit<StoredCampaign, "id">): StoredCampaign {
    const id = this.#nextId++;
    const stored = copyOf({ id, ...campaign } as StoredCampaign);
    this.#campaigns.set(String(id), stored);
    this.#characters += sizeOf(stored);
    return stored;
  }
}

const copyOf = (campaign: StoredCampaign): StoredCampaign => ({
  ...campaign,
  allowed_days: [...campaign.allowed_days],
});

/**
 * Returns an estimate of the JSON length. Counts only the name and the days, so that a new status does not change it.
 */
const sizeOf = ({ name, allowed_days }: StoredCampaign) => 400 + JSON.stringify([name, allowed_days]).length;

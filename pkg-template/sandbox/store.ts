// Keeps the campaigns of a sandbox in memory, bounded in number and size.
import type { CreateCampaign, CreateCampaign202607 } from "../types.js";
import { ALL_DAYS, type NewCampaign, type StoredCampaign, seededCampaigns, timestamp } from "./account.js";
import { dataOf, seeded202607, timestamp202607 } from "./contract-2026-07.js";
import type { SandboxSettings } from "./options.js";

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
    const seed = settings.contract ? seeded202607 : seededCampaigns;
    if (settings.seeded) for (const campaign of seed(settings.now())) this.#insert(campaign);
  }

  /** Whether the plan's limit, or the limit of memory, is reached. */
  get isFull(): boolean {
    return this.#campaigns.size >= this.#settings.campaignLimit || this.#characters >= MAX_STORED_CHARACTERS;
  }

  /** Returns copies of all campaigns, oldest first. */
  list(): StoredCampaign[] {
    return [...this.#campaigns.values()].map(copyOf);
  }

  /** Returns a copy of a campaign, or `undefined` if there is none. */
  get(id: string): StoredCampaign | undefined {
    const campaign = this.#campaigns.get(id);
    return campaign && copyOf(campaign);
  }

  /** Stores a campaign and returns the documented `data`, with the documented defaults: twelve keys, or all fields. */
  create(campaign: CreateCampaign | CreateCampaign202607): StoredCampaign {
    const { contract, now } = this.#settings;
    if (contract) return this.#insert(dataOf(campaign, now()));
    const createdAt = timestamp(now());
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
   * @param statusOf Returns the status from the campaign.
   * @returns The stored campaign, not a copy; `undefined` if there is none.
   */
  setStatus(id: unknown, statusOf: (campaign: StoredCampaign) => string): StoredCampaign | undefined {
    const { contract, now } = this.#settings;
    const campaign = this.#campaigns.get(String(id));
    const updated_at = (contract ? timestamp202607 : timestamp)(now());
    if (campaign) Object.assign(campaign, { status: statusOf(campaign), updated_at });
    return campaign;
  }

  /** Deletes a campaign. Returns whether it existed. */
  delete(id: string): boolean {
    const campaign = this.#campaigns.get(id);
    if (campaign) this.#characters -= sizeOf(campaign);
    return this.#campaigns.delete(id);
  }

  #insert(campaign: NewCampaign): StoredCampaign {
    const id = this.#nextId++;
    const stored = copyOf({ id, ...campaign } as StoredCampaign);
    this.#campaigns.set(String(id), stored);
    this.#characters += sizeOf(stored);
    return stored;
  }
}

const copyOf = (campaign: StoredCampaign): StoredCampaign => JSON.parse(JSON.stringify(campaign));

/** Returns the JSON length without the members that a new status changes. */
const sizeOf = (campaign: StoredCampaign) => JSON.stringify({ ...campaign, status: "", updated_at: "" }).length;

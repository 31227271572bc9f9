// Validation, schedules and schemas of the contract of July 2026: TypeScript as users write it, and lines that must not
// compile. types.test.mjs compiles it, and nothing runs it.
import { CampaignClient } from "outbound-campaign";
import {
  type CampaignSchema,
  type CreateCampaign,
  createCampaignSchema,
  createValidator,
  type FieldSpec,
  fieldsIn,
  nextOpen,
  previewSchedule,
  type RowVerdict,
  type ValidationOptions,
  validateCampaign,
  validateNdjson,
} from "outbound-campaign/2026-07";
import { de } from "outbound-campaign/messages/de-2026-07";

const options: ValidationOptions = { language: de, now: new Date(), account: { sms_phone_number_ids: [11] } };
const verdict = validateCampaign({ name: "Offer", channel: "sms", sms_body: "Hello" }, options);
if (verdict.ok) {
  const campaign: CreateCampaign = verdict.campaign;
  const next: Date | null = nextOpen(campaign, new Date(), { accountTimezone: "UTC" });
  previewSchedule({ schedule_windows: campaign.schedule_windows ?? [] }, { count: 3 });
  void next;
} else {
  const suggestion: string | undefined = verdict.issues[0]?.suggestion;
  void suggestion;
}
const schema: CampaignSchema = createCampaignSchema({ refine: ({ sms_body }) => (sms_body ? [] : undefined) });
const specs: readonly FieldSpec[] = fieldsIn(de);
const rows: AsyncGenerator<RowVerdict, void, undefined> = validateNdjson(new Uint8Array(), { maxLineBytes: 10 });
createValidator(options).validateNdjson([], { signal: AbortSignal.abort() });
new CampaignClient({ provider: "autocalls", apiKey: "canary-key", language: de });
void [schema, specs, rows];
// @ts-expect-error the time is a Date or a number
validateCampaign({}, { now: "2026-07-27" });
// @ts-expect-error a window has a start and an end
previewSchedule({ schedule_windows: [{ start: "09:00" }] });
// @ts-expect-error no field of this contract
createCampaignSchema({ refine: () => [{ message: "x", path: ["sms_boddy"] }] });

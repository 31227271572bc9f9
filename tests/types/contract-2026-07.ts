// The contract of July 2026, in its own entry and in client, form, hooks, relay and sandbox: TypeScript as users write
// it, and lines that must not compile. types.test.mjs compiles it, and nothing runs it.
// Misspelled fields: cspell:ignore bodi
import { CampaignClient, type Campaign as FirstCampaign } from "outbound-campaign";
import {
  type AccountFacts,
  type Calibration,
  type Campaign,
  type CampaignInput,
  type CampaignSchema,
  type Contract202607,
  type CreateCampaign,
  contract202607,
  createCampaignSchema,
  createValidator,
  type FieldSpec,
  fieldsIn,
  inputProps,
  listWhatsappSenders,
  nextOpen,
  previewSchedule,
  type RowVerdict,
  type ScheduleWindow,
  type ValidationOptions,
  validateCampaign,
  validateNdjson,
} from "outbound-campaign/2026-07";
import { type CampaignForm, createCampaignForm } from "outbound-campaign/form";
import { de } from "outbound-campaign/messages/de-2026-07";
import { useCampaignField, useCampaignForm, useCampaignFormState } from "outbound-campaign/react";
import { createRelay } from "outbound-campaign/relay";
import { createSandbox } from "outbound-campaign/sandbox";

/** Whether two types are the same, `any` included. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<T extends true>(): T | undefined {
  return undefined;
}

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
// @ts-expect-error no control of a field
inputProps("schedule_windows.0.begin");
inputProps("schedule_windows.0.start");
inputProps("text_variable_mapping.first name");

const contract = contract202607;
const account: AccountFacts = { sms_phone_number_ids: [5], whatsapp_templates: { 7: { 15: ["1"] } } };
const client = new CampaignClient({ baseUrl: "/api", contract, account });
same<Same<typeof client, CampaignClient<Contract202607>>>();
// @ts-expect-error a fact of the other contract
new CampaignClient({ baseUrl: "/api", account: { sms_phone_number_ids: [5] } });
// @ts-expect-error a contract is an object, not its name
new CampaignClient({ baseUrl: "/api", contract: "2026-07" });

export async function create(anything: unknown): Promise<void> {
  const campaign = await client.createCampaign({ name: "x", channel: "sms", sms_body: "Hello" });
  same<Same<typeof campaign, Campaign>>();
  same<Same<typeof campaign.schedule_windows, ScheduleWindow[] | null>>();
  same<Same<typeof campaign.status, string>>();
  await client.createCampaign(anything);
  // @ts-expect-error a misspelled field
  await client.createCampaign({ name: "x", channel: "sms", sms_bodi: "Hello" });
  // @ts-expect-error no such channel
  await client.createCampaign({ name: "x", channel: "fax" });
  const calibration = await client.calibrate();
  same<Same<typeof calibration, Calibration>>();
  const most: number | null | "not-measured" = calibration.readings.server.smsBodyMax;
  validateCampaign({ name: "x" }, calibration);
  void most;
  const listed = await client.listCampaigns();
  same<Same<typeof listed, Campaign[]>>();
  same<Same<Awaited<ReturnType<typeof client.getCampaign>>, Campaign>>();
  same<Same<Awaited<ReturnType<typeof client.loadAccount>>, AccountFacts>>();
  const found = await client.findCreated({ name: "x", sms_body: "Hello" }, { since: 0 });
  if (found.status === "found") same<Same<typeof found.campaign, Campaign>>();
  const [sender] = await listWhatsappSenders(client);
  void sender?.id;
  const first = new CampaignClient({ baseUrl: "/api" });
  same<Same<typeof first, CampaignClient>>();
  same<Same<Awaited<ReturnType<typeof first.getCampaign>>, FirstCampaign>>();
  // @ts-expect-error a field of the other contract
  await first.createCampaign({ name: "x", assistant_id: 1, sms_body: "Hello" });
}

const form = createCampaignForm({ client, initialValues: { channel: "sms" } });
same<Same<typeof form, CampaignForm<Campaign, Contract202607>>>();
form.setValue("schedule_windows", [{ start: "09:00", end: "12:00" }]);
form.touch("schedule_windows.0.start");
same<Same<typeof form.values, Readonly<Partial<CampaignInput>>>>();
same<Same<ReturnType<typeof form.getState>["sending"], CreateCampaign | undefined>>();
// @ts-expect-error no such field
form.setValue("sms_bodi", "x");
// @ts-expect-error not a channel
form.setValue("channel", "fax");
// @ts-expect-error a client of the other contract
createCampaignForm({ contract, client: new CampaignClient({ baseUrl: "/api" }) });
const own = createCampaignForm({ contract, onSubmit: ({ channel }) => channel });
same<Same<ReturnType<typeof own.getState>["result"], "call" | "whatsapp" | "sms" | undefined>>();
// @ts-expect-error a field of the other contract
createCampaignForm().setValue("sms_body", "x");

export function useForm(): unknown {
  const hooked = useCampaignForm({ client });
  same<Same<typeof hooked, CampaignForm<Campaign, Contract202607>>>();
  const windows = useCampaignField(hooked, "schedule_windows");
  same<Same<typeof windows.value, CampaignInput["schedule_windows"]>>();
  const { warnings } = useCampaignFormState(hooked);
  // @ts-expect-error no such field
  useCampaignField(hooked, "sms_bodi");
  return warnings.map(({ code }) => code === "other_channel");
}

const relayOptions = { provider: "autocalls", apiKey: "canary-key", authorize: () => true } as const;
createRelay({ ...relayOptions, contract, account });
// @ts-expect-error a fact of the other contract
createRelay({ ...relayOptions, account: { whatsapp_templates: {} } });

const sandbox = createSandbox({ contract, disabledChannels: ["sms"], whatsappTemplates: { 7: { 15: ["1"] } } });
same<Same<typeof sandbox.campaigns, Campaign[]>>();
// @ts-expect-error no such channel
createSandbox({ contract, disabledChannels: ["fax"] });

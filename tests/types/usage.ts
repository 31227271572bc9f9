// TypeScript as users write it, and lines that must not compile. types.test.mjs compiles it, and nothing runs it.
// Misspelled fields: cspell:ignore asistant timezon
import {
  AssistantNotFoundError,
  buildRequest,
  type Calibration,
  type Campaign,
  CampaignClient,
  CampaignError,
  type CampaignField,
  type CreateCampaign,
  campaignFields,
  compare,
  createCampaignSchema,
  type Day,
  fieldsIn,
  fromFormData,
  type Id,
  type IssueCode,
  inputProps,
  type Language,
  type Profile,
  type Provider,
  ready,
  type Validation,
  ValidationError,
  type ValidationOptions,
  validateCampaign,
  validateCampaignJson,
  validateFields,
  validateMany,
} from "outbound-campaign";
import type { fromCsvRecord } from "outbound-campaign/csv";
import type { FormError, FormState, toFormikErrors, toTanStackErrors } from "outbound-campaign/form";
import { de } from "outbound-campaign/messages/de";
import { en } from "outbound-campaign/messages/en";
import {
  createMemoryIdempotencyStore,
  createRelay,
  type IdempotencyRecord,
  type IdempotencyStore,
} from "outbound-campaign/relay";
import { createSandbox, type FaultKind, type Sandbox } from "outbound-campaign/sandbox";

/** Whether two types are the same, `any` included. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<T extends true>(): T | undefined {
  return undefined;
}

// A verdict narrows on `ok`.
const verdict: Validation = validateCampaign({ name: "Spring" }, { profile: "laravel-12" });
if (verdict.ok) {
  const campaign: CreateCampaign = verdict.campaign;
  same<Same<typeof campaign.name, string>>();
  same<Same<typeof campaign.assistant_id, Id>>();
  same<Same<typeof campaign.allowed_days, Day[] | undefined>>();
  // @ts-expect-error an accepted form has no errors
  verdict.errors;
} else {
  // biome-ignore lint/complexity/useLiteralKeys: noPropertyAccessFromIndexSignature asks for it
  const first: string | undefined = verdict.errors["name"]?.[0];
  const codes: IssueCode[] = verdict.issues.map((issue) => issue.code);
  void [first, codes, verdict.message];
  // @ts-expect-error a refused form has no campaign
  verdict.campaign;
}
// @ts-expect-error neither exists before a check of `ok`
verdict.campaign;
// Verdicts share frozen parts. The list of issues is the caller's own.
// @ts-expect-error the warnings cannot be sorted in place
verdict.warnings.reverse();
// @ts-expect-error neither can the unchecked facts
verdict.unchecked.pop();
for (const warning of verdict.warnings) {
  // @ts-expect-error a warning cannot be changed
  warning.message = "";
  // @ts-expect-error neither can its fields
  warning.fields.push("name");
}
if (!verdict.ok) {
  verdict.issues.reverse();
  for (const issue of verdict.issues) {
    // @ts-expect-error an issue cannot be changed
    issue.message = "";
    // @ts-expect-error neither can its path
    issue.path.push(0);
    same<Same<typeof issue.params, Readonly<Record<string, string | number>>>>();
  }
}

// Names are unions, and nothing is `any`.
same<Same<Provider, "autocalls" | "intellixent">>();
same<Same<Profile, "documented" | "laravel-8" | "laravel-12">>();
same<Same<Day, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday">>();
same<Same<Extract<CampaignField, "timezone" | "no_field">, "timezone">>();
same<Same<string extends IssueCode ? true : false, false>>();
same<Same<string extends CampaignField ? true : false, false>>();
// @ts-expect-error no such day
const day: Day = "Monday";
// @ts-expect-error no such profile
const options: ValidationOptions = { profile: "laravel-9" };
validateCampaign({}, { language: de });
new CampaignClient({ baseUrl: "/api", language: en });
const part: Partial<Language> = { help: de.help };
fieldsIn(part).map((spec) => inputProps(spec).placeholder);
de.warnings.no_days.help.trim();
de.errors.plan_limit.trim();
// @ts-expect-error A language is an object, not its name.
validateCampaign({}, { language: "de" });
// @ts-expect-error No member of a language.
validateCampaign({}, { language: { labels: {} } });
// @ts-expect-error A language has help for every field.
const incomplete: Language = { ...de, help: { name: "x" } };

// @ts-expect-error no such provider
validateCampaign({}, { provider: "autocall" });
// @ts-expect-error no such option
validateCampaign({}, { profil: "documented" });
// @ts-expect-error no such field
validateFields({}, ["nmae"]);
// @ts-expect-error a body cannot be a number
validateCampaignJson(5);
// @ts-expect-error a limit is a number or null
validateCampaign({}, { account: { max_calls_in_parallel: "5" } });
void [day, options, incomplete];

const some = validateFields({ name: "" }, ["name", "timezone"]);
same<Same<typeof some.ok, boolean>>();
for (const field of campaignFields) same<Same<typeof field.name, CampaignField>>();
// @ts-expect-error the list of fields is read-only
campaignFields.push(campaignFields[0]);

// A typed form is completed and checked; a value about which nothing is known is taken as it is.
export async function checked(
  client: CampaignClient,
  anything: unknown,
  record: Record<string, unknown>,
): Promise<void> {
  await client.createCampaign({ name: "Spring", assistant_id: 127, allowed_days: ["monday"] });
  await client.createCampaign(anything);
  await client.createCampaign(record);
  await client.createCampaign(fromFormData(new FormData()));
  // @ts-expect-error a misspelled field
  await client.createCampaign({ name: "Spring", assistant_id: 127, max_retires: 3 });
  // @ts-expect-error a required field is missing
  await client.createCampaign({ name: "Spring" });
  // @ts-expect-error a text is not a list
  await client.createCampaign({ name: "Spring", assistant_id: 127, allowed_days: "monday" });
  await client.findCreated(anything, { since: 0 });
  // @ts-expect-error a misspelled field
  await client.findCreated({ name: "Spring", asistant_id: 127 }, { since: 0 });
  buildRequest(anything, { provider: "autocalls" });
  // @ts-expect-error a misspelled field
  buildRequest({ name: "Spring", assistant_id: 127, timezon: "UTC" }, { provider: "autocalls" });
  validateCampaign(anything);
  validateMany([anything]);
  // @ts-expect-error no such field
  inputProps("allowed_day");
  same<Same<typeof inputProps extends (name: CampaignField, ...rest: never[]) => unknown ? true : false, true>>();
}

// Warnings name the key and the nearest field; issues name a text.
for (const warning of validateCampaign({}).warnings) {
  same<Same<typeof warning.key, string | undefined>>();
  same<Same<typeof warning.suggestion, CampaignField | undefined>>();
}

// Field names of a translation can be read by key.
const label: string | undefined = de.attributes.assistant_id;
const options8: ValidationOptions = { attributes: de.attributes };
validateCampaign({}, { attributes: [] });
void [label, options8];

// A team's own rules see the accepted campaign.
createCampaignSchema({
  refine: (campaign) => {
    same<Same<typeof campaign, CreateCampaign>>();
    return campaign.timezone ? undefined : [{ path: ["timezone"], message: "Choose a time zone." }];
  },
});
// @ts-expect-error no such field
createCampaignSchema({ refine: () => [{ path: ["timezon"], message: "" }] });

// The error of a form is typed, and instanceof narrows it.
export function failed({ error }: FormState): string | undefined {
  if (error instanceof CampaignError) same<Same<typeof error.outcome, "not-sent" | "refused" | "unknown">>();
  same<Same<FormState["error"], FormError | undefined>>();
  return error?.message ?? error?.code;
}

same<Same<ReturnType<typeof fromCsvRecord>, ReturnType<typeof fromFormData>>>();
same<Same<ReturnType<typeof toTanStackErrors>, Record<string, string[]>>>();
same<Same<ReturnType<typeof toFormikErrors>, Record<string, string | string[]>>>();

// Requests and the client.
const request = buildRequest({}, { provider: "intellixent", apiKey: "canary-key", headers: { "x-trace": "1" } });
same<Same<typeof request.headers, Record<string, string>>>();
// @ts-expect-error an address is required
buildRequest({});
// @ts-expect-error buildRequest takes the key itself
buildRequest({}, { provider: "autocalls", apiKey: () => "canary-key" });

export async function create(form: unknown, signal: AbortSignal): Promise<Campaign | undefined> {
  await ready();
  const client = new CampaignClient({
    baseUrl: new URL("https://relay.example/api"),
    apiKey: async () => "canary-key",
  });
  try {
    const campaign = await client.createCampaign(form, { signal, timeout: 5_000 });
    const { response } = await client.createCampaign(form).withResponse();
    same<Same<typeof response, Response>>();
    same<Same<typeof campaign, Campaign>>();
    return campaign;
  } catch (error) {
    if (error instanceof ValidationError) same<Same<typeof error.errors, Record<string, string[]>>>();
    if (error instanceof AssistantNotFoundError || error instanceof CampaignError) {
      same<Same<typeof error.outcome, "not-sent" | "refused" | "unknown">>();
    }
    return undefined;
  }
}
// @ts-expect-error a timeout is in milliseconds, a number
new CampaignClient({ provider: "autocalls", timeout: "5s" });

// A calibration is options, stored or fresh.
export async function calibrated(client: CampaignClient): Promise<string[]> {
  const stored: Calibration = await client.calibrate({ signal: AbortSignal.timeout(60_000) });
  createCampaignSchema(stored);
  new CampaignClient({ ...stored, baseUrl: "https://relay.example/api" });
  return [...stored.differences, ...compare(validateCampaign({}, stored), {})].map(({ field }) => field);
}

// The relay, with a store of the application's own.
const kept = new Map<string, Exclude<IdempotencyRecord, { state: "new" }>>();
const store: IdempotencyStore = {
  async begin(key, fingerprint) {
    const before = kept.get(key);
    if (before === undefined) kept.set(key, { state: "pending", fingerprint });
    return before ?? { state: "new" };
  },
  finish: (key, response, { fingerprint }) => void kept.set(key, { state: "finished", fingerprint, response }),
  fail: (key) => kept.delete(key),
};
const relay = createRelay({
  provider: "autocalls",
  apiKey: "canary-key",
  hosts: ["app.example.com"],
  idempotency: store,
  authorize: async ({ headers }) => headers.has("cookie") && { caller: "user-1" },
});
same<Same<ReturnType<typeof relay>, Promise<Response>>>();
createRelay({
  baseUrl: "https://api.example.com",
  apiKey: "canary-key",
  authorize: () => true,
  idempotency: createMemoryIdempotencyStore(),
});
// @ts-expect-error a caller is a text
createRelay({ provider: "autocalls", apiKey: "canary-key", authorize: () => ({ caller: 7 }) });
const half = { begin: store.begin };
// @ts-expect-error a store has all three methods
createRelay({ provider: "autocalls", apiKey: "canary-key", authorize: () => true, idempotency: half });
// The sandbox replaces fetch in the client and in the relay.
const sandbox: Sandbox = createSandbox({ profile: "laravel-12", assistants: [127, "128"], seeded: true });
new CampaignClient({ provider: "autocalls", fetch: sandbox.fetch });
createRelay({ provider: "autocalls", apiKey: "canary-key", authorize: () => true, fetch: sandbox.fetch });
const handler: (request: Request) => Promise<Response> = sandbox.handle;
const kind: FaultKind = "cut-after";
sandbox.fail(kind, { on: "everything", times: 1 });
same<Same<typeof sandbox.campaigns, Campaign[]>>();
void handler;
// @ts-expect-error no such fault
sandbox.fail("explode");
// @ts-expect-error the campaigns are read-only
sandbox.campaigns = [];
// @ts-expect-error a misspelled option
createSandbox({ campaignsLimit: 3 });

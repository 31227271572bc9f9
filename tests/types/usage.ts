// How TypeScript users write, and what must not compile; compiled under several settings by types.test.mjs, never run.
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
} from "outbound-campaign";
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
// @ts-expect-error neither is there before `ok` was looked at
verdict.campaign;
// Verdicts share what they say, and it is frozen; the list of issues is the caller's own.
// @ts-expect-error the warnings are not to be sorted in place
verdict.warnings.reverse();
// @ts-expect-error nor are the open questions
verdict.unchecked.pop();
for (const warning of verdict.warnings) {
  // @ts-expect-error a warning is not to be reworded
  warning.message = "";
  // @ts-expect-error nor are its fields
  warning.fields.push("name");
}
if (!verdict.ok) {
  verdict.issues.reverse();
  for (const issue of verdict.issues) {
    // @ts-expect-error an issue is not to be reworded
    issue.message = "";
    // @ts-expect-error nor is its path
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
// @ts-expect-error a number is no body
validateCampaignJson(5);
// @ts-expect-error a limit is a number or null
validateCampaign({}, { account: { max_calls_in_parallel: "5" } });
void [day, options, incomplete];

const some = validateFields({ name: "" }, ["name", "timezone"]);
same<Same<typeof some.ok, boolean>>();
for (const field of campaignFields) same<Same<typeof field.name, CampaignField>>();
// @ts-expect-error the list of fields is not to be written to
campaignFields.push(campaignFields[0]);

// Requests and the client.
const request = buildRequest({}, { provider: "intellixent", apiKey: "canary-key", headers: { "x-trace": "1" } });
same<Same<typeof request.headers, Record<string, string>>>();
// @ts-expect-error the options are not optional: an address is needed
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
// The sandbox takes the place of fetch in the client and in the relay.
const sandbox: Sandbox = createSandbox({ profile: "laravel-12", assistants: [127, "128"], seeded: true });
new CampaignClient({ provider: "autocalls", fetch: sandbox.fetch });
createRelay({ provider: "autocalls", apiKey: "canary-key", authorize: () => true, fetch: sandbox.fetch });
const handler: (request: Request) => Promise<Response> = sandbox.handle;
const kind: FaultKind = "cut-after";
sandbox.fail(kind, { on: "everything", times: 1 });
same<Same<typeof sandbox.campaigns, Campaign[]>>();
void handler;
// @ts-expect-error there is no such fault
sandbox.fail("explode");
// @ts-expect-error the campaigns are read, not replaced
sandbox.campaigns = [];
// @ts-expect-error an option is spelled as it is documented
createSandbox({ campaignsLimit: 3 });

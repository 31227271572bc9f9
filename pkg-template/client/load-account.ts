// Loads account facts for the option `account` of validation.
import type { AccountFacts, Assistant, OutboundAssistant, PhoneNumber, ReadOptions } from "../types.js";
import type { Contract, ListReader } from "../validate/contract.js";

/** The platform writes `bool`. The other spellings are tolerated. */
const BOOLEAN_TYPES = ["bool", "boolean"];

interface Lists extends ListReader {
  contract: Contract | undefined;
  listOutboundAssistants: (options?: ReadOptions) => PromiseLike<OutboundAssistant[]>;
  listAssistants: (options?: ReadOptions) => PromiseLike<Assistant[]>;
  listPhoneNumbers: (options?: ReadOptions) => PromiseLike<PhoneNumber[]>;
}

/**
 * Loads assistants, phone numbers and post-call variables in parallel, then the facts that only the client's contract
 * has.
 *
 * @param options Used for each list.
 */
export async function loadAccount(client: Lists, options?: ReadOptions): Promise<AccountFacts> {
  const [outbound, assistants, numbers] = await Promise.all([
    client.listOutboundAssistants(options),
    client.listAssistants(options),
    client.listPhoneNumbers(options),
  ]);
  const described = assistants.filter(({ post_call_schema }) => Array.isArray(post_call_schema));
  return {
    outbound_assistant_ids: outbound.map(({ id }) => id),
    phone_number_ids: numbers.map(({ id }) => id),
    // Leaves out assistants without a list of variables. Their goal variables are then unchecked, not wrong.
    goal_variables: Object.fromEntries(described.map((assistant) => [assistant.id, booleanVariables(assistant)])),
    ...(await client.contract?.loadFacts(client, numbers, options)),
  };
}

function booleanVariables({ post_call_schema }: Assistant) {
  return (post_call_schema ?? []).filter(({ type }) => BOOLEAN_TYPES.includes(type)).map(({ name }) => name);
}

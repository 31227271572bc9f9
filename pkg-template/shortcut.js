// The shortcut: the verdict on a usual form (a plain object, texts that need no trimming, safe integers, lists of those) without
// turning it into JSON. The rules are the wasm module's; this only says what a value is. Whatever is unusual, or takes more to
// judge than these numbers, is left to the engine: `shortcut` then gives nothing.

/** @typedef {typeof import("./wasm/validator_glue.js").glue} MakeGlue @typedef {ReturnType<MakeGlue>} Exports */
/** @typedef {import("./types.js").Validation} Validation @typedef {import("./types.js").Issue} Issue */

// What src/js/hot.rs reads: four bits a field, and a number that says more.
const NOTHING = 0; // absent, null or ""
const FLAG = 1; // 0 or 1
const WHOLE = 2; // the integer
const TEXT = 3; // code points + 2^32 * first unit
const PAIRED = 4; // the same, but in UTF-16 units: it holds surrogate pairs
const LIST = 5; // elements
const FIVE = 6; // five ASCII characters, the first in the lowest byte
const ZONE = 7; // 1 where the server knows it
/** Not for wasm: the engine has to be asked. */
const ASK = 8;
/** What `quickForm` gives where it has to be. */
const ASKED = 0xffffffff;
/** A list may have so many elements: wasm has a bit for each. */
const MAX_ELEMENTS = 32;

// Texts of which it is certain that they are well formed, that none of their characters is invisible or trimmed away but the
// blank, and that a joiner (which may be a stray) is not among them.
const PLAIN =
  /^[ -~\u00a1-\u00ac\u00ae-\u034e\u0370-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u27ff\u3041-\u3163\u3400-\u9fff\uac00-\ud7a3]+$/;
const PLAIN_PAIRED =
  /^(?:[ -~\u00a1-\u00ac\u00ae-\u034e\u0370-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u27ff\u3041-\u3163\u3400-\u9fff\uac00-\ud7a3]|\ufe0f|[\ud83c-\ud83e][\udc00-\udfff])+$/;

/** What wasm said of a text, so that it is asked once. Bounded: texts may come from anybody. */
const MAX_KNOWN = 2048;
const MAX_KNOWN_LENGTH = 64;
/** The zone's name where the server knows it, the name that it knows it by, or "". @type {Map<string, string>} */
const zones = new Map();
/** @type {Map<string, number>} */
const days = new Map();
/** The last texts at each place of `allowed_days`, and what they are: most forms name the same days. @type {string[]} */
const lastDays = [];
/** @type {number[]} */
const lastPlaces = [];

/** Without members of its own: what it has, somebody put on Object.prototype, and every form would inherit it. */
const bare = /** @type {any} */ ({});

/**
 * @param {Exports} wasm
 * @param {unknown} form
 * @param {number} setting the profile's number, and 4 for the other provider (see `settingOf`)
 * @returns {Validation | undefined}
 */
export function shortcut(wasm, form, setting) {
  if (typeof form !== "object" || form === null) return undefined;
  let copy;
  try {
    const prototype = Object.getPrototypeOf(form);
    if ((prototype !== Object.prototype && prototype !== null) || Array.isArray(form) || isPolluted()) return undefined;
    if (/** @type {any} */ (form).toJSON !== undefined) return undefined;
    // What JSON.stringify would read: own enumerable members, each once, and from here on plain data.
    copy = /** @type {any} */ ({ ...form });
  } catch {
    // A getter or a proxy threw: the engine says at which field.
    return undefined;
  }
  return judge(wasm, copy, setting);
}

/** By static names: engines know the answer without looking. */
function isPolluted() {
  return (
    "toJSON" in bare ||
    "name" in bare ||
    "assistant_id" in bare ||
    "timezone" in bare ||
    "max_calls_in_parallel" in bare ||
    "allowed_hours_start_time" in bare ||
    "allowed_hours_end_time" in bare ||
    "allowed_days" in bare ||
    "max_retries" in bare ||
    "retry_interval" in bare ||
    "retry_on_voicemail" in bare ||
    "retry_on_goal_incomplete" in bare ||
    "goal_completion_variable" in bare ||
    "mark_complete_when_no_leads" in bare ||
    "phone_number_ids" in bare
  );
}

/**
 * @param {Exports} wasm
 * @param {Record<string, any>} form a copy, with no accessors
 * @param {number} setting
 * @returns {Validation | undefined}
 */
function judge(wasm, form, setting) {
  const name = form.name;
  const assistant = form.assistant_id;
  const zone = form.timezone;
  const parallel = form.max_calls_in_parallel;
  const start = form.allowed_hours_start_time;
  const end = form.allowed_hours_end_time;
  const retries = form.max_retries;
  const interval = form.retry_interval;
  const onVoicemail = form.retry_on_voicemail;
  const onGoal = form.retry_on_goal_incomplete;
  const goal = form.goal_completion_variable;
  const complete = form.mark_complete_when_no_leads;

  const nameKind = kindOf(name);
  const assistantKind = kindOf(assistant);
  const zoneIs = typeof zone === "string" && zone !== "" ? zoneOf(wasm, zone) : undefined;
  const zoneKind = zoneIs === undefined ? kindOf(zone) : ZONE;
  const parallelKind = kindOf(parallel);
  const startNumber = fiveOf(start);
  const startKind = startNumber >= 0 ? FIVE : kindOf(start);
  const endNumber = fiveOf(end);
  const endKind = endNumber >= 0 ? FIVE : kindOf(end);
  const retriesKind = kindOf(retries);
  const intervalKind = kindOf(interval);
  const onVoicemailKind = kindOf(onVoicemail);
  const onGoalKind = kindOf(onGoal);
  const goalKind = kindOf(goal);
  const completeKind = kindOf(complete);

  let allowed = form.allowed_days;
  let allowedKind = LIST;
  let named = 0;
  let strange = 0;
  if (isList(allowed)) {
    const copy = copied(allowed);
    if (!copy) return undefined;
    for (let i = 0; i < copy.length; i++) {
      const place = dayOf(wasm, copy[i], i);
      if (place < 0) return undefined;
      if (place < 7) named |= 1 << place;
      else strange |= 1 << i;
    }
    allowed = copy;
  } else {
    allowedKind = kindOf(allowed);
  }

  let ids = form.phone_number_ids;
  let idsKind = LIST;
  if (isList(ids)) {
    const copy = copied(ids);
    if (!copy) return undefined;
    for (let i = 0; i < copy.length; i++) {
      if (!Number.isSafeInteger(copy[i])) return undefined;
      // The zero of JSON has no sign.
      copy[i] += 0;
      wasm.quickId(i, copy[i]);
    }
    ids = copy;
  } else {
    idsKind = kindOf(ids);
  }

  const firstKinds =
    nameKind |
    (assistantKind << 4) |
    (zoneKind << 8) |
    (parallelKind << 12) |
    (startKind << 16) |
    (endKind << 20) |
    (allowedKind << 24);
  const otherKinds =
    retriesKind |
    (intervalKind << 4) |
    (onVoicemailKind << 8) |
    (onGoalKind << 12) |
    (goalKind << 16) |
    (completeKind << 20) |
    (idsKind << 24);
  if ((firstKinds | otherKinds) & 0x8888888) return undefined;

  const rules =
    wasm.quickForm(
      setting,
      firstKinds,
      otherKinds,
      named,
      strange,
      numberOf(name),
      numberOf(assistant),
      zoneKind === ZONE ? Number(zoneIs === zone) : numberOf(zone),
      numberOf(parallel),
      startKind === FIVE ? startNumber : numberOf(start),
      endKind === FIVE ? endNumber : numberOf(end),
      allowedKind === LIST ? allowed.length : numberOf(allowed),
      numberOf(retries),
      numberOf(interval),
      numberOf(onVoicemail),
      numberOf(onGoal),
      numberOf(goal),
      numberOf(complete),
      idsKind === LIST ? ids.length : numberOf(ids),
    ) >>> 0;
  if (rules === ASKED) return undefined;
  const repeated = idsKind === LIST ? wasm.quickRepeated() : 0;
  const notes = wasm.quickNotes();
  const warnings = notesOf(wasm, notes & 0xffff, 0);
  const unchecked = notesOf(wasm, notes >>> 16, 16);
  if (rules | strange | repeated) {
    const { message, errors, issues } = refusal(wasm, setting, rules, strange, repeated, zoneIs);
    return {
      ok: false,
      message,
      errors,
      issues,
      warnings: /** @type {any} */ (warnings),
      unchecked: /** @type {any} */ (unchecked),
    };
  }

  // Accepted: what stands in it is what was read, but that `true` is 1 to an integer and 1 is true to a flag. (And a zero has
  // no sign.)
  /** @type {any} */
  let campaign;
  if (
    zoneKind &&
    parallelKind &&
    startKind &&
    endKind &&
    allowedKind &&
    retriesKind &&
    intervalKind &&
    onVoicemailKind &&
    onGoalKind &&
    goalKind &&
    completeKind &&
    idsKind
  ) {
    // All of it in one literal: an object that grows member by member is moved several times.
    campaign = {
      name,
      assistant_id: assistant + 0,
      timezone: zone,
      max_calls_in_parallel: parallel + 0,
      allowed_hours_start_time: start,
      allowed_hours_end_time: end,
      allowed_days: allowed,
      max_retries: retries + 0,
      retry_interval: interval + 0,
      retry_on_voicemail: !!onVoicemail,
      retry_on_goal_incomplete: !!onGoal,
      goal_completion_variable: goal,
      mark_complete_when_no_leads: !!complete,
      phone_number_ids: ids,
    };
  } else {
    campaign = { name, assistant_id: assistant + 0 };
    if (zoneKind) campaign.timezone = zone;
    if (parallelKind) campaign.max_calls_in_parallel = parallel + 0;
    if (startKind) campaign.allowed_hours_start_time = start;
    if (endKind) campaign.allowed_hours_end_time = end;
    if (allowedKind) campaign.allowed_days = allowed;
    if (retriesKind) campaign.max_retries = retries + 0;
    if (intervalKind) campaign.retry_interval = interval + 0;
    if (onVoicemailKind) campaign.retry_on_voicemail = !!onVoicemail;
    if (onGoalKind) campaign.retry_on_goal_incomplete = !!onGoal;
    if (goalKind) campaign.goal_completion_variable = goal;
    if (completeKind) campaign.mark_complete_when_no_leads = !!complete;
    if (idsKind) campaign.phone_number_ids = ids;
  }
  return { ok: true, campaign, warnings: /** @type {any} */ (warnings), unchecked: /** @type {any} */ (unchecked) };
}

/** @param {unknown} value */
function kindOf(value) {
  switch (typeof value) {
    case "string":
      return value === "" ? NOTHING : textKind(value);
    case "number":
      return Number.isSafeInteger(value) ? WHOLE : ASK;
    case "boolean":
      return FLAG;
    case "undefined":
      return NOTHING;
    default:
      return value === null ? NOTHING : ASK;
  }
}

/** @param {string} text */
function textKind(text) {
  if (text.charCodeAt(0) === 32 || text.charCodeAt(text.length - 1) === 32) return ASK;
  if (PLAIN.test(text)) return TEXT;
  return PLAIN_PAIRED.test(text) ? PAIRED : ASK;
}

/**
 * A revoked proxy cannot even be asked: it is no list here, and the engine says what becomes of it.
 * @param {unknown} value
 * @returns {value is any[]}
 */
function isList(value) {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** What goes with the kind. @param {unknown} value */
function numberOf(value) {
  if (typeof value === "number") return value;
  if (typeof value === "string") {
    const first = value.charCodeAt(0);
    return first < 128 ? first * 4294967296 + value.length : value.length;
  }
  return value === true ? 1 : 0;
}

/** A text of five ASCII characters as one number, or -1. @param {unknown} text */
function fiveOf(text) {
  if (typeof text !== "string" || text.length !== 5) return -1;
  const a = text.charCodeAt(0);
  const b = text.charCodeAt(1);
  const c = text.charCodeAt(2);
  const d = text.charCodeAt(3);
  const e = text.charCodeAt(4);
  return (a | b | c | d | e) < 128 ? (a | (b << 8) | (c << 16) | (d << 24)) + e * 4294967296 : -1;
}

/**
 * A copy of a short array, each element read once; nothing where it is long, or JSON.stringify would ask it for another value.
 * @param {any[]} list
 * @returns {any[] | undefined}
 */
function copied(list) {
  try {
    const { length } = list;
    if (length > MAX_ELEMENTS || /** @type {any} */ (list).toJSON !== undefined) return undefined;
    const copy = new Array(length);
    for (let i = 0; i < length; i++) copy[i] = list[i];
    return copy;
  } catch {
    // An accessor or a proxy threw: the engine says at which field.
    return undefined;
  }
}

/**
 * The name by which the server knows a zone, "" where it knows none; nothing where that is to be asked of the engine.
 * @param {Exports} wasm
 * @param {string} text
 */
function zoneOf(wasm, text) {
  let known = zones.get(text);
  if (known === undefined) {
    if (text.length > MAX_KNOWN_LENGTH || textKind(text) !== TEXT) return undefined;
    known = /** @type {string} */ (wasm.canonicalTimezone(text) ?? "");
    remember(zones, text, known);
  }
  return known;
}

/**
 * The place of a day in the week, 7 for a text that is no day, -1 for what the engine has to judge.
 * @param {Exports} wasm
 * @param {unknown} text
 * @param {number} at
 */
function dayOf(wasm, text, at) {
  if (typeof text !== "string") return -1;
  if (text === lastDays[at]) return lastPlaces[at] ?? -1;
  let place = days.get(text);
  if (place === undefined) {
    if (text === "" || text.length > MAX_KNOWN_LENGTH || textKind(text) !== TEXT) return -1;
    place = /** @type {number} */ (wasm.dayPlace(text));
    remember(days, text, place);
  }
  // No holes: filled from the left, and a list is read from the left.
  if (at <= lastDays.length) {
    lastDays[at] = text;
    lastPlaces[at] = place;
  }
  return place;
}

/**
 * @template T
 * @param {Map<string, T>} known
 * @param {string} text
 * @param {T} what
 */
function remember(known, text, what) {
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, what);
}

// The sentences, as wasm writes them, each asked for once. What is handed out is a copy: it is the caller's.

/** By setting, then by bit; from 64 on for an element: 64 * field + 64 + place. @type {(Issue | undefined)[][]} */
const issueModels = [[], [], [], [], [], [], [], []];
/** @typedef {{ code: string, fields: string[], message: string, help?: string }} Note */
/** @type {Note[]} */
const noteModels = [];

/**
 * @param {Issue} model
 * @param {(string | number)[]} path
 * @returns {Issue}
 */
const issueLike = (model, path) => ({
  field: model.field,
  path,
  key: model.key,
  code: model.code,
  message: model.message,
  params: { ...model.params },
  source: model.source,
});

/**
 * The issues in the server's order: rule by rule, then element by element.
 * @param {Exports} wasm
 * @param {number} setting
 * @param {number} rules
 * @param {number} strange
 * @param {number} repeated
 * @param {string | undefined} zoneIs
 */
function issuesOf(wasm, setting, rules, strange, repeated, zoneIs) {
  const issues = [];
  const models = /** @type {Issue[]} */ (issueModels[setting]);
  for (let rest = rules; rest !== 0; rest &= rest - 1) {
    const bit = 31 - Math.clz32(rest & -rest);
    models[bit] ??= JSON.parse(wasm.fieldIssue(setting, bit));
    const model = /** @type {Issue} */ (models[bit]);
    const issue = issueLike(model, [model.field]);
    if (model.code === "timezone" && zoneIs) issue.suggestion = zoneIs;
    issues.push(issue);
  }
  elementIssues(wasm, setting, ALLOWED_DAYS, strange, issues);
  elementIssues(wasm, setting, PHONE_NUMBER_IDS, repeated, issues);
  return issues;
}

// Places in the table.
const ALLOWED_DAYS = 6;
const PHONE_NUMBER_IDS = 13;

/**
 * @param {Exports} wasm
 * @param {number} setting
 * @param {number} field
 * @param {number} places
 * @param {Issue[]} issues
 */
function elementIssues(wasm, setting, field, places, issues) {
  const models = /** @type {Issue[]} */ (issueModels[setting]);
  for (let rest = places; rest !== 0; rest &= rest - 1) {
    const place = 31 - Math.clz32(rest & -rest);
    const at = 64 * field + 64 + place;
    models[at] ??= JSON.parse(wasm.elementIssue(setting, field, place));
    const model = /** @type {Issue} */ (models[at]);
    issues.push(issueLike(model, [model.field, place]));
  }
}

/**
 * What is wrong, in the server's words.
 * @param {Exports} wasm
 * @param {number} setting
 * @param {number} rules the rules that fields broke, as `quickForm` says them
 * @param {number} strange the places in `allowed_days` that hold no day
 * @param {number} repeated the places in `phone_number_ids` whose number stands there twice
 * @param {string} [zoneIs] the name by which the server knows the zone that was meant
 */
export function refusal(wasm, setting, rules, strange, repeated, zoneIs) {
  const issues = issuesOf(wasm, setting, rules, strange, repeated, zoneIs);
  /** @type {Record<string, string[]>} */
  const errors = {};
  let key = "";
  for (const issue of issues) {
    if (issue.key === key) errors[key]?.push(issue.message);
    else {
      key = issue.key;
      errors[key] = [issue.message];
    }
  }
  const message = topLevel(wasm, setting, /** @type {Issue} */ (issues[0]).message, issues.length);
  return { message, errors, issues };
}

/** By setting * 256 + count: the whole sentence, or what follows upon the first issue's. @type {Map<number, { first: boolean, text: string }>} */
const topLevels = new Map();

/**
 * @param {Exports} wasm
 * @param {number} setting
 * @param {string} first
 * @param {number} count
 */
function topLevel(wasm, setting, first, count) {
  let model = topLevels.get(setting * 256 + count);
  if (!model) {
    const text = wasm.topLevel(setting, "*", count);
    model = text.startsWith("*") ? { first: true, text: text.slice(1) } : { first: false, text };
    topLevels.set(setting * 256 + count, model);
  }
  return model.first ? first + model.text : model.text;
}

/**
 * Warnings, or from bit 16 on open questions.
 * @param {Exports} wasm
 * @param {number} bits
 * @param {number} from
 */
function notesOf(wasm, bits, from) {
  const notes = [];
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const bit = from + 31 - Math.clz32(rest & -rest);
    noteModels[bit] ??= JSON.parse(wasm.note(bit));
    const model = /** @type {Note} */ (noteModels[bit]);
    const { code, message, help } = model;
    // All but a few name one field or none: a literal is quicker than a copy.
    const { length } = model.fields;
    const fields = length === 0 ? [] : length === 1 ? [model.fields[0]] : model.fields.slice();
    notes.push(help === undefined ? { code, fields, message } : { code, fields, message, help });
  }
  return notes;
}

/**
 * The number of options that need no engine; -1 for all others, and for those that it has to refuse.
 * @param {unknown} options
 */
export function settingOf(options) {
  if (options === undefined) return 0;
  if (typeof options !== "object" || options === null) return -1;
  const { profile, provider, account, messages, attributes } = /** @type {Record<string, unknown>} */ (options);
  if (account !== undefined || messages !== undefined || attributes !== undefined) return -1;
  const place = profile === undefined ? 0 : PROFILES.indexOf(/** @type {string} */ (profile));
  const other = provider === undefined ? 0 : PROVIDERS.indexOf(/** @type {string} */ (provider));
  return place < 0 || other < 0 ? -1 : place + 4 * other;
}

const PROFILES = ["documented", "laravel-8", "laravel-12"];
const PROVIDERS = ["autocalls", "intellixent"];

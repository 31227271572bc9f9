// The shortcut: the verdict on a usual form (a plain object, texts that need no trimming, safe integers, lists of those) without
// turning it into JSON. The rules are the wasm module's; this only says what a value is. Whatever is unusual, or takes more to
// judge than these numbers, is left to the engine: `shortcut` then gives nothing.
import { refused, remember } from "./issues.js";
import { uncheckedOf, warningsOf } from "./notes.js";
import { PROFILES, PROVIDERS } from "./options.js";

/** @typedef {typeof import("./wasm/validator_glue.js").glue} MakeGlue @typedef {ReturnType<MakeGlue>} Exports */
/** @typedef {import("./types.js").Validation} Validation @typedef {import("./types.js").Issue} Issue */

// What a value is, as src/shortcut.rs numbers it; in the call four bits a field.
const NOTHING = 0;
const FLAG = 1;
const WHOLE = 2;
const LIST = 3;
const TEXT = 4;
const WIDE = 5;
const TIME = 6;
const ZONE = 7;
/** The number of a field that is not there. */
const ABSENT = -2147483648;
/** Not for wasm: the engine has to be asked. */
const ASK = 8;
/** A list may have so many elements: wasm has a bit for each. */
const MAX_ELEMENTS = 32;

// Texts of which it is certain that none of their characters is invisible or trimmed away but the blank, and that a joiner (which
// may be a stray) is not among them.
const ASCII = /^[ -~]+$/;
const PLAIN =
  /^(?:[ -~\u00a1-\u00ac\u00ae-\u034e\u0370-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u27ff\u3041-\u3163\u3400-\u9fff\uac00-\ud7a3]|\ufe0f|[\ud83c-\ud83e][\udc00-\udfff])+$/;
/** Half a character, or a whole one: engines see at a glance that a text of Latin letters holds none. */
const SURROGATE = /[\ud800-\udfff]/;
/** An integer that PHP reads in a text as JavaScript does, and that a number holds exactly. */
const DIGITS = /^(?:0|[1-9][0-9]{0,14})$/;

/** What wasm said of a text, so that it is asked once. Bounded: texts may come from anybody. */
const MAX_KNOWN = 2048;
const MAX_KNOWN_LENGTH = 64;
/** KNOWN where the server knows a zone by this name; else the name that it knows it by, or "". @type {Map<string, string | number>} */
const zones = new Map();
const KNOWN = 1;
/** Without members of its own: what it has, somebody put on Object.prototype, and every form would inherit it. */
const bare = /** @type {any} */ ({});

/**
 * @param {Exports} wasm
 * @param {any} form
 * @param {number} setting the profile's number, and 4 for the other provider (see `settingOf`)
 * @returns {Validation | undefined}
 */
export function shortcut(wasm, form, setting) {
  if (typeof form !== "object" || form === null) return undefined;
  let copy;
  try {
    // An instance of a class may be anything; what JSON.stringify would ask for another value too.
    const made = form.constructor;
    if (made !== Object && made !== undefined) return undefined;
    if (form.toJSON !== undefined || Array.isArray(form) || isPolluted()) return undefined;
    // What JSON.stringify would read: own enumerable members, each once, and from here on plain data.
    copy = { ...form };
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

  // Each of these leaves the number that goes with the kind in `number`.
  const nameKind = nameKindOf(name);
  const nameNumber = number;
  const assistantKind = wholeKind(assistant);
  const zoneKind = zoneKindOf(wasm, zone);
  const zoneNumber = number;
  const meant = zoneMeant;
  const parallelKind = wholeKind(parallel);
  const parallelNumber = number;
  const startKind = timeKind(start);
  const startNumber = number;
  const endKind = timeKind(end);
  const endNumber = number;
  const allowedKind = daysKind(form.allowed_days);
  const allowed = copy;
  const named = daysNamed;
  const strange = daysStrange;
  const retriesKind = wholeKind(retries);
  const retriesNumber = number;
  const intervalKind = wholeKind(interval);
  const intervalNumber = number;
  const onVoicemailKind = flagKind(onVoicemail);
  const onVoicemailNumber = number;
  const onGoalKind = flagKind(onGoal);
  const onGoalNumber = number;
  const goalKind = kindOf(goal);
  const goalNumber = number;
  const completeKind = flagKind(complete);
  const completeNumber = number;
  const idsKind = idsKindOf(form.phone_number_ids);
  const ids = copy;
  const repeated = idsRepeated;

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

  const found = wasm.quick()(
    setting,
    firstKinds,
    otherKinds,
    strange ? named | 128 : named,
    nameNumber,
    zoneNumber,
    parallelNumber,
    startNumber,
    endNumber,
    retriesNumber,
    intervalNumber,
    onGoalNumber,
    goalNumber,
    number,
  );
  const misfits = found & 0x3fff;
  const notes = found >>> 14;
  if (misfits | strange | repeated) {
    let rules = 0;
    if (misfits) {
      const letters =
        (startsWithLetter(assistant) << 1) |
        (startsWithLetter(parallel) << 3) |
        (startsWithLetter(retries) << 7) |
        (startsWithLetter(interval) << 8);
      rules = wasm.broken()(
        setting,
        misfits,
        letters,
        firstKinds,
        otherKinds,
        nameNumber,
        zoneNumber,
        parallelNumber,
        startNumber,
        endNumber,
        retriesNumber,
        intervalNumber,
        onVoicemailNumber,
        onGoalNumber,
        goalNumber,
        completeNumber,
      );
      // More than these numbers say.
      if (rules === 0) return undefined;
    }
    const warnings = warningsOf(wasm, notes);
    return refused(wasm, setting, rules, strange, repeated, meant, warnings, uncheckedOf(wasm, notes));
  }

  // Accepted: what stands in it is what was read, but that digits are the number they make, and 1 and "1" are true to a flag. (And
  // a zero has no sign.)
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
      assistant_id: +assistant + 0,
      timezone: zone,
      max_calls_in_parallel: +parallel + 0,
      allowed_hours_start_time: start,
      allowed_hours_end_time: end,
      allowed_days: allowed,
      max_retries: +retries + 0,
      retry_interval: +interval + 0,
      retry_on_voicemail: isOn(onVoicemail),
      retry_on_goal_incomplete: isOn(onGoal),
      goal_completion_variable: goal,
      mark_complete_when_no_leads: isOn(complete),
      phone_number_ids: ids,
    };
  } else {
    campaign = { name, assistant_id: +assistant + 0 };
    if (zoneKind) campaign.timezone = zone;
    if (parallelKind) campaign.max_calls_in_parallel = +parallel + 0;
    if (startKind) campaign.allowed_hours_start_time = start;
    if (endKind) campaign.allowed_hours_end_time = end;
    if (allowedKind) campaign.allowed_days = allowed;
    if (retriesKind) campaign.max_retries = +retries + 0;
    if (intervalKind) campaign.retry_interval = +interval + 0;
    if (onVoicemailKind) campaign.retry_on_voicemail = isOn(onVoicemail);
    if (onGoalKind) campaign.retry_on_goal_incomplete = isOn(onGoal);
    if (goalKind) campaign.goal_completion_variable = goal;
    if (completeKind) campaign.mark_complete_when_no_leads = isOn(complete);
    if (idsKind) campaign.phone_number_ids = ids;
  }
  return { ok: true, campaign, warnings: warningsOf(wasm, notes), unchecked: uncheckedOf(wasm, notes) };
}

/** The number that goes with the kind that was found last. (A function that gave both would give an object.) */
let number = ABSENT;

/** The kind of a name: none of its characters may be invisible. @param {unknown} value */
const nameKindOf = (value) => (typeof value === "string" && value !== "" ? visibleKind(value) : kindOf(value));

/** @param {string} value */
function visibleKind(value) {
  number = value.length;
  if (ASCII.test(value)) {
    // Trimmed away, as is nothing of what else is plain.
    return value.charCodeAt(0) === 32 || value.charCodeAt(number - 1) === 32 ? ASK : TEXT;
  }
  if (!PLAIN.test(value) || value.charCodeAt(0) === 32 || value.charCodeAt(number - 1) === 32) return ASK;
  return SURROGATE.test(value) ? WIDE : TEXT;
}

/** The kind of a value of any other field. @param {unknown} value */
function kindOf(value) {
  // First what most forms have most of.
  if (value === undefined) {
    number = ABSENT;
    return NOTHING;
  }
  if (typeof value === "string") {
    if (value === "") {
      number = ABSENT;
      return NOTHING;
    }
    const first = value.charCodeAt(0);
    const last = value.charCodeAt(value.length - 1);
    // Nothing of a text with such ends is trimmed away, whatever stands between them; but half a character empties a form.
    if (first > 32 && first < 127 && last > 32 && last < 127 && !SURROGATE.test(value)) {
      number = value.length;
      return TEXT;
    }
    return visibleKind(value);
  }
  if (typeof value === "number") {
    number = held(value);
    return Number.isSafeInteger(value) ? WHOLE : ASK;
  }
  if (typeof value === "boolean") {
    number = value ? 1 : 0;
    return FLAG;
  }
  number = ABSENT;
  return value === null ? NOTHING : ASK;
}

/** The kind of what a field holds that is for an integer. @param {unknown} value */
function wholeKind(value) {
  if (value === undefined) {
    number = ABSENT;
    return NOTHING;
  }
  if (typeof value === "number" && (value | 0) === value) {
    number = value === ABSENT ? ABSENT + 1 : value;
    return WHOLE;
  }
  // A look at its beginning spares most other texts the expression.
  if (typeof value !== "string" || !(value.charCodeAt(0) < 58) || !DIGITS.test(value)) return kindOf(value);
  number = held(+value);
  return WHOLE;
}

/** The kind of what a field holds that is for a flag. @param {unknown} value */
function flagKind(value) {
  if (typeof value === "boolean") {
    number = value ? 1 : 0;
    return FLAG;
  }
  if (value === undefined) {
    number = ABSENT;
    return NOTHING;
  }
  const kind = wholeKind(value);
  return kind === WHOLE && (number === 0 || number === 1) ? FLAG : kind;
}

/** The kind of what a field holds that is for a time: `dd:dd`, 256 times the first two digits and the last two. @param {unknown} value */
function timeKind(value) {
  if (typeof value === "string" && value.length === 5 && value.charCodeAt(2) === 58) {
    const a = value.charCodeAt(0) - 48;
    const b = value.charCodeAt(1) - 48;
    const c = value.charCodeAt(3) - 48;
    const d = value.charCodeAt(4) - 48;
    if (a >>> 0 < 10 && b >>> 0 < 10 && c >>> 0 < 10 && d >>> 0 < 10) {
      number = 256 * (10 * a + b) + 10 * c + d;
      return TIME;
    }
  }
  return kindOf(value);
}

/** The name by which the server knows the zone that was found last, where it does not know it by its own. */
let zoneMeant = "";

/**
 * @param {Exports} wasm
 * @param {unknown} value
 */
function zoneKindOf(wasm, value) {
  zoneMeant = "";
  if (typeof value !== "string" || value === "") return kindOf(value);
  let known = zones.get(value);
  if (known === undefined) {
    const kind = kindOf(value);
    if (value.length > MAX_KNOWN_LENGTH || kind !== TEXT) return ASK;
    const canonical = wasm.canonicalTimezone(value);
    // A number, because texts are compared letter by letter.
    known = canonical === value ? KNOWN : canonical;
    remember(zones, MAX_KNOWN, value, known);
  }
  number = 0;
  if (known === KNOWN) number = 1;
  else zoneMeant = /** @type {string} */ (known);
  return ZONE;
}

/** The list that was found last, read once; or the value that is none. @type {any} */
let copy;
/** Of its days: those that are named, bit 0 for Monday, and the places of texts that are none. */
let daysNamed = 0;
let daysStrange = 0;
/** Of its ids: the places of those that stand there twice. */
let idsRepeated = 0;

/** @param {unknown} value */
function daysKind(value) {
  const kind = listKind(value);
  daysNamed = 0;
  daysStrange = 0;
  if (kind !== LIST) return kind;
  /** @type {unknown[]} */
  const list = copy;
  for (let i = 0; i < list.length; i++) {
    // The texts stand here and not in a map, because engines compare texts of a program by their address.
    switch (list[i]) {
      case "monday":
        daysNamed |= 1;
        break;
      case "tuesday":
        daysNamed |= 2;
        break;
      case "wednesday":
        daysNamed |= 4;
        break;
      case "thursday":
        daysNamed |= 8;
        break;
      case "friday":
        daysNamed |= 16;
        break;
      case "saturday":
        daysNamed |= 32;
        break;
      case "sunday":
        daysNamed |= 64;
        break;
      default:
        if (typeof list[i] !== "string" || kindOf(list[i]) !== TEXT) return ASK;
        daysStrange |= 1 << i;
    }
  }
  number = list.length;
  return LIST;
}

/** @param {unknown} value */
function idsKindOf(value) {
  const kind = listKind(value);
  idsRepeated = 0;
  if (kind !== LIST) return kind;
  /** @type {any[]} */
  const list = copy;
  for (let i = 0; i < list.length; i++) {
    let id = list[i];
    if (typeof id === "string" && DIGITS.test(id)) id = +id;
    if (typeof id !== "number" || ((id | 0) !== id && !Number.isSafeInteger(id))) return ASK;
    // The zero of JSON has no sign.
    list[i] = id + 0;
    for (let k = 0; k < i; k++) if (list[k] === id) idsRepeated |= (1 << k) | (1 << i);
  }
  return LIST;
}

/**
 * A list is copied, each element read once.
 * @param {unknown} value
 */
function listKind(value) {
  copy = value;
  if (typeof value !== "object" || value === null) return kindOf(value);
  try {
    const list = /** @type {any} */ (value);
    // Not where JSON.stringify would ask it for another value. (A revoked proxy throws already here.)
    if (!Array.isArray(list) || list.constructor !== Array || /** @type {any} */ (list).toJSON !== undefined)
      return ASK;
    if (list.length > MAX_ELEMENTS) return ASK;
    const read = list.slice();
    // Only now: an accessor in the list may have asked for a verdict itself, which changes the variables of this module.
    // It may also have made the list longer.
    if (read.length > MAX_ELEMENTS) return ASK;
    copy = read;
    number = read.length;
    return LIST;
  } catch {
    // An accessor or a proxy threw: the engine says at which field.
    return ASK;
  }
}

/** An integer within 31 bits, for another one the end that is nearer. @param {number} value */
const held = (value) => (value > 2147483647 ? 2147483647 : value <= ABSENT ? ABSENT + 1 : value);

/** Whether a flag is true. @param {unknown} value */
const isOn = (value) => (typeof value === "boolean" ? value : value === 1 || value === "1");

/** 1 for a text that begins with an ASCII letter. @param {unknown} value */
function startsWithLetter(value) {
  if (typeof value !== "string") return 0;
  const small = value.charCodeAt(0) | 32;
  return small >= 97 && small <= 122 ? 1 : 0;
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

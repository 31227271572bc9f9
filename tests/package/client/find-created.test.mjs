// findCreated compares every spelling of a list's members: it never misses a new campaign of the same name, and never
// reports one whose members differ.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CampaignClient } from "../../../pkg/index.js";

const FORM = {
  name: "Spring",
  assistant_id: 127,
  allowed_hours_start_time: "09:00",
  allowed_hours_end_time: "17:30",
  allowed_days: ["monday", "friday"],
  retry_on_voicemail: true,
  retry_on_goal_incomplete: false,
  max_retries: 3,
  retry_interval: 60,
  phone_number_ids: [7, 8],
  timezone: "Asia/Kolkata",
  goal_completion_variable: "booked",
};
const now = () => new Date().toISOString();

/**
 * Calls findCreated on a list of these campaigns.
 *
 * @param {object} form
 * @param {object[]} list
 * @param {object} [options]
 */
function look(form, list, options = { knownIds: [1] }) {
  const fetch = async () => Response.json(list);
  const client = new CampaignClient({ baseUrl: "https://api.example/api", fetch });
  return client.findCreated(form, { since: Date.now() - 1_000, ...options });
}

/** @param {object} members of the one new campaign */
const statusOf = async (members, form = FORM) =>
  (await look(form, [{ id: 5, name: "Spring", created_at: now(), ...members }])).status;

/** Spellings of the form's members. @type {Record<string, unknown[]>} */
const SPELLINGS = {
  assistant_id: ["127", "0127", "127.0", { id: 127 }, { id: "127", name: "Anna" }],
  allowed_hours_start_time: ["09:00:00", "9:00", "9:00:00", "09:00:00.000000", "9:00 AM", "9am", "09.00", "09:00 a.m."],
  allowed_hours_end_time: ["17:30:00", "17:30:59", "5:30 PM", "05:30pm", "5:30 p.m."],
  allowed_days: [
    ["friday", "monday"],
    ["Monday", "FRIDAY"],
    ["mon", "fri"],
    ["Mo", "Fr."],
    '["monday","friday"]',
    '{"monday":true,"friday":true,"sunday":false}',
    "monday,friday",
    "Mon; Fri",
    "monday friday",
    { monday: true, friday: true },
    { monday: 1, tuesday: 0, friday: "1" },
    { monday: "yes", friday: "on", sunday: "off" },
    { 0: "monday", 4: "friday" },
    [{ day: "monday" }, { day: "friday" }],
    [
      { id: 1, name: "Monday" },
      { id: 5, name: "Friday" },
    ],
  ],
  retry_on_voicemail: [1, "1", "true", "TRUE", "yes", "on"],
  retry_on_goal_incomplete: [0, "0", "false", "no", "off"],
  max_retries: ["3", "3.0", "3.00", " 3 "],
  phone_number_ids: [
    ["7", "8"],
    [8, 7],
    [{ id: 7 }, { id: "8" }],
    "[7,8]",
    "7,8",
    { 0: 7, 1: 8 },
    '[{"id":7},{"id":8}]',
  ],
  timezone: ["asia/kolkata", "Asia/Calcutta", { name: "Asia/Kolkata" }],
  goal_completion_variable: ["Booked", " booked "],
};

/** Values that certainly differ. @type {Record<string, unknown[]>} */
const OTHERS = {
  assistant_id: [999, "999", { id: 999 }],
  allowed_hours_start_time: ["10:00:00", "9:00 PM"],
  allowed_days: [["monday"], "monday,sunday", { monday: true, friday: false }, []],
  retry_on_voicemail: [false, 0, "no"],
  max_retries: [4, "4"],
  phone_number_ids: [[7], "7,9", [{ id: 9 }]],
  timezone: ["Europe/Berlin"],
};

/** Values that no reader understands. @type {Record<string, unknown[]>} */
const UNREADABLE = {
  assistant_id: [{ name: "Anna" }, [], true],
  allowed_hours_start_time: [540, "2026-02-23T09:00:00Z", "nine"],
  allowed_days: [[1, 5], 33, "weekdays", [{ open: true }]],
  retry_on_voicemail: ["maybe", {}],
  max_retries: ["three", {}],
  retry_interval: [3600],
  phone_number_ids: [[{ number: "+49" }], true],
  timezone: ["+05:30 Mumbai", 5.5],
};

describe("a new campaign of the same name", () => {
  for (const [member, values] of Object.entries(SPELLINGS)) {
    test(`a new campaign of the same name is found for every spelling of its ${member}`, async () => {
      for (const value of values) assert.equal(await statusOf({ [member]: value }), "found", JSON.stringify(value));
    });
  }
  for (const [member, values] of Object.entries(OTHERS)) {
    test(`a new campaign of the same name is ambiguous if its ${member} differs`, async () => {
      for (const value of values) assert.equal(await statusOf({ [member]: value }), "ambiguous", JSON.stringify(value));
    });
  }
  for (const [member, values] of Object.entries(UNREADABLE)) {
    test(`a new campaign of the same name is ambiguous if its ${member} is unreadable`, async () => {
      for (const value of values) assert.equal(await statusOf({ [member]: value }), "ambiguous", JSON.stringify(value));
    });
  }

  test("a new campaign of the same name is found if the list shows no other member", async () => {
    assert.equal(await statusOf({}), "found");
    assert.equal(await statusOf({ assistant_id: null, allowed_days: null }), "found");
  });

  test("a new campaign is found by an assistant and phone numbers that the list nests under other names", async () => {
    const nested = { assistant: { id: 127, name: "Anna" }, phone_numbers: [{ id: 8 }, { id: 7 }] };
    assert.equal(await statusOf(nested), "found");
    assert.equal(await statusOf({ assistant: { id: 999 } }), "ambiguous");
  });

  test("a new campaign is found beside campaigns of the same name that certainly differ", async () => {
    const list = [
      { id: 5, name: "Spring", assistant_id: 127 },
      { id: 6, name: "Spring", assistant_id: 999 },
      { id: 1, name: "Spring", assistant_id: 127 },
    ];
    const seen = await look(FORM, list);
    assert.deepEqual([seen.status, seen.status === "found" && seen.campaign.id], ["found", 5]);
  });

  test("a new campaign is ambiguous beside another that may be the created one", async () => {
    for (const rival of [{}, { assistant_id: "127" }, { assistant_id: { name: "?" } }, { name: " spring!" }]) {
      const seen = await look(FORM, [
        { id: 5, name: "Spring" },
        { id: 6, name: "Spring", ...rival },
      ]);
      assert.equal(seen.status, "ambiguous");
      assert.equal(seen.status === "ambiguous" && seen.candidates.length, 2);
    }
  });

  test("a campaign of the same name is ambiguous without an id", async () => {
    const seen = await look(FORM, [{ name: "Spring" }]);
    assert.equal(seen.status, "ambiguous");
  });

  test("a known campaign is recognized by its id in any spelling", async () => {
    for (const id of [1, "1", "01", { id: 1 }])
      assert.equal((await look(FORM, [{ id, name: "Spring" }])).status, "not-seen");
  });
});

describe("the name of a campaign", () => {
  /** The form's name, the listed name, and the result. @type {[string, unknown, string][]} */
  const names = [
    ["A & B", "A &amp; B", "found"],
    ["A & B", "A &amp;amp; B", "found"],
    ["¿Øre? ½", "&iquest;&Oslash;re? &frac12;", "ambiguous"],
    ["Œuvre™", "&OElig;uvre&trade;", "ambiguous"],
    ["Café", "Caf?", "ambiguous"],
    ["Весна", "?????", "ambiguous"],
    ["Spring", "Spri&iquest;e", "not-seen"],
    ['Fish\'n "chips"', "Fish&#039;n &quot;chips&quot;", "found"],
    ["Café", "Caf&eacute;", "found"],
    ["Caf\u00e9", "Cafe\u0301", "found"],
    ["A  B", "A B", "found"],
    ["2026", 2026, "found"],
    ["x.", "x", "ambiguous"],
    ["Spring", "spring", "ambiguous"],
    ["Spring", " SPRING ", "ambiguous"],
    ["Spring", "Ｓｐｒｉｎｇ", "ambiguous"],
    ["Café", "Cafe", "ambiguous"],
    ["Spring 🚀", "Spring ????", "ambiguous"],
    ["Spring 🚀 sale", "Spring ", "ambiguous"],
    ["🚀", "?", "ambiguous"],
    ["Straße", "STRASSE", "ambiguous"],
    ["a\u200bb", "ab", "ambiguous"],
    [`${"long ".repeat(50)}end`, "long ".repeat(40), "ambiguous"],
    ["Spring", { en: "Spring", de: "Frühling" }, "ambiguous"],
    ["Spring", undefined, "ambiguous"],
    ["Spring", null, "ambiguous"],
    ["Spring", "Spring 2", "not-seen"],
    ["Spring 2", "Spring", "not-seen"],
    ["Spring", "Autumn", "not-seen"],
    // Changes that servers make to a name before they store it.
    ["<b>Spring</b> sale", "Spring sale", "ambiguous"],
    ["Spring <3 you", "Spring ", "ambiguous"],
    ["Spring", "<em>Spring</em>", "ambiguous"],
    ["Größe", "GrÃ¶Ã\u009fe", "ambiguous"],
    ["Größe", "GrÃ¶ÃŸe", "ambiguous"],
    ["Größe", "GrÃƒÂ¶ÃƒÅ¸e", "ambiguous"],
    ["5 € off", "5 â‚¬ off", "ambiguous"],
    ["Весна", "Ð’ÐµÑ\u0081Ð½Ð°", "ambiguous"],
    ["<i>Größe</i>", "GrÃ¶ÃŸe", "ambiguous"],
    ["Größe", "GrÃ¶Ã?e", "ambiguous"],
    ["Größe", "Gre", "ambiguous"],
    ["Grüße", "Gruesse", "ambiguous"],
    ["Größe M", "Gr\\u00f6\\u00dfe M", "ambiguous"],
    ["Spring sale", "Spring%20sale", "ambiguous"],
    ["100%", "100%25", "ambiguous"],
    ["Größe", "Grüße", "not-seen"],
    ["<b>Spring</b>", "Autumn", "not-seen"],
    ["Frühling", "FrÃ¶hling", "not-seen"],
  ];
  for (const [wanted, shown, expected] of names) {
    const listed = JSON.stringify(shown)?.slice(0, 30);
    test(`the name "${wanted.slice(0, 20)}" is ${expected} if the list shows ${listed}`, async () => {
      const status = await statusOf({ name: shown }, /** @type {any} */ ({ name: wanted, assistant_id: 1 }));
      assert.equal(status, expected);
    });
  }
});

describe("without known ids", () => {
  const hour = 3_600_000;
  /** @param {number} age milliseconds before `since` */
  const aged = (age) => ({ id: 5, name: "Spring", created_at: new Date(Date.now() - 1_000 - age).toISOString() });

  test("without known ids, an older campaign of the name is ambiguous: the clock here may be fast", async () => {
    for (const hours of [0.01, 1, 12, 25])
      assert.equal((await look(FORM, [aged(hours * hour)], {})).status, "ambiguous");
    assert.equal((await look(FORM, [aged(48 * hour)], {})).status, "not-seen");
  });

  test("without known ids, a campaign from the future is ambiguous: the clock here may be slow", async () => {
    for (const hours of [0.1, 1, 12]) assert.equal((await look(FORM, [aged(-hours * hour)], {})).status, "ambiguous");
  });

  test("without known ids, a campaign of now is found, also beside an older one", async () => {
    assert.equal((await look(FORM, [aged(-500)], {})).status, "found");
    const seen = await look(FORM, [{ ...aged(hour), id: 4 }, aged(-500)], {});
    assert.equal(seen.status === "found" && seen.campaign.id, 5);
  });

  test("without known ids, a campaign of now with another assistant is ambiguous", async () => {
    assert.equal((await look(FORM, [{ ...aged(-500), assistant_id: 999 }], {})).status, "ambiguous");
  });

  test("without known ids, findCreated keeps looking while it sees only an older campaign", async () => {
    let looks = 0;
    const fetch = async () =>
      Response.json(++looks < 2 ? [aged(hour)] : [aged(hour), { id: 6, name: "Spring", created_at: now() }]);
    const client = new CampaignClient({ baseUrl: "https://api.example/api", fetch });
    const seen = await client.findCreated(FORM, { since: Date.now() - 1_000, wait: 5_000 });
    assert.deepEqual([looks, seen.status === "found" && seen.campaign.id], [2, 6]);
  });
});

test("findCreated compares hostile spellings in linear time", async () => {
  const name = "&".repeat(200_000);
  for (const shown of [name, "&#".repeat(100_000), "[".repeat(200_000), " ".repeat(200_000), "é".repeat(200_000)]) {
    const start = process.cpuUsage();
    await statusOf({ name: shown, allowed_days: shown, allowed_hours_start_time: shown, max_retries: shown });
    const { user } = process.cpuUsage(start);
    assert.ok(user < 2_000_000, `${user} µs for ${shown.slice(0, 5)}`);
  }
});

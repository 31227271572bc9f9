// normalise.mjs and its JSON reader by examples.
import assert from "node:assert/strict";
import { it } from "node:test";
import { exactText, parseExact } from "./exact-json.mjs";
import { normalise } from "./normalise.mjs";

it("parseExact reads JSON without loss of digits, key order, or the difference between 1 and 1.0", () => {
  const text = '{"b":[1,1.0,-0.0,9223372036854775807],"5":"\\u0000\\"}","1":{"":null},"__proto__":[true,false,{},[]]}';
  assert.equal(exactText(parseExact(text)), text);
  assert.deepEqual(
    [...parseExact(' { "5" : 1 , "1" : 2 } ')],
    [
      ["5", 1n],
      ["1", 2n],
    ],
  );
  for (const broken of ["", "{", "[1,]", '{"a" 1}', "1 2", "nul", '"', "01x"])
    assert.throws(() => parseExact(broken), SyntaxError, broken);
});

it("normalise returns the campaign of validated values", () => {
  /** @type {[validated: string, campaign: object][]} */
  const examples = [
    ['{"assistant_id":"+1","name":"x"}', { name: "x", assistant_id: 1 }],
    ['{"assistant_id":true,"max_retries":5.000000000000001}', { assistant_id: 1, max_retries: 5.000000000000001 }],
    ['{"assistant_id":-0.0,"max_retries":"-0"}', { assistant_id: 0, max_retries: 0 }],
    ['{"assistant_id":9007199254740991}', { assistant_id: 9007199254740991 }],
    ['{"assistant_id":9007199254740993}', { assistant_id: "9007199254740993" }],
    ['{"assistant_id":"-9223372036854775808"}', { assistant_id: "-9223372036854775808" }],
    [
      '{"retry_on_voicemail":"0","mark_complete_when_no_leads":1}',
      { retry_on_voicemail: false, mark_complete_when_no_leads: true },
    ],
    ['{"timezone":null,"allowed_days":[]}', { allowed_days: [] }],
    ['{"allowed_days":{"5":"monday","a":"friday","1":"sunday"}}', { allowed_days: ["monday", "friday", "sunday"] }],
    ['{"phone_number_ids":["2",1.0,18014398509481984]}', { phone_number_ids: [2, 1, "18014398509481984"] }],
  ];
  for (const [validated, campaign] of examples) {
    assert.equal(JSON.stringify(normalise(parseExact(validated))), JSON.stringify(campaign));
  }
});

it("normalise throws for values that Laravel cannot have accepted", () => {
  assert.throws(() => normalise(parseExact('{"name":1}')), /text expected/);
  assert.throws(() => normalise(parseExact('{"retry_on_voicemail":1.0}')), /a flag expected/);
  assert.throws(() => normalise(parseExact('{"assistant_id":"1.5"}')), SyntaxError);
});

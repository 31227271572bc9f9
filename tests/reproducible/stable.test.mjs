// The build without unstable features of the compiler, for machines without the source of the standard library.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import * as published2026_07 from "../../pkg/2026-07.js";
import * as published from "../../pkg/index.js";
import * as publishedSchedule from "../../pkg/schedule.js";
import { root } from "../../scripts/lib/process.mjs";
import { readCases } from "../conformance/cases.mjs";
import { withCopy } from "./copy.mjs";

const PROFILES = /** @type {const} */ (["laravel-8", "laravel-12", "documented"]);

test("the package that is built with rustup's standard library gives the published package's verdicts", () =>
  withCopy({ OUTBOUND_CAMPAIGN_STD: "rustup" }, async (folder) => {
    /** @param {string} file */
    const size = (file) => statSync(join(file, "pkg", "wasm", "validator.wasm")).size;
    assert.ok(size(folder) > 1.2 * size(root), "it has the larger standard library");
    /** @param {string} entry */
    const load = (entry) => import(pathToFileURL(join(folder, "pkg", `${entry}.js`)).href);
    /** @type {typeof published} */
    const first = await load("index");
    /** @type {typeof published2026_07} */
    const second = await load("2026-07");
    /** @type {typeof publishedSchedule} */
    const schedule = await load("schedule");
    for (const { id, body } of readCases()) {
      for (const profile of PROFILES) {
        const verdict = published.validateCampaignJson(body, { profile });
        assert.deepEqual(first.validateCampaignJson(body, { profile }), verdict, `case ${id}, ${profile}`);
        if (!verdict.ok || !verdict.campaign.timezone) continue;
        assert.deepEqual(first.validateCampaign(verdict.campaign), published.validateCampaign(verdict.campaign));
        const since = { from: new Date(Date.UTC(2026, 2, 27)) };
        assert.deepEqual(
          schedule.previewSchedule(verdict.campaign, since),
          publishedSchedule.previewSchedule(verdict.campaign, since),
          `the schedule of case ${id}`,
        );
      }
    }
    for (const { id, body } of readCases("cases-2026-07.jsonl")) {
      const verdict = published2026_07.validateCampaignJson(body);
      assert.deepEqual(second.validateCampaignJson(body), verdict, `case ${id} of 2026-07`);
    }
  }));

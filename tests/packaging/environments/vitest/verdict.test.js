// A test under Vitest: prints the verdict.
import * as campaign from "outbound-campaign";
import { expect, test } from "vitest";
import { verdict } from "./verdict.mjs";

test("the package gives the verdicts under Vitest", async () => {
  const text = await verdict(campaign);
  console.log(text);
  expect(text).toContain("good");
});

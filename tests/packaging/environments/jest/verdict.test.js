// A test under Jest, which loads CommonJS by default: prints the verdict.
const campaign = require("outbound-campaign");
const { verdict } = require("./verdict.cjs");

test("the package gives the verdicts under Jest", async () => {
  const text = await verdict(campaign);
  console.log(text);
  expect(text).toContain("good");
});

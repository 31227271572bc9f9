// A test under Jest, which loads CommonJS unless told otherwise: prints the verdict.
const campaign = require("outbound-campaign");
const { verdict } = require("./verdict.cjs");

test("the verdict", async () => {
  const text = await verdict(campaign);
  console.log(text);
  expect(text).toContain("good");
});

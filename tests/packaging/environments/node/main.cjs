// A CommonJS module: prints the verdict.
const campaign = require("outbound-campaign");
const { verdict } = require("./verdict.cjs");

verdict(campaign).then(console.log);

// One contender, bundled: from import to the first verdict, in a fresh process. Prints milliseconds of processor time.
const form = { name: "First", assistant_id: 1, timezone: "UTC", allowed_hours_start_time: "09:00" };
const before = process.cpuUsage();
const { validate } = await import(`./output/cold-${process.argv[2]}.mjs`);
const verdict = validate(form);
const { user, system } = process.cpuUsage(before);
if (!(verdict.ok ?? verdict.success)) throw new Error("the form is fine");
console.log((user + system) / 1000);

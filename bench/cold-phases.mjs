// As cold.mjs, for the package alone: after which part of the way how much processor time has gone, in milliseconds, as
// JSON. The parts are told by what the package calls, so nothing in it is changed.
const form = { name: "First", assistant_id: 1, timezone: "UTC", allowed_hours_start_time: "09:00" };
/** @type {Record<string, number>} */
const parts = {};
let last = process.cpuUsage();
/** Counts the time since the end of the last part for this one. @param {string} part */
function ends(part) {
  const now = process.cpuUsage();
  parts[part] = (parts[part] ?? 0) + (now.user + now.system - last.user - last.system) / 1000;
  last = process.cpuUsage();
}
const { Module, Instance } = WebAssembly;
// The first module unpacks the second.
let modules = 0;
WebAssembly.Module = new Proxy(Module, {
  construct(target, args) {
    ends("unpack the bytes");
    const made = Reflect.construct(target, args);
    ends(modules++ === 0 ? "unpack the bytes" : "compile the module");
    return made;
  },
});
WebAssembly.Instance = new Proxy(Instance, {
  construct(target, args) {
    const made = Reflect.construct(target, args);
    ends(modules === 1 ? "unpack the bytes" : "make the glue and the instance");
    return made;
  },
});
const { issues, validate } = await import("./output/cold-ours.mjs");
ends("load the JavaScript");
if (issues(validate(form)).length) throw new Error("the form is fine");
ends("judge the first form");
console.log(JSON.stringify(parts));

// npm run soak: ten million validations with flat memory, an instance that traps in the middle of traffic, 64 workers at once, and too little memory.
//   npm run soak -- 1000000     so many validations
import { ensurePackage } from "./build.mjs";
import { passSignalsOn, run } from "./lib/process.mjs";

passSignalsOn();
const obstacle = await ensurePackage();
if (obstacle) {
  console.error(`soak: ${obstacle}`);
  process.exit(1);
}
const { ok, reason } = await run([process.execPath, "--expose-gc", "tests/soak/run.mjs", ...process.argv.slice(2)]);
if (!ok) console.error(`soak: ${reason}`);
process.exitCode ||= ok ? 0 : 1;

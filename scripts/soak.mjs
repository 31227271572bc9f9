// npm run soak: runs ten million validations with constant memory, a trap of an instance during traffic, 64 parallel
// workers, and validation with too little memory.
//   npm run soak -- 1000000     sets the number of validations
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

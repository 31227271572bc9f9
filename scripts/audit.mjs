// npm run audit: what the crate depends on, held against deny.toml: licences, one version of each crate, sources.
import { cargoTool } from "./cargo-tools.mjs";
import { passSignalsOn, run } from "./process.mjs";

passSignalsOn();
const deny = await cargoTool("cargo-deny");
const { ok, reason } = await run([deny, "--locked", "check", "licenses", "bans", "sources"], { limitMinutes: 10 });
if (!ok) console.error(`audit: ${reason}`);
process.exitCode = process.exitCode || (ok ? 0 : 1);

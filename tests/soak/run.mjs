// The full soak, started by scripts/soak.mjs.
import { hugeBodies, manyCalls, outOfMemory, trappedTraffic, workersAtOnce } from "./parts.mjs";

const count = Number(process.argv[2] ?? 10_000_000);
const began = performance.now();
const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`;
/** @param {number} bytes */
const mb = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

const { kinds, first, last } = manyCalls(count, (line) => console.log(`${line} (${seconds()})`));
console.log(`${count} validations: ${JSON.stringify(kinds)}, each with the verdict that it must have`);
console.log(
  `RSS ${mb(first.rss)} after the warm-up, ${mb(last.rss)} at the end; wasm memory ${mb(last.wasm)} all the time`,
);
const huge = await hugeBodies(10, 100);
console.log(
  `${huge.count} bodies of 100 MB: ${mb(huge.most)} of wasm memory each, given back each time (${seconds()})`,
);
const { lost, answered } = await trappedTraffic(100, 1_000);
console.log(`${lost} calls lost to ${lost} traps, ${answered} around them answered (${seconds()})`);
console.log(`64 workers at once: ${await workersAtOnce(64, 20_000)} validations (${seconds()})`);
console.log(`${await outOfMemory(2_048)} (${seconds()})`);

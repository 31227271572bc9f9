// One of many threads: makes its share of the calls, and reports the number of verdicts.
import { parentPort, workerData } from "node:worker_threads";
import { trafficOf } from "./traffic.mjs";

const { bodies, from, calls } = workerData;
const ask = trafficOf(bodies);
for (let number = from; number < from + calls; number++) ask(number);
parentPort?.postMessage(calls);

// One of many threads: asks its share of the traffic, and says how many calls got their verdict.
import { parentPort, workerData } from "node:worker_threads";
import { trafficOf } from "./traffic.mjs";

const { bodies, from, calls } = workerData;
const ask = trafficOf(bodies);
for (let number = from; number < from + calls; number++) ask(number);
parentPort?.postMessage(calls);

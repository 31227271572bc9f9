// The clock of the bench in Node: processor time, which other programs on the machine do not drive on.

/** Returns the processor time of this process, all threads, in milliseconds. */
export function processorMilliseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** @param {number[]} samples */
export const median = (samples) => [...samples].sort((a, b) => a - b)[samples.length >> 1] ?? Number.NaN;

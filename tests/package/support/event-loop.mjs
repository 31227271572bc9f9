// Measures how long JavaScript holds the event loop.

/**
 * Returns the longest time that JavaScript held the event loop, in milliseconds, and the number of timers that ran. The
 * lesser of wall time and CPU time counts, because other programs use the machine too. Measures again, at most twice,
 * if the time is over a bound: a garbage collection, or a compiler's thread, can add to the time of a single run.
 * @param {() => Promise<unknown>} work
 * @param {number} [bound] milliseconds
 */
export async function longestGap(work, bound = Number.POSITIVE_INFINITY) {
  let measured = await measureGap(work);
  for (let again = 0; again < 2 && measured.longest >= bound; again++) measured = await measureGap(work);
  return measured;
}

/** @param {() => Promise<unknown>} work */
async function measureGap(work) {
  const ownTime = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  let last = { wall: performance.now(), own: ownTime() };
  let longest = 0;
  let ticks = 0;
  let isOver = false;
  const measure = () => {
    const time = { wall: performance.now(), own: ownTime() };
    longest = Math.max(longest, Math.min(time.wall - last.wall, time.own - last.own));
    last = time;
  };
  const look = () => {
    measure();
    ticks++;
    if (!isOver) setTimeout(look, 1);
  };
  setTimeout(look, 1);
  await work();
  measure();
  isOver = true;
  return { longest, ticks };
}

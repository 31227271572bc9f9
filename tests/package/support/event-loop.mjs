// Measures how long JavaScript holds the event loop.

/**
 * How long JavaScript held the event loop at most, in milliseconds, and how many timers ran. Of the wall clock and the process's own
 * time the lesser counts: what other programs take of the machine is not ours.
 * @param {() => Promise<unknown>} work
 */
export async function longestGap(work) {
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

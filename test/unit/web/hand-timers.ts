/** Time that moves only when a test says so. */
export function handTimers(startMs = 0) {
  let nowMs = startMs;
  let planned: { dueMs: number; work: () => void }[] = [];
  return {
    now: () => nowMs,
    later(work: () => void, delayMs: number) {
      planned.push({ dueMs: nowMs + delayMs, work });
    },
    /** Runs what falls due, in order, and lets promises settle in between. */
    async pass(ms: number) {
      const until = nowMs + ms;
      for (;;) {
        const next = planned
          .filter(({ dueMs }) => dueMs <= until)
          .sort((one, other) => one.dueMs - other.dueMs)[0];
        if (next === undefined) break;
        planned = planned.filter((each) => each !== next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.work();
        await settled();
      }
      nowMs = until;
      await settled();
    },
  };
}

/** Lets everything that is ready to go on, go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

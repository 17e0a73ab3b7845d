/** As long as a glance has to last to count. */
const SEEN_AFTER_MS = 1_000;

/** Tells each place once, when it stayed in view for a second without a break. */
export function createGlances(
  later: (work: () => void, delayMs: number) => void,
  tell: (position: number) => void,
) {
  const inView = new Map<number, number>();
  const told = new Set<number>();
  let looks = 0;
  return {
    look(position: number, isInView: boolean): void {
      if (!isInView) {
        inView.delete(position);
        return;
      }
      if (told.has(position) || inView.has(position)) return;
      looks += 1;
      const mine = looks;
      inView.set(position, mine);
      later(() => {
        // Left and come back meanwhile = another look, which has its own second.
        if (inView.get(position) !== mine || told.has(position)) return;
        told.add(position);
        tell(position);
      }, SEEN_AFTER_MS);
    },
  };
}

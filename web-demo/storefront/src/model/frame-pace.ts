/** Below this a face drags its glasses behind it: the picture is as old as the drawing, but it jerks. */
const FRAMES_PER_SECOND_MIN = 4;
const WINDOW_MS = 4_000;
/** The first frames warm the model up and say nothing about the phone. */
const WARM_UP_MS = 2_500;

/** Counts tracked frames and says once, after a whole window of too few, that this phone is too slow. */
export function createFramePace({ now, onSlow }: { now: () => number; onSlow: () => void }) {
  let from: number | undefined;
  let frames = 0;
  let told = false;
  return {
    tick(): void {
      const at = now();
      from ??= at + WARM_UP_MS;
      if (told || at < from) return;
      frames += 1;
      if (at - from < WINDOW_MS) return;
      if ((frames - 1) / ((at - from) / 1_000) < FRAMES_PER_SECOND_MIN) {
        told = true;
        onSlow();
      }
      from = at;
      frames = 1;
    },
  };
}

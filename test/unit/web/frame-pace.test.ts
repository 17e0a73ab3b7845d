import { createFramePace } from '../../../web-demo/storefront/src/model/frame-pace.ts';

function paced(gapMs: number, frames: number, warmUpGapMs = gapMs): number {
  let nowMs = 0;
  let told = 0;
  const pace = createFramePace({ now: () => nowMs, onSlow: () => (told += 1) });
  for (let n = 0; n < frames; n += 1) {
    pace.tick();
    nowMs += nowMs < 2_500 ? warmUpGapMs : gapMs;
  }
  return told;
}

test('a phone that tracks two frames a second is told once to be slow', () => {
  expect(paced(500, 60)).toBe(1);
});

test('ten frames a second are fast enough', () => {
  expect(paced(100, 300)).toBe(0);
});

test('the first frames, in which the model warms up, do not count', () => {
  expect(paced(100, 300, 1_250)).toBe(0);
});

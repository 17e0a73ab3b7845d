import { SeededRandom } from '#kernel';
import { type FrameLight, NEUTRAL_LIGHT } from '#ml/tracking';
import { SteadyLight } from '../../../../ml/tracking/steady-light.ts';

const FRAME_MS = 33;
const LEFT: FrameLight = { colour: [1.2, 1, 0.8], ambient: 0.2, direction: [-1, 0, 0], strength: 0.8 };

test('noise of the light is shown four times smaller', () => {
  const random = new SeededRandom(5);
  const steady = new SteadyLight();
  let [measured, shown] = [0, 0];
  for (let frame = 0; frame < 400; frame += 1) {
    const ambient = 0.3 + (random.integer(2_001) - 1_000) / 20_000;
    const light = steady.next({ ...NEUTRAL_LIGHT, ambient }, frame * FRAME_MS);
    if (frame < 40) continue;
    measured += (ambient - 0.3) ** 2;
    shown += (light.ambient - 0.3) ** 2;
  }
  expect(Math.sqrt(measured / shown)).toBeGreaterThan(4);
});

test('a lamp that is switched on is there within a second, whatever the pace of the frames', () => {
  for (const frameMs of [33, 125, 400]) {
    const steady = new SteadyLight();
    steady.next(NEUTRAL_LIGHT, 0);
    let light = NEUTRAL_LIGHT;
    for (let atMs = frameMs; atMs <= 1_250; atMs += frameMs) light = steady.next(LEFT, atMs);
    expect(light.ambient).toBeCloseTo(LEFT.ambient, 1);
    expect(light.direction[0]).toBeLessThan(-0.95);
    expect(Math.hypot(...light.direction)).toBeCloseTo(1, 9);
    expect(light.colour[0] + light.colour[1] + light.colour[2]).toBeCloseTo(3, 9);
  }
});

test('the opposite lamp is taken as it is, where the middle of both is nowhere', () => {
  const steady = new SteadyLight();
  steady.next(LEFT, 0);
  const right: FrameLight = { ...LEFT, direction: [1, 0, 0] };
  expect(steady.next(right, 400 * Math.LN2).direction).toEqual([1, 0, 0]);
});

test('after a reset nothing of the last scene is left', () => {
  const steady = new SteadyLight();
  steady.next(LEFT, 0);
  steady.reset();
  expect(steady.next(NEUTRAL_LIGHT, 33)).toEqual(NEUTRAL_LIGHT);
});

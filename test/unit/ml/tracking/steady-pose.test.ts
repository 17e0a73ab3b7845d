import { SeededRandom } from '#kernel';
import { moved, type Pose, poseOfMatrix, SteadyPose, turnBetween } from '../../../../ml/tracking/geometry.ts';

const FACING = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, -48, 1]);
const STILL = { x: 0, y: 0, z: 0 };
const BRIDGE = { x: 0, y: 2.5, z: 5 };
const FRAME_MS = 33;

/** Two uniform numbers make a triangle, near enough to the bell of tracking noise. */
function noise(random: SeededRandom, size: number): number {
  return ((random.integer(2_001) + random.integer(2_001)) / 2_000 - 1) * size;
}

test('a still head is shown three times steadier than it is measured', () => {
  const random = new SeededRandom(11);
  const steady = new SteadyPose(BRIDGE);
  let measured = 0;
  let shown = 0;
  for (let frame = 0; frame < 330; frame += 1) {
    const turn = { x: noise(random, 0.001), y: noise(random, 0.001), z: noise(random, 0.001) };
    const move = { x: noise(random, 0.01), y: noise(random, 0.01), z: noise(random, 0.05) };
    const raw = moved(FACING, turn, move);
    const out = steady.next(raw, frame * FRAME_MS);
    if (frame < 30) continue;
    measured += (raw.z - FACING.z) ** 2;
    shown += (out.z - FACING.z) ** 2;
  }
  expect(Math.sqrt(measured / shown)).toBeGreaterThan(3);
});

test('an uncertain turn about the bridge of the nose does not move the glasses there', () => {
  const random = new SeededRandom(5);
  const steady = new SteadyPose(BRIDGE);
  const bridgeOf = (pose: Pose) => ({
    x: pose.xx * BRIDGE.x + pose.xy * BRIDGE.y + pose.xz * BRIDGE.z + pose.x,
    y: pose.yx * BRIDGE.x + pose.yy * BRIDGE.y + pose.yz * BRIDGE.z + pose.y,
    z: pose.zx * BRIDGE.x + pose.zy * BRIDGE.y + pose.zz * BRIDGE.z + pose.z,
  });
  const place = bridgeOf(FACING);
  for (let frame = 0; frame < 60; frame += 1) {
    const turned = moved(FACING, { x: noise(random, 0.02), y: noise(random, 0.02), z: 0 }, STILL);
    const is = bridgeOf(turned);
    const raw = moved(turned, STILL, { x: place.x - is.x, y: place.y - is.y, z: place.z - is.z });
    const shown = bridgeOf(steady.next(raw, frame * FRAME_MS));
    for (const axis of ['x', 'y', 'z'] as const) expect(shown[axis]).toBeCloseTo(place[axis], 9);
  }
});

test('a head that shakes at 1 Hz is followed with less than half a frame of lag', () => {
  const steady = new SteadyPose(BRIDGE);
  const at = (ms: number) => 5 * Math.sin((2 * Math.PI * ms) / 1_000);
  let errorBySpeed = 0;
  let speedSquared = 0;
  for (let ms = 0; ms < 4_000; ms += FRAME_MS) {
    const out = steady.next(moved(FACING, STILL, { x: at(ms), y: 0, z: 0 }), ms);
    const speed = (at(ms + 1) - at(ms - 1)) / 2;
    errorBySpeed += (at(ms) - out.x) * speed;
    speedSquared += speed ** 2;
  }
  // The lag that explains the error best, by least squares.
  expect(errorBySpeed / speedSquared).toBeLessThan(FRAME_MS / 2);
});

test('turning is followed through half a circle without a jump', () => {
  const steady = new SteadyPose(BRIDGE);
  let before: Pose | undefined;
  for (let frame = 0; frame <= 60; frame += 1) {
    const out = steady.next(
      moved(FACING, { x: 0, y: (frame * Math.PI) / 60, z: 0 }, STILL),
      frame * FRAME_MS,
    );
    if (before !== undefined) expect(Math.abs(turnBetween(before, out).y)).toBeLessThan(0.12);
    before = out;
  }
  expect(before?.xx).toBeLessThan(-0.99);
});

test('after a reset nothing of the last face is left', () => {
  const steady = new SteadyPose(BRIDGE);
  for (let frame = 0; frame < 10; frame += 1) steady.next(FACING, frame * FRAME_MS);
  steady.reset();
  const other = moved(FACING, { x: 0.3, y: -0.4, z: 0 }, { x: 12, y: -5, z: 20 });
  expect(steady.next(other, 400)).toEqual(other);
});

test('two people never share a filter', () => {
  const mine = new SteadyPose(BRIDGE);
  const yours = new SteadyPose(BRIDGE);
  const away = moved(FACING, STILL, { x: 20, y: 0, z: 0 });
  for (let frame = 0; frame < 10; frame += 1) {
    expect(mine.next(FACING, frame * FRAME_MS).x).toBeCloseTo(0, 9);
    expect(yours.next(away, frame * FRAME_MS).x).toBeCloseTo(20, 9);
  }
});

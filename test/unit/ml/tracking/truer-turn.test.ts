import { moved, poseOfMatrix } from '../../../../ml/tracking/pose.ts';
import { truerTurn } from '../../../../ml/tracking/truer-turn.ts';

const FACING = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
const DEGREE = Math.PI / 180;
const read = (yaw: number, x = 0, y = 0) => moved(FACING, { x: 0, y: yaw * DEGREE, z: 0 }, { x, y, z: -45 });
const yawOf = (pose: ReturnType<typeof read>) => Math.atan2(pose.xz, pose.zz) / DEGREE;

test('a face that looks straight into the camera from the middle of the picture is left as it was read', () => {
  expect(yawOf(truerTurn(read(0)))).toBeCloseTo(0, 9);
});

test.each([-1, 1])(
  'a head read as turned by 26° is turned by 30, one read as 10° hardly more (side %i)',
  (side) => {
    expect(side * yawOf(truerTurn(read(side * 26)))).toBeGreaterThan(30);
    expect(side * yawOf(truerTurn(read(side * 26)))).toBeLessThan(33);
    expect(side * yawOf(truerTurn(read(side * 10)))).toBeLessThan(10.5);
  },
);

test('half of the angle under which a face at the edge is seen is no turn of it', () => {
  const seenFrom = Math.atan(7 / 45) / DEGREE;
  expect(yawOf(truerTurn(read(0, 7)))).toBeCloseTo(-seenFrom / 2, 0);
  expect(yawOf(truerTurn(read(0, -7)))).toBeCloseTo(seenFrom / 2, 0);
  expect(truerTurn(read(0, 0, 7)).yz).toBeLessThan(-0.05);
});

test('the place of the head is not touched', () => {
  const { x, y, z } = truerTurn(read(25, 3, -2));
  expect([x, y, z]).toEqual([3, -2, -45]);
});

import { Mesh, type Object3D, Vector3 } from 'three';
import { canonicalFace } from '#ml/tracking';
import { drawnFace, dressedItem } from '#ml/tryon';
import { item } from '../../../support/render-face.ts';

const ASPECT = 4 / 3;

async function worn(id: string, roll: number): Promise<Object3D> {
  const ready = await item(id);
  if (ready.kind !== 'worn') throw new Error(`${id} is worn`);
  const shape = canonicalFace();
  const face = drawnFace(shape, { yaw: 0, roll }, ASPECT);
  const dressed = dressedItem(ready.item, { face }, shape, ASPECT);
  if (dressed === undefined) throw new Error('the face is there');
  dressed.group.updateMatrixWorld(true);
  return dressed.group;
}

/** Middle of a mesh, camera space, cm. */
function middleOf(group: Object3D, name: string): Vector3 {
  const mesh = group.getObjectByName(name);
  if (!(mesh instanceof Mesh)) throw new Error(`no ${name}`);
  mesh.geometry.computeBoundingBox();
  const centre = new Vector3();
  mesh.geometry.boundingBox.getCenter(centre);
  return centre.applyMatrix4(mesh.matrixWorld);
}

test.each([-25, 0, 25])(
  'on a photo pearls hang straight down from their hooks on a head tilted by %d degrees',
  async (degrees) => {
    const group = await worn('earrings-pearl-drop', (degrees * Math.PI) / 180);
    for (const side of ['left', 'right']) {
      const hook = group.getObjectByName(`hook-${side}`)?.getWorldPosition(new Vector3());
      const pearl = middleOf(group, `drop-stone-${side}`);
      expect(Math.abs(pearl.x - (hook?.x ?? 0))).toBeLessThan(0.03);
      expect((hook?.y ?? 0) - pearl.y).toBeGreaterThan(1.2);
    }
  },
);

test('studs keep their place on the lobe and turn with the head', async () => {
  const group = await worn('earrings-plum-stud', 0.4);
  expect(group.getObjectByName('hook-left')).toBeUndefined();
  const [left, right] = [middleOf(group, 'stone-left'), middleOf(group, 'stone-right')];
  expect(Math.atan2(left.y - right.y, left.x - right.x)).toBeCloseTo(0.4, 2);
});

test('temples run out before the ear and what would be behind it is gone', async () => {
  const group = await worn('glasses-round-black', 0);
  const temple = group.getObjectByName('temple-left');
  if (!(temple instanceof Mesh)) throw new Error('no temple');
  const position = temple.geometry.getAttribute('position');
  const colour = temple.geometry.getAttribute('color');
  const toItem = temple.parent?.matrixWorld.clone().invert().multiply(temple.matrixWorld);
  const point = new Vector3();
  for (let i = 0; i < position.count; i += 1) {
    point.fromBufferAttribute(position, i).applyMatrix4(toItem ?? temple.matrixWorld);
    if (point.z > -8) expect(colour.getW(i)).toBe(1);
    if (point.z < -10.5) expect(colour.getW(i)).toBe(0);
  }
});

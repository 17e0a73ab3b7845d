import { Mesh, type MeshBasicMaterial } from 'three';
import { canonicalFace } from '#ml/tracking';
import { composite, drawnFace, dressedItem } from '#ml/tryon';
import { item } from '../../../support/render-face.ts';

const SHAPE = canonicalFace();
const [WIDTH, HEIGHT] = [320, 240];
const LEFT_EAR_EDGE = 454;
const RIGHT_EAR_EDGE = 234;
const UP = -0.3;

const faceTurned = (yaw: number, pitch = 0) =>
  drawnFace(SHAPE, { yaw, pitch, at: [0, 0, -40] }, WIDTH / HEIGHT);

async function partsOf(id: string, yaw: number): Promise<Mesh[]> {
  const ready = await item(id);
  if (ready.kind !== 'worn') throw new Error(`${id} is not worn`);
  const dressed = dressedItem(ready.item, { face: faceTurned(yaw) }, SHAPE, WIDTH / HEIGHT);
  const meshes: Mesh[] = [];
  dressed?.group.traverse((part) => {
    if (part instanceof Mesh) meshes.push(part);
  });
  return meshes;
}

test.each([
  [0, 0],
  [0.4, 1],
  [-0.4, 1],
])(
  'temples are behind the front of a face that looks into the camera, and seen when it turns (%d)',
  async (yaw, shown) => {
    const temples = (await partsOf('glasses-round-black', yaw)).filter(({ name }) =>
      name.startsWith('temple-'),
    );
    expect(temples).toHaveLength(2);
    for (const { material } of temples) expect((material as MeshBasicMaterial).opacity).toBeCloseTo(shown, 5);
  },
);

test('the shadow of a brim ends where the far cheek turns away', async () => {
  const shadow = (await partsOf('hat-straw-natural', 0.5)).find(({ name }) => name === 'contact-shadow');
  const darkness = (vertex: number) => shadow?.geometry.getAttribute('color').getW(vertex);
  // Turned to the picture's right: the wearer's left side is the far one.
  expect(darkness(LEFT_EAR_EDGE)).toBe(0);
  expect(darkness(RIGHT_EAR_EDGE)).toBe(1);
});

test('nobody sees the wall through a hat: between a bare head and the brim it is dark', async () => {
  const rgba = new Uint8Array(WIDTH * HEIGHT * 4).fill(255);
  composite(
    { rgba, width: WIDTH, height: HEIGHT },
    { face: faceTurned(0, UP) },
    [await item('hat-bucket-ink')],
    SHAPE,
    {
      asTaken: false,
    },
  );
  const isWall = (x: number, y: number) => rgba[(y * WIDTH + x) * 4] === 255;
  // From the brim's left end inwards to the head, at every height of the hat's underside: no wall once the hat began.
  let rowsSeen = 0;
  for (let y = 0; y < HEIGHT; y += 1) {
    const row = Array.from({ length: WIDTH }, (_, x) => isWall(x, y));
    const first = row.indexOf(false);
    const last = row.lastIndexOf(false);
    if (last - first < WIDTH / 4) continue;
    rowsSeen += 1;
    const beside = row.slice(first, first + Math.round((last - first) * 0.15));
    expect(beside.filter(Boolean)).toHaveLength(0);
  }
  expect(rowsSeen).toBeGreaterThan(20);
});

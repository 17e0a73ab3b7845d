import { canonicalFace, FACE_OVAL } from '#ml/tracking';

const face = canonicalFace();
const vertex = (i: number) => [...face.positions.subarray(i * 3, i * 3 + 3)];

test('the mesh has 468 vertices, 898 triangles and 33 weighted points', () => {
  expect(face.positions).toHaveLength(468 * 3);
  expect(face.uvs).toHaveLength(468 * 2);
  expect(face.triangles).toHaveLength(898 * 3);
  expect(face.poseBasis).toHaveLength(33);
  expect(face.poseBasis.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1.055, 4);
});

test.each([
  ['nose tip', 1, [0, -1.127, 7.476]],
  ['bridge of the nose', 168, [0, 3.271, 5.236]],
  ['outer corner of the wearer’s right eye', 33, [-4.446, 2.664, 3.173]],
  ['outer corner of the wearer’s left eye', 263, [4.446, 2.664, 3.173]],
  ['top of the forehead', 10, [0, 8.262, 4.482]],
  ['chin', 152, [0, -9.403, 4.264]],
])('centimetres: %s', (_place, index, expected) => {
  for (const [axis, value] of vertex(index).entries()) expect(value).toBeCloseTo(expected[axis] as number, 3);
});

test('the picture of the face stands upright in texture space: the forehead is above the chin', () => {
  expect(face.uvs[10 * 2 + 1]).toBeGreaterThan(face.uvs[152 * 2 + 1] as number);
});

test('triangles turn counter-clockwise towards the viewer, all but ten at the nostrils', () => {
  let towardsViewer = 0;
  for (let i = 0; i < face.triangles.length; i += 3) {
    const [a = [], b = [], c = []] = [...face.triangles.subarray(i, i + 3)].map(vertex);
    const [ax = 0, ay = 0] = a;
    const [bx = 0, by = 0] = b;
    const [cx = 0, cy = 0] = c;
    if ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax) > 0) towardsViewer += 1;
  }
  expect(towardsViewer).toBe(888);
});

test('the face oval is the only edge of the mesh', () => {
  const edges = new Map<string, number>();
  for (let i = 0; i < face.triangles.length; i += 3) {
    const [a = 0, b = 0, c = 0] = face.triangles.subarray(i, i + 3);
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      const edge = `${Math.min(from, to)}-${Math.max(from, to)}`;
      edges.set(edge, (edges.get(edge) ?? 0) + 1);
    }
  }
  const open = new Set([...edges].filter(([, count]) => count === 1).map(([edge]) => edge));
  const oval = FACE_OVAL.map((from, i) => {
    const to = FACE_OVAL[(i + 1) % FACE_OVAL.length] as number;
    return `${Math.min(from, to)}-${Math.max(from, to)}`;
  });
  expect(new Set(oval)).toEqual(open);
});

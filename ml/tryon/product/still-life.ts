import { Box3, Group, Mesh, type Object3D, PerspectiveCamera, PlaneGeometry, Vector3 } from 'three';
import { type ShadowThrow, shadowMapOf } from '../contact-shadow.ts';
import type { TryOnKind } from '../manifest.ts';

export type ProductView = 'front' | 'three-quarter' | 'side';

const FOV_DEGREES = 20;

/** Direction from the item to the camera. */
const VIEWS: Record<ProductView, readonly [number, number, number]> = {
  front: [0, 0.14, 1],
  'three-quarter': [-0.62, 0.34, 1],
  side: [-1, 0.2, 0.24],
};

/** Kinds that are looked at from elsewhere: from above into a ring, hardly from the side at what hangs on a wall. */
const OWN_VIEWS: Partial<Record<TryOnKind, Partial<typeof VIEWS>>> = {
  blush: { front: [0, 0.75, 1], 'three-quarter': [-0.35, 0.8, 1] },
  eyeshadow: { front: [0, 0.75, 1], 'three-quarter': [-0.3, 0.8, 1] },
  eyeliner: { front: [0, 0.8, 1], 'three-quarter': [-0.2, 0.8, 1] },
  brow: { front: [0, 0.8, 1], 'three-quarter': [-0.2, 0.8, 1] },
  earrings: { front: [0, 0.05, 1], 'three-quarter': [-0.25, 0.05, 1], side: [-0.4, 0.05, 1] },
  glasses: { 'three-quarter': [-0.42, 0.24, 1] },
  necklace: { front: [0, 0.1, 1], 'three-quarter': [-0.34, 0.16, 1] },
  ring: { front: [0, 0.42, 1], 'three-quarter': [-0.62, 0.62, 1] },
  bracelet: { front: [0, 0.62, 1], 'three-quarter': [-0.4, 0.72, 1] },
  watch: { front: [0, 0.06, 1], 'three-quarter': [-0.52, 0.2, 1] },
};

/** Share of the picture that the item fills. */
const FILL = 0.84;

/**
 * Sets the item up for its portrait: earrings are worn 15 cm apart and shown side by side, a ring stands with
 * its stone up, a watch with its 12.
 */
export function arranged(item: Object3D, kind: TryOnKind): Object3D {
  if (kind === 'ring' || kind === 'watch') {
    const stand = new Group();
    if (kind === 'ring') stand.rotation.x = -Math.PI / 2;
    else stand.rotation.z = -Math.PI / 2;
    stand.add(item);
    return stand;
  }
  if (kind !== 'earrings') return item;
  const pair = new Group();
  const children: Object3D[] = [];
  item.traverse((object) => {
    if (object instanceof Mesh) children.push(object);
  });
  // As far apart as one of them is wide, and a little more.
  const widths = children.map((child) => new Box3().setFromObject(child).getSize(new Vector3()).x);
  const gap = PAIR_GAP_CM + Math.max(...widths) / 2;
  for (const child of children) {
    const left = child.name.includes('left');
    const holder = new Group();
    holder.position.x = (left ? 1 : -1) * (gap - WORN_APART_CM);
    holder.add(child);
    pair.add(holder);
  }
  return pair;
}

const PAIR_GAP_CM = 0.45;
const WORN_APART_CM = 7.62;

/** A camera that sees the whole item, centred. */
export function productCamera(
  item: Object3D,
  kind: TryOnKind,
  view: ProductView,
  aspect: number,
): PerspectiveCamera {
  const camera = new PerspectiveCamera(FOV_DEGREES, aspect, 1, 500);
  const box = new Box3().setFromObject(item);
  const centre = box.getCenter(new Vector3());
  const [x, y, z] = OWN_VIEWS[kind]?.[view] ?? VIEWS[view];
  const direction = new Vector3(x, y, z).normalize();
  let distance = box.getSize(new Vector3()).length() * 2;
  const target = centre.clone();
  for (let pass = 0; pass < 4; pass += 1) {
    camera.position.copy(target).addScaledVector(direction, distance);
    camera.lookAt(target);
    camera.updateMatrixWorld();
    camera.updateProjectionMatrix();
    const seen = projectedBox(item, camera);
    const half = Math.max((seen.max.x - seen.min.x) / 2, (seen.max.y - seen.min.y) / 2);
    const shift = new Vector3((seen.max.x + seen.min.x) / 2, (seen.max.y + seen.min.y) / 2, 0);
    const tangent = Math.tan((FOV_DEGREES * Math.PI) / 360);
    const right = new Vector3().setFromMatrixColumn(camera.matrixWorld, 0);
    const up = new Vector3().setFromMatrixColumn(camera.matrixWorld, 1);
    target
      .addScaledVector(right, shift.x * tangent * aspect * distance)
      .addScaledVector(up, shift.y * tangent * distance);
    distance *= half / FILL;
  }
  camera.position.copy(target).addScaledVector(direction, distance);
  camera.lookAt(target);
  camera.updateMatrixWorld();
  return camera;
}

function projectedBox(item: Object3D, camera: PerspectiveCamera): Box3 {
  const box = new Box3();
  const corner = new Vector3();
  item.updateMatrixWorld(true);
  item.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    const position = object.geometry.getAttribute('position');
    for (let i = 0; i < position.count; i += 7)
      box.expandByPoint(
        corner.fromBufferAttribute(position, i).applyMatrix4(object.matrixWorld).project(camera),
      );
  });
  return box;
}

/** A tight and a wide shadow on the table; earrings hang before a wall. */
export function groundShadows(item: Object3D, kind: TryOnKind): Group {
  const box = new Box3().setFromObject(item);
  const size = box.getSize(new Vector3()).length();
  const wall = kind === 'earrings';
  const level = wall ? box.min.z - 0.5 : box.min.y;
  const thrown: ShadowThrow = wall
    ? (x, y, z) => [x + 0.35 * (z - level), y - 0.5 * (z - level)]
    : (x, y, z) => [x + 0.18 * (y - level), -z + 0.12 * (y - level)];
  const group = new Group();
  for (const [blurCm, strength] of [
    [size * 0.012, 0.3],
    [size * 0.06, 0.34],
  ] as const) {
    const map = shadowMapOf(item, strength, thrown, blurCm);
    const geometry = new PlaneGeometry(map.width, map.height).translate(
      map.left + map.width / 2,
      map.bottom + map.height / 2,
      0,
    );
    const sheet = new Mesh(geometry, map.material);
    if (wall) sheet.position.z = level;
    else {
      sheet.rotation.x = -Math.PI / 2;
      sheet.position.y = level;
    }
    group.add(sheet);
  }
  return group;
}

import {
  BoxGeometry,
  type BufferGeometry,
  CylinderGeometry,
  Group,
  Mesh,
  MeshStandardMaterial,
  type Object3D,
  SphereGeometry,
} from 'three';
import type { Pattern } from './room-mesh.ts';

export interface Paint {
  readonly colour: string;
  readonly pattern?: Pattern;
  readonly glow?: number;
  readonly mirror?: number;
  readonly opacity?: number;
}

export type Place = readonly [x: number, y: number, z: number];

export const OAK: Paint = { colour: '#b98a58' };
export const WALNUT: Paint = { colour: '#6d4a34' };
export const PAPER: Paint = { colour: '#efe9df' };
const GLASS: Paint = { colour: '#ffffff', opacity: 0.1 };
export const BRASS: Paint = { colour: '#c9a25e', mirror: 0.35 };
export const MIRROR: Paint = { colour: '#e9eef0', mirror: 0.92 };
const LAMP: Paint = { colour: '#fff6e6', glow: 1.35 };

function materialOf({ colour, pattern, glow, mirror, opacity }: Paint): MeshStandardMaterial {
  const material = new MeshStandardMaterial({ color: colour, metalness: 0, roughness: 1 });
  if (opacity !== undefined) Object.assign(material, { transparent: true, opacity });
  Object.assign(material.userData, { pattern, glow, mirror: mirror ?? 0 });
  return material;
}

const shaped = (geometry: BufferGeometry, paint: Paint, [x, y, z]: Place): Mesh => {
  const mesh = new Mesh(geometry, materialOf(paint));
  mesh.position.set(x, y, z);
  return mesh;
};

/** A box by its middle and sizes, cm. */
export const box = (paint: Paint, size: Place, middle: Place): Mesh =>
  shaped(new BoxGeometry(...size), paint, middle);

export const cylinder = (paint: Paint, radius: number, height: number, middle: Place, top = radius): Mesh =>
  shaped(new CylinderGeometry(top, radius, height, 32), paint, middle);

export const ball = (paint: Paint, radius: number, middle: Place): Mesh =>
  shaped(new SphereGeometry(radius, 24, 16), paint, middle);

export function group(...parts: readonly Object3D[]): Group {
  const whole = new Group();
  whole.add(...parts);
  return whole;
}

export function placed(object: Object3D, [x, y, z]: Place, turn = 0, scale = 1): Object3D {
  const holder = new Group();
  holder.add(object);
  holder.position.set(x, y, z);
  holder.rotation.y = turn;
  holder.scale.setScalar(scale);
  return holder;
}

/** Floor, ceiling with a lit cove, four walls around the origin; the inside measures, cm. */
export function shell(
  [width, height, depth]: Place,
  floor: Paint,
  walls: { readonly back: Paint; readonly others: Paint },
): Group {
  const thick = 10;
  const side = (x: number) => box(walls.others, [thick, height, depth], [x, height / 2, 0]);
  const whole = group(
    box(floor, [width, thick, depth], [0, -thick / 2, 0]),
    box({ colour: '#f7f4ee' }, [width, thick, depth], [0, height + thick / 2, 0]),
    side(-width / 2 - thick / 2),
    side(width / 2 + thick / 2),
    box(walls.back, [width, height, thick], [0, height / 2, -depth / 2 - thick / 2]),
    box(walls.others, [width, height, thick], [0, height / 2, depth / 2 + thick / 2]),
  );
  for (const way of [-1, 1]) {
    const [x, z] = [(way * width) / 2, (way * depth) / 2];
    whole.add(
      // Skirting, then the cove: a board with a strip of light above it.
      box(PAPER, [width, 9, 3], [0, 4.5, z]),
      box(PAPER, [3, 9, depth], [x, 4.5, 0]),
      box(PAPER, [width, 9, 22], [0, height - 14, z]),
      box(PAPER, [22, 9, depth], [x, height - 14, 0]),
      box(COVE, [width, 1, 3], [0, height - 8, z - way * 5]),
      box(COVE, [3, 1, depth], [x - way * 5, height - 8, 0]),
    );
  }
  return whole;
}

const COVE: Paint = { colour: '#ffe9c8', glow: 1.3 };

/** Round lights let into the ceiling. */
export const downlights = (height: number, spots: readonly (readonly [number, number])[]): Group =>
  group(
    ...spots.flatMap(([x, z]) => [
      cylinder(LAMP, 7, 0.6, [x, height - 0.3, z]),
      cylinder(PAPER, 8.6, 0.4, [x, height - 0.1, z]),
    ]),
  );

/** A globe on a cord. */
export const pendant = ([x, y, z]: Place, height: number): Group =>
  group(
    ball({ colour: '#fff0d8', glow: 1.5 }, 11, [x, y, z]),
    cylinder(BRASS, 3, 5, [x, y + 12, z]),
    cylinder({ colour: '#3a3430' }, 0.5, height - y - 12, [x, (height + y) / 2 + 6, z]),
  );

/** A picture on a wall that looks to +z: hills over a river. */
export function landscape([wide, high]: readonly [number, number], [x, y, z]: Place): Group {
  const bands = ['#e8d9b8', '#d9b98c', '#8fa99a', '#4f7d78', '#2c5a5c'];
  return group(
    box(OAK, [wide + 7, high + 7, 2.4], [x, y, z]),
    box({ colour: '#f2e6cf' }, [wide, high, 1], [x, y, z + 1.2]),
    cylinderOnWall({ colour: '#c8324b' }, wide * 0.11, [x + wide * 0.2, y + high * 0.24, z + 1.6]),
    ...bands.map((colour, i) =>
      box(
        { colour },
        [wide, high * (0.52 - i * 0.1), 0.4 + i * 0.25],
        [x, y - high / 2 + (high * (0.52 - i * 0.1)) / 2, z + 1.7 + i * 0.2],
      ),
    ),
  );
}

/** A disc that looks to +z. */
export function cylinderOnWall(paint: Paint, radius: number, middle: Place, thick = 0.6): Mesh {
  const disc = cylinder(paint, radius, thick, middle);
  disc.rotation.x = Math.PI / 2;
  return disc;
}

/** A rack of shelves against a wall, facing +z; `at` is the middle of its foot. */
export function rack(
  paint: Paint,
  columns: number,
  rows: number,
  cell: readonly [number, number],
  at: Place,
): Group {
  const [wide, high] = [columns * cell[0], rows * cell[1]];
  const [x, y, z] = at;
  const parts: Object3D[] = [box({ colour: '#faf6ee' }, [wide, high, 1], [x, y + high / 2, z - 13])];
  for (let row = 0; row <= rows; row += 1)
    parts.push(box(paint, [wide + 3, 2, 26], [x, y + row * cell[1], z]));
  for (let column = 0; column <= columns; column += 1)
    parts.push(box(paint, [2, high, 26], [x - wide / 2 + column * cell[0], y + high / 2, z]));
  // Light under every shelf.
  for (let row = 1; row <= rows; row += 1)
    parts.push(
      box({ colour: '#ffe9c9', glow: 1.1 }, [wide - 4, 0.6, 1.2], [x, y + row * cell[1] - 1.4, z - 11]),
    );
  return group(...parts);
}

/** A counter with a low pane around what lies on it. */
export function showcase(paint: Paint, [wide, high, deep]: Place, [x, y, z]: Place): Group {
  const glass = 9;
  const top = y + high + glass;
  return group(
    box(paint, [wide, high, deep], [x, y + high / 2, z]),
    box({ ...paint, colour: '#4f3a2c' }, [wide - 8, 6, deep - 8], [x, y + 3, z + 0.5]),
    box({ colour: '#f3ede2' }, [wide - 4, 1, deep - 4], [x, y + high + 0.6, z]),
    box(BRASS, [wide, 1, 1], [x, top, z + deep / 2]),
    box(BRASS, [1, 1, deep], [x - wide / 2, top, z]),
    box(BRASS, [1, 1, deep], [x + wide / 2, top, z]),
    box(GLASS, [wide, glass, 0.6], [x, y + high + glass / 2, z + deep / 2]),
    box(GLASS, [0.6, glass, deep], [x - wide / 2, y + high + glass / 2, z]),
    box(GLASS, [0.6, glass, deep], [x + wide / 2, y + high + glass / 2, z]),
  );
}

/** A tall mirror on the wall that looks to +z. */
export const wallMirror = ([wide, high]: readonly [number, number], [x, y, z]: Place): Group =>
  group(box(BRASS, [wide + 4, high + 4, 2], [x, y, z]), box(MIRROR, [wide, high, 0.6], [x, y, z + 1.4]));

export const plant = ([x, y, z]: Place): Group => {
  const leaves = Array.from({ length: 26 }, (_, i) => {
    const [turn, lean] = [i * 2.4, 0.25 + (0.55 * ((i * 7) % 11)) / 11];
    const leaf = cylinder(
      { colour: i % 3 ? '#4f7a4c' : '#6c9460' },
      5,
      46 + ((i * 13) % 22),
      [0, 30, 0],
      0.4,
    );
    leaf.scale.z = 0.16;
    const holder = placed(leaf, [x, y + 42, z], turn);
    holder.rotation.set(0, turn, lean, 'YXZ');
    return holder;
  });
  return group(cylinder({ colour: '#e4d8c6' }, 17, 40, [x, y + 20, z], 22), ...leaves);
};

/** A stool to sit on while trying. */
export const stool = (paint: Paint, [x, y, z]: Place): Group =>
  group(
    cylinder(paint, 19, 9, [x, y + 45, z]),
    cylinder(BRASS, 2, 40, [x, y + 21, z]),
    cylinder(BRASS, 16, 1.6, [x, y + 0.8, z]),
  );

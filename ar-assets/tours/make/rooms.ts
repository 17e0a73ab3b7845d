import type { Group, Object3D } from 'three';
import { readyItem } from '#ml/tryon';
import { BRASS, box, cylinder, downlights, group, OAK, type Paint, type Place, WALNUT } from './carpentry.ts';
import type { Lamp } from './room-light.ts';

/** What a visitor can tap, and where it is, cm. */
export interface Spot {
  readonly at: Place;
  readonly kind: 'product' | 'room' | 'booking';
  /** Of a product its title is shown. */
  readonly label: string;
  /** `product`: the try-on item; `room`: the room behind the door. */
  readonly target: string;
}

export interface Room {
  readonly id: string;
  readonly title: string;
  readonly scene: Object3D;
  readonly lamps: readonly Lamp[];
  readonly eye: readonly [number, number, number];
  readonly ambient: readonly [number, number, number];
  readonly spots: readonly Spot[];
}

export interface Look {
  readonly floor: Paint;
  readonly back: Paint;
  readonly walls: Paint;
  readonly wood: Paint;
  readonly accent: string;
  readonly rug: string;
}

export const HEIGHT = 285;

/** Four wide lamps for the light, and round lights in the ceiling to be seen. */
export function ceilingLight(
  [width, depth]: readonly [number, number],
  strength: number,
): { readonly lamps: readonly Lamp[]; readonly shades: Group } {
  const across = [-0.36, -0.12, 0.12, 0.36].map((share) => share * width);
  const along = [-0.32, 0.32].map((share) => share * depth);
  return {
    lamps: [-0.26, 0.26].flatMap((x) =>
      [-0.3, 0.24].map(
        (z): Lamp => ({
          middle: [x * width, HEIGHT - 6, z * depth],
          halfX: 60,
          halfZ: 26,
          strength,
          colour: [1, 0.95, 0.86],
        }),
      ),
    ),
    shades: downlights(
      HEIGHT,
      across.flatMap((x) => along.map((z) => [x, z] as const)),
    ),
  };
}

export function door(look: Look, [x, y, z]: Place): Group {
  const panel = (high: number, middle: number) =>
    box({ colour: look.accent }, [66, high, 2], [x, y + middle, z - 6]);
  return group(
    box(look.wood, [106, 218, 6], [x, y + 109, z]),
    box({ colour: look.accent }, [92, 208, 9], [x, y + 104, z]),
    panel(84, 152),
    panel(76, 52),
    cylinder(BRASS, 1.4, 26, [x - 36, y + 105, z - 8]),
  );
}

export function window([x, y, z]: Place, look: Look): Group {
  const bars = [-1, 0, 1].map((i) => box(look.wood, [5, 170, 5], [x + i * 82, y + 145, z - 1]));
  return group(
    box({ colour: '#dfeaf2', glow: 1.1 }, [164, 160, 2], [x, y + 145, z]),
    ...bars,
    box(look.wood, [178, 5, 14], [x, y + 62, z - 5]),
    box(look.wood, [174, 5, 5], [x, y + 228, z - 1]),
    box(look.wood, [164, 2.5, 4], [x, y + 172, z - 1]),
  );
}

export const rug = (colour: string): Object3D =>
  cylinder({ colour, pattern: 'weave' }, 95, 1.4, [0, 0.7, 20]);

/** Its own origin in its middle, looking to +z. */
export async function worn(assetsDir: string, id: string): Promise<Object3D> {
  const ready = await readyItem(assetsDir, id);
  if (ready.kind !== 'worn') throw new Error(`${id} has no model`);
  return ready.item.object;
}

export const LOOKS = {
  river: {
    floor: { colour: '#c99f70', pattern: 'planks' },
    back: { colour: '#9db8a8' },
    walls: { colour: '#f1ebe0' },
    wood: OAK,
    accent: '#2f6f6a',
    rug: '#d9cdb8',
  },
  dusk: {
    floor: { colour: '#d8d0c6', pattern: 'terrazzo' },
    back: { colour: '#c59a88', pattern: 'slats' },
    walls: { colour: '#f3e7dd' },
    wood: WALNUT,
    accent: '#8e4a4f',
    rug: '#d7b3a4',
  },
} satisfies Record<string, Look>;

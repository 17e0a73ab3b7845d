import type { Group, Object3D } from 'three';
import {
  BRASS,
  ball,
  box,
  cylinder,
  group,
  landscape,
  PAPER,
  type Paint,
  type Place,
  placed,
  plant,
  rack,
  shell,
  showcase,
  stool,
  wallMirror,
} from './carpentry.ts';
import { ceilingLight, door, HEIGHT, LOOKS, type Room, rug, type Spot, worn } from './rooms.ts';

const [WIDTH, DEPTH] = [500, 460];
const LOOK = LOOKS.dusk;
const CELL: readonly [number, number] = [78, 58];
const VELVET: Paint = { colour: '#efe6da' };
const CASE_TOP = 87;

/** The jeweller's and milliner's room: two cases, busts, a wall of hats, a make-up table with a lit mirror. */
export async function boutique(assetsDir: string, items: readonly string[]): Promise<Room> {
  const { lamps, shades } = ceilingLight([WIDTH, DEPTH], 0.8);
  const [left, right, back, front] = [-WIDTH / 2, WIDTH / 2, -DEPTH / 2, DEPTH / 2];
  const scene = group(
    shell([WIDTH, HEIGHT, DEPTH], LOOK.floor, { back: LOOK.back, others: LOOK.walls }),
    shades,
    rug(LOOK.rug),
    showcase(LOOK.wood, [150, CASE_TOP - 1, 54], [-115, 0, -75]),
    showcase(LOOK.wood, [150, CASE_TOP - 1, 54], [115, 0, -75]),
    rack(LOOK.wood, 3, 3, CELL, [0, 66, back + 16]),
    box(LOOK.wood, [3 * CELL[0] + 6, 62, 34], [0, 31, back + 18]),
    ...[-1, 1].map((side) => lightColumn([side * 150, HEIGHT / 2, back + 14])),
    placed(makeupTable(), [left + 30, 0, 60], Math.PI / 2),
    stool({ colour: LOOK.accent }, [left + 92, 0, 62]),
    sofa([right - 52, 0, 70]),
    placed(landscape([96, 66], [0, 0, 0]), [right - 3, 158, 70], -Math.PI / 2),
    plant([right - 44, 0, front - 60]),
    plant([left + 44, 0, front - 70]),
    placed(wallMirror([64, 150], [0, 0, 0]), [-90, 110, front - 3], Math.PI),
    door({ ...LOOK, accent: '#2f6f6a' }, [60, 0, front - 2]),
  );
  const spots: Spot[] = [
    { at: [left + 24, 138, 60], kind: 'booking', label: '试妆台 · 预约试妆', target: 'makeup' },
    { at: [60, 132, front - 8], kind: 'room', label: '回镜框墙', target: 'optics' },
  ];
  const hats = items.filter((id) => id.startsWith('hat'));
  const chosen = [0, 2, 4, 6, 8, 10, 1, 5, 7].flatMap((i) => hats[i] ?? []);
  for (const [i, id] of chosen.entries()) {
    const at: Place = [((i % 3) - 1) * CELL[0], 67 + CELL[1] * (2 - Math.floor(i / 3)), back + 18];
    scene.add(
      cylinder(BRASS, 5, 18, [at[0], at[1] + 9, at[2]], 1.5),
      ball(PAPER, 10, [at[0], at[1] + 22, at[2]]),
      placed(await worn(assetsDir, id), [at[0], at[1] + 25, at[2] + 10], 0, 1.25),
    );
    if (i % 2 === 0)
      spots.push({ at: [at[0], at[1] + 26, at[2] + 12], kind: 'product', label: '', target: id });
  }
  const cased = [
    ['necklace-pearl-strand', 'ring-solitaire-gold', 'necklace-jade-ring', 'earrings-ginkgo-gold'],
    ['watch-dress-gold', 'bracelet-jade-beads', 'watch-diver-steel', 'necklace-plum-rose-gold'],
  ];
  for (const [side, ids] of cased.entries())
    for (const [i, id] of ids.entries()) {
      if (!items.includes(id)) continue;
      const at: Place = [(side === 0 ? -172 : 58) + i * 38, CASE_TOP, -72];
      scene.add(await displayed(assetsDir, id, at));
      if (i !== 1) spots.push({ at: [at[0], at[1] + 14, at[2]], kind: 'product', label: '', target: id });
    }
  return {
    id: 'boutique',
    title: '首饰与帽子',
    scene,
    lamps,
    eye: [0, 148, 40],
    ambient: [0.34, 0.33, 0.315],
    spots,
  };
}

const lightColumn = (at: Place): Group =>
  group(
    box({ colour: '#ffe7c4', glow: 1.2 }, [5, HEIGHT - 60, 5], at),
    box(BRASS, [9, HEIGHT - 50, 3], [at[0], at[1], at[2] - 5]),
  );

function sofa([x, y, z]: Place): Group {
  const cover: Paint = { colour: LOOK.accent };
  return group(
    box(cover, [84, 40, 150], [x, y + 22, z]),
    box(cover, [20, 44, 150], [x + 36, y + 60, z]),
    box(cover, [84, 60, 18], [x, y + 32, z - 78]),
    box(cover, [84, 60, 18], [x, y + 32, z + 78]),
    box({ colour: '#e9cdb8' }, [14, 34, 38], [x + 18, y + 58, z + 45]),
  );
}

/** Faces +z. */
function makeupTable(): Group {
  const bulbs = Array.from({ length: 12 }, (_, i) => {
    const [side, row] = [i % 2 ? 1 : -1, Math.floor(i / 2)];
    return ball({ colour: '#fff1d6', glow: 1.5 }, 3, [side * 43, 98 + row * 15, -16]);
  });
  const pots = ['#b2353f', '#d98a72', '#c46a7d', '#8c5b4a', '#e3b7a0', '#7d2f48'].map((colour, i) => {
    const high = 8 + (i % 3) * 3;
    return cylinder({ colour }, 3.2, high, [-40 + i * 12, 78 + high / 2, 6]);
  });
  return group(
    box(LOOK.wood, [130, 4, 46], [0, 76, 0]),
    box(LOOK.wood, [5, 76, 42], [-60, 38, 0]),
    box(LOOK.wood, [5, 76, 42], [60, 38, 0]),
    wallMirror([72, 90], [0, 136, -19]),
    ...bulbs,
    ...pots,
  );
}

/** On a bust, a cone or a cushion, as a jeweller would. */
async function displayed(assetsDir: string, id: string, [x, y, z]: Place): Promise<Object3D> {
  const item = await worn(assetsDir, id);
  if (id.startsWith('necklace'))
    return group(
      placed(group(cylinder(VELVET, 8.6, 22, [0, -14, -2.4], 6.2), cylinder(VELVET, 10, 3, [0, -25, -2.4])), [
        x,
        y + 27,
        z,
      ]),
      placed(item, [x, y + 27, z + 1]),
    );
  if (id.startsWith('ring'))
    return group(cylinder(VELVET, 5, 16, [x, y + 8, z], 2), placed(item, [x, y + 14, z], 0, 4));
  return group(
    box(VELVET, [18, 6, 14], [x, y + 3, z]),
    placed(item, [x, y + 12, z + 1], 0.2, id.startsWith('earrings') ? 1 : 1.9),
  );
}

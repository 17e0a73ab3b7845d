import {
  BRASS,
  box,
  cylinder,
  cylinderOnWall,
  group,
  landscape,
  MIRROR,
  type Paint,
  type Place,
  pendant,
  placed,
  plant,
  rack,
  shell,
  showcase,
  stool,
} from './carpentry.ts';
import { ceilingLight, door, HEIGHT, LOOKS, type Room, rug, type Spot, window, worn } from './rooms.ts';

const [WIDTH, DEPTH] = [520, 480];
const LOOK = LOOKS.river;
const COLUMNS = 5;
const CELL: readonly [number, number] = [62, 42];
/** Shelves begin above the drawers. */
const RACK_FOOT = 64;
/** Which frames of the rack can be tapped: far enough apart for fingers. */
const TAPPED = [1, 3, 5, 7, 9, 11, 13];
/** Shown larger than they are, as on a poster: a panorama has few pixels for a real one. */
const FRAME_SCALE = 2.3;

/** The optician's room: a wall of frames, a case of sunglasses, a mirror, the door to the eye test. */
export async function optics(assetsDir: string, items: readonly string[]): Promise<Room> {
  const { lamps, shades } = ceilingLight([WIDTH, DEPTH], 0.85);
  const back = -DEPTH / 2;
  const [left, right, front] = [-WIDTH / 2, WIDTH / 2, DEPTH / 2];
  const scene = group(
    shell([WIDTH, HEIGHT, DEPTH], LOOK.floor, { back: LOOK.back, others: LOOK.walls }),
    shades,
    rug(LOOK.rug),
    rack(LOOK.wood, COLUMNS, 4, CELL, [0, RACK_FOOT, back + 16]),
    drawers(LOOK.wood, [0, 0, back + 22]),
    showcase(LOOK.wood, [170, 84, 60], [150, 0, -70]),
    ...[105, 150, 195].map((x) => pendant([x, 205, -75], HEIGHT)),
    placed(tryingTable(), [left + 24, 0, -40], Math.PI / 2),
    stool({ colour: LOOK.accent }, [left + 95, 0, -10]),
    placed(landscape([110, 76], [0, 0, 0]), [right - 3, 155, 75], -Math.PI / 2),
    box({ colour: LOOK.accent }, [52, 42, 150], [right - 30, 21, 75]),
    box({ colour: LOOK.accent }, [14, 42, 150], [right - 8, 58, 75]),
    plant([right - 42, 0, back + 44]),
    plant([left + 40, 0, front - 46]),
    door(LOOK, [150, 0, front - 2]),
    door({ ...LOOK, accent: '#8e4a4f' }, [-185, 0, front - 2]),
    window([-20, 0, front - 2], LOOK),
  );
  const emblem = items.find((id) => id === 'glasses-round-black');
  if (emblem !== undefined)
    scene.add(placed(await worn(assetsDir, emblem), [left + 6, 238, -40], Math.PI / 2, 6));
  const spots: Spot[] = [
    { at: [150, 132, front - 8], kind: 'booking', label: '验光室 · 预约验光', target: 'eye-test' },
    { at: [-185, 132, front - 8], kind: 'room', label: '去首饰与帽子', target: 'boutique' },
  ];
  const clear = items.filter((id) => id.startsWith('glasses'));
  const shaded = items.filter((id) => id.startsWith('sunglasses'));
  const shelved = [...clear, ...shaded, ...clear].slice(0, COLUMNS * 4);
  for (const [i, id] of shelved.entries()) {
    const row = 3 - Math.floor(i / COLUMNS);
    const at: Place = [((i % COLUMNS) - 2) * CELL[0], RACK_FOOT + CELL[1] * row + 15, back + 20];
    scene.add(placed(await worn(assetsDir, id), at, 0, FRAME_SCALE));
    if (TAPPED.includes(i))
      spots.push({ at: [at[0], at[1] - 2, at[2] + 8], kind: 'product', label: '', target: id });
  }
  for (const [i, id] of shaded.slice(3, 7).entries()) {
    const at: Place = [92 + i * 38, 95, -62];
    scene.add(placed(await worn(assetsDir, id), at, -0.5, FRAME_SCALE));
    if (i % 2 === 0) spots.push({ at, kind: 'product', label: '', target: id });
  }
  return {
    id: 'optics',
    title: '镜框墙',
    scene,
    lamps,
    eye: [0, 150, 30],
    ambient: [0.34, 0.33, 0.315],
    spots,
  };
}

function drawers(wood: Paint, [x, y, z]: Place) {
  const wide = COLUMNS * CELL[0];
  const fronts = Array.from({ length: COLUMNS }, (_, i) => {
    const middle = x + (i - 2) * CELL[0];
    return [
      box({ ...wood, colour: '#c59a6a' }, [CELL[0] - 4, 46, 2], [middle, y + 32, z + 21]),
      cylinderOnWall(BRASS, 1.8, [middle, y + 46, z + 23], 3),
    ];
  });
  return group(box(wood, [wide + 8, 60, 40], [x, y + 30, z]), ...fronts.flat());
}

/** A console with a round mirror; faces +z. */
function tryingTable() {
  return group(
    box(LOOK.wood, [130, 5, 40], [0, 78, 0]),
    box(LOOK.wood, [5, 76, 36], [-60, 38, 0]),
    box(LOOK.wood, [5, 76, 36], [60, 38, 0]),
    box({ ...LOOK.wood, colour: '#c59a6a' }, [114, 14, 34], [0, 69, 1]),
    cylinderOnWall(BRASS, 47, [0, 155, -22], 3),
    cylinderOnWall(MIRROR, 44, [0, 155, -20.2], 1),
    cylinder({ colour: '#d9c3a4' }, 7, 24, [-46, 92, -4], 4),
    cylinder({ colour: '#2f6f6a' }, 5, 14, [-32, 87, 4], 5),
  );
}

import type { Finish } from '../design.ts';
import { plate } from '../shapes/jewel.ts';
import { merged, type Point, type Solid } from '../shapes/solid.ts';
import { ellipsoid, sheet, turned } from '../shapes/surface.ts';
import { outward, roundedSection, smoothPath, sweep } from '../shapes/sweep.ts';
import { WRIST } from './bracelets.ts';
import type { Dial } from './dials.ts';

/** A watch in its own axes: 12 at +y, the dial looks along +z, cm. */
export interface Watch {
  readonly id: string;
  readonly title: string;
  /** Half the width of the case, cm. */
  readonly radius: number;
  readonly square?: boolean;
  readonly bezel: 'slim' | 'dive';
  readonly dial: Dial;
  readonly metal: Finish;
  readonly hands: string;
  readonly strap: { readonly finish: Finish; readonly style: 'leather' | 'links' };
}

/** The case's back over the middle of the wrist, and its glass, cm. */
export const CASE_BACK = WRIST.halfDepth + 0.08;
const THICK = 0.86;
const GLASS = CASE_BACK + THICK;
const CORNERS = 64;

type Profile = readonly (readonly [grow: number, z: number])[];

/** A body with the case's outline: circle or soft square. `grow` is added to the radius. */
function cased({ radius, square = false }: Watch, profile: Profile): Solid {
  const last = profile.length - 1;
  return outward(
    sheet(CORNERS, last, (u, v) => {
      const [grow, z] = profile[Math.round(v * last)] as readonly [number, number];
      const angle = (u === 1 ? 0 : u) * 2 * Math.PI;
      return outline(angle, Math.max(0, radius + grow), square, z);
    }),
  );
}

function outline(angle: number, radius: number, square: boolean, z: number): Point {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const n = 5;
  const reach = square ? (Math.abs(sin) ** n + Math.abs(cos) ** n) ** (-1 / n) * 0.93 : 1;
  return [radius * reach * sin, radius * reach * cos, z];
}

export function caseOf(watch: Watch): Solid {
  const { radius } = watch;
  const side = cased(watch, [
    [-radius, CASE_BACK],
    [-0.25, CASE_BACK],
    [-0.04, CASE_BACK + 0.1],
    [0, CASE_BACK + 0.2],
    [0, GLASS - 0.3],
    [-0.03, GLASS - 0.26],
    [-0.05, GLASS - 0.16],
    [-0.1, GLASS - 0.05],
    [-0.16, GLASS - 0.02],
    [-0.2, GLASS - 0.07],
    [-0.21, GLASS - 0.16],
  ]);
  const crown = turned(
    [
      [0, 0.2],
      [0.15, 0.18],
      [0.17, 0.12],
      [0.17, 0.02],
      [0.1, 0],
    ],
    18,
    ([x, y, z]) => [radius + y + 0.01, x, CASE_BACK + 0.42 + z],
  );
  const lug = (sx: number, sy: number): Solid => {
    const at = radius * (watch.square === true ? 0.62 : 0.6);
    const start = watch.square === true ? 0.86 : 0.7;
    return sweep({
      path: smoothPath(
        [
          [sx * at, sy * radius * start, CASE_BACK + 0.42],
          [sx * at, sy * radius * 1.06, CASE_BACK + 0.4],
          [sx * at, sy * (radius + 0.28), CASE_BACK + 0.24],
          [sx * at, sy * (radius + 0.4), CASE_BACK + 0.06],
        ],
        4,
      ),
      closed: false,
      up: [1, 0, 0],
      section: (share) => roundedSection(0.46 - 0.12 * share, 0.3, 0.1, 3),
    });
  };
  return merged([side, crown, lug(1, 1), lug(-1, 1), lug(1, -1), lug(-1, -1)]);
}

/** A turning bezel with a coin edge. */
export function diveBezel(watch: Watch): Solid {
  const steps = 180;
  const rings: Profile = [
    [0.01, GLASS - 0.26],
    [0.03, GLASS - 0.2],
    [0.03, GLASS - 0.08],
    [-0.02, GLASS - 0.02],
    [-0.24, GLASS + 0.03],
    [-0.28, GLASS - 0.02],
  ];
  return outward(
    sheet(steps, rings.length - 1, (u, v) => {
      const index = Math.round(v * (rings.length - 1));
      const [grow, z] = rings[index] as readonly [number, number];
      const step = Math.round(u * steps) % steps;
      const tooth = index > 0 && index < 3 && step % 3 === 0 ? -0.035 : 0;
      const angle = (step / steps) * 2 * Math.PI;
      return outline(angle, watch.radius + grow + tooth, false, z);
    }),
  );
}

export function dialOf(watch: Watch): Solid {
  const face = sheet(CORNERS, 1, (u, v) => {
    const angle = (u === 1 ? 0 : u) * 2 * Math.PI;
    return outline(angle, v === 0 ? 0 : watch.radius - 0.2, watch.square === true, GLASS - 0.15);
  });
  const reach = watch.radius - 0.2;
  const uvs: number[] = [];
  for (let i = 0; i < face.positions.length; i += 3)
    // Pictures have their first row at the top: v runs down.
    uvs.push(0.5 + (face.positions[i] ?? 0) / (2 * reach), 0.5 - (face.positions[i + 1] ?? 0) / (2 * reach));
  return outwardZ({ ...face, uvs });
}

/** A flat sheet that must look to +z. */
function outwardZ(solid: Solid): Solid {
  const { positions, indices } = solid;
  let area = 0;
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => (indices[i + k] ?? 0) * 3) as [number, number, number];
    const at = (v: number, axis: number) => positions[v + axis] ?? 0;
    area += (at(b, 0) - at(a, 0)) * (at(c, 1) - at(a, 1)) - (at(c, 0) - at(a, 0)) * (at(b, 1) - at(a, 1));
  }
  if (area >= 0) return solid;
  const turned: number[] = [];
  for (let i = 0; i < indices.length; i += 3)
    turned.push(indices[i] ?? 0, indices[i + 2] ?? 0, indices[i + 1] ?? 0);
  return { ...solid, indices: turned };
}

/** Ten past ten, as watches are shown. */
export function handsOf(watch: Watch): Solid {
  const reach = watch.radius - 0.2;
  const hand = (hours: number, length: number, width: number, z: number): Solid => {
    const bar = plate(
      [
        [width * 0.5, -reach * 0.12],
        [width, length * 0.6],
        [0, length],
        [-width, length * 0.6],
        [-width * 0.5, -reach * 0.12],
      ],
      0.03,
      0.012,
    );
    const angle = -(hours / 12) * 2 * Math.PI;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const positions: number[] = [];
    for (let i = 0; i < bar.positions.length; i += 3) {
      const [x = 0, y = 0, dz = 0] = bar.positions.slice(i, i + 3);
      positions.push(x * cos - y * sin, x * sin + y * cos, z + dz);
    }
    return { ...bar, positions };
  };
  const top = GLASS - 0.12;
  return merged([
    hand(10.15, reach * 0.56, reach * 0.06, top),
    hand(1.8, reach * 0.82, reach * 0.045, top + 0.03),
    hand(6.2, reach * 0.78, reach * 0.014, top + 0.055),
    ellipsoid([0, 0, top + 0.05], [0.09, 0.09, 0.04], 14),
  ]);
}

export function glassOf(watch: Watch): Solid {
  const dome = sheet(CORNERS, 4, (u, v) => {
    const angle = (u === 1 ? 0 : u) * 2 * Math.PI;
    return outline(
      angle,
      v * (watch.radius - 0.17),
      watch.square === true,
      GLASS + 0.06 * (1 - v * v) - 0.03,
    );
  });
  return outwardZ(dome);
}

import type { Design, Finish, Part } from '../design.ts';
import { GOLD, ROSE_GOLD, SILVER, STEEL } from '../finishes.ts';
import { plate, strung } from '../shapes/jewel.ts';
import { deformed, merged, type Point, type Solid } from '../shapes/solid.ts';
import { ellipsoid, sheet, turned } from '../shapes/surface.ts';
import { outward, roundedSection, smoothPath, sweep } from '../shapes/sweep.ts';
import { aroundWrist, WRIST } from './bracelets.ts';
import { type Dial, dialSvg } from './dials.ts';

interface Watch {
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
const CASE_BACK = WRIST.halfDepth + 0.08;
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

function caseOf(watch: Watch): Solid {
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
function diveBezel(watch: Watch): Solid {
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

function dialOf(watch: Watch): Solid {
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
function handsOf(watch: Watch): Solid {
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

function glassOf(watch: Watch): Solid {
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

/** From one lug around the wrist to the other: y and z, in the watch's own axes (12 at +y). */
function strapPath(watch: Watch): Point[] {
  const lugs: readonly Point[] = [
    [0, watch.radius + 0.02, CASE_BACK + 0.34],
    [0, watch.radius + 0.38, CASE_BACK + 0.14],
  ];
  const skin = (degrees: number): Point => {
    const [across, , up] = aroundWrist((degrees * Math.PI) / 180, 0.14);
    return [0, across, up];
  };
  const half = [
    ...lugs,
    [0, watch.radius + 0.74, CASE_BACK - 0.5] as Point,
    ...[84, 104, 125, 145, 163].map(skin),
  ];
  const other = half.map(([x, y, z]): Point => [x, -y, z]).reverse();
  return smoothPath([...half, skin(180), ...other], 5);
}

function leather(watch: Watch): Part[] {
  const path = strapPath(watch);
  const wide = watch.radius * (watch.square === true ? 1.02 : 0.98);
  const strap = sweep({
    path,
    closed: false,
    up: [1, 0, 0],
    section: (share) => {
      const middle = 1 - Math.abs(share - 0.5) * 2;
      const swell = Math.max(0, 1 - middle * 5);
      return roundedSection(0.2 + 0.12 * swell, wide * (1 - 0.16 * middle), 0.09, 3);
    },
  });
  const buckle = sweep({
    path: [
      [-wide * 0.5, -0.32, 0],
      [wide * 0.5, -0.32, 0],
      [wide * 0.5, 0.32, 0],
      [-wide * 0.5, 0.32, 0],
    ].map(([x, y]): Point => [x ?? 0, y ?? 0, -WRIST.halfDepth - 0.27]),
    closed: true,
    up: [0, 0, 1],
    section: () => roundedSection(0.11, 0.12, 0.04, 2),
  });
  return [
    { name: 'strap', material: 'trim', solid: patternedStrap(strap) },
    { name: 'buckle', material: 'metal', solid: buckle },
  ];
}

/** The sweep's own coordinates run once along the strap; leather's grain is finer. */
const patternedStrap = (solid: Solid): Solid => ({
  ...solid,
  uvs: solid.uvs.map((value, i) => value * (i % 2 === 0 ? 7 : 2)),
});

/** Three rows of links, the middle one proud. */
function links(watch: Watch): Part[] {
  const path = strung(strapPath(watch), 0.46);
  const wide = watch.radius * 0.98;
  const solids = path.slice(0, -1).flatMap((at, i): Solid[] => {
    const next = path[i + 1] as Point;
    const along = Math.hypot(next[1] - at[1], next[2] - at[2]) || 1;
    const [cy, cz] = [(next[1] - at[1]) / along, (next[2] - at[2]) / along];
    const middle = 1 - Math.abs(i / (path.length - 1) - 0.5) * 2;
    const width = wide * (1 - 0.18 * middle);
    const row = (x: number, w: number, thick: number): Solid => {
      const piece = plate(
        [
          [-w / 2, -0.21],
          [w / 2, -0.21],
          [w / 2, 0.21],
          [-w / 2, 0.21],
        ],
        thick,
        0.05,
      );
      // Along the path, its face away from the wrist.
      return deformed(piece, ([px, py, pz]) => [
        x + px,
        at[1] + cy * (py + 0.23) - cz * pz,
        at[2] + cz * (py + 0.23) + cy * pz,
      ]);
    };
    return [
      row(0, width * 0.46, 0.3),
      row(-width * 0.37, width * 0.25, 0.24),
      row(width * 0.37, width * 0.25, 0.24),
    ];
  });
  return [{ name: 'links', material: 'metal', solid: merged(solids.map(outward)) }];
}

/** On the wrist 12 looks away from the thumb's side of a left hand, the crown to the fingers. */
const onWrist = (part: Part): Part => ({
  ...part,
  solid: deformed(part.solid, ([x, y, z]) => [-y, x, z]),
});

function watch(spec: Watch): Design {
  const dive = spec.bezel === 'dive';
  const parts: Part[] = [
    { name: 'case', material: 'metal', solid: caseOf(spec) },
    { name: 'dial', material: 'dial', solid: dialOf(spec) },
    { name: 'hands', material: 'shade', solid: handsOf(spec) },
    { name: 'glass', material: 'lens', solid: glassOf(spec) },
    ...(dive ? [{ name: 'bezel', material: 'stone', solid: diveBezel(spec) } as const] : []),
    ...(spec.strap.style === 'leather' ? leather(spec) : links(spec)),
  ];
  return {
    id: spec.id,
    title: spec.title,
    parts: parts.map(onWrist),
    finishes: {
      metal: spec.metal,
      dial: { colour: '#ffffff', metalness: 0, roughness: 0.45, svg: dialSvg(spec.dial) },
      shade: { colour: spec.hands, metalness: 0.6, roughness: 0.3 },
      lens: { colour: '#f4f8fb', metalness: 0, roughness: 0.02, opacity: { top: 0.02, bottom: 0.02 } },
      ...(dive ? { stone: { colour: '#12303a', metalness: 0.3, roughness: 0.25 } } : {}),
      ...(spec.strap.style === 'leather' ? { trim: spec.strap.finish } : {}),
    },
    wearing: {
      kind: 'watch',
      finger: null,
      offset: [0, -2.6, 0],
      diameterCm: 2 * WRIST.halfWidth,
      shadow: 0.45,
    },
  };
}

const leatherFinish = (colour: string): Finish => ({
  colour,
  metalness: 0,
  roughness: 0.62,
  pattern: 'leather',
});

const DRESS: Omit<Watch, 'id' | 'title' | 'metal' | 'hands' | 'strap' | 'dial'> = {
  radius: 1.9,
  bezel: 'slim',
};
const DIVER: Omit<Watch, 'id' | 'title' | 'dial'> = {
  radius: 2.05,
  bezel: 'dive',
  metal: STEEL,
  hands: '#f6f7f2',
  strap: { style: 'links', finish: STEEL },
};
const SUGAR: Omit<Watch, 'id' | 'title' | 'metal' | 'hands' | 'strap' | 'dial'> = {
  radius: 1.55,
  square: true,
  bezel: 'slim',
};

export const watches: readonly Design[] = [
  watch({
    id: 'watch-field-steel',
    title: '野外三针腕表 · 钢壳棕带',
    radius: 1.95,
    bezel: 'slim',
    dial: { ground: '#22272b', rim: '#121517', marks: '#eee4cd', style: 'field' },
    metal: STEEL,
    hands: '#f3ead6',
    strap: { style: 'leather', finish: leatherFinish('#8a5a33') },
  }),
  watch({
    ...DRESS,
    id: 'watch-dress-gold',
    title: '正装两针腕表 · 金壳黑带',
    dial: { ground: '#f7f1e4', rim: '#e6dac2', marks: '#b98f45', style: 'bars' },
    metal: GOLD,
    hands: '#8f6a2c',
    strap: { style: 'leather', finish: leatherFinish('#26211f') },
  }),
  watch({
    ...DRESS,
    id: 'watch-dress-navy',
    title: '正装两针腕表 · 银壳藏青',
    dial: { ground: '#20365e', rim: '#101c36', marks: '#e7ebf0', style: 'bars' },
    metal: SILVER,
    hands: '#eef1f4',
    strap: { style: 'leather', finish: leatherFinish('#26365a') },
  }),
  watch({
    ...DIVER,
    id: 'watch-diver-steel',
    title: '潜水腕表 · 江青',
    dial: { ground: '#14606b', rim: '#06262d', marks: '#f2f6ee', style: 'dots' },
  }),
  watch({
    ...DIVER,
    id: 'watch-diver-ink',
    title: '潜水腕表 · 墨黑',
    dial: { ground: '#23262a', rim: '#0c0d0f', marks: '#f0ead8', style: 'dots' },
  }),
  watch({
    ...SUGAR,
    id: 'watch-square-rose-gold',
    title: '方糖腕表 · 玫瑰金',
    dial: { ground: '#fbf3ee', rim: '#efd9cd', marks: '#b3735b', style: 'roman', square: true },
    metal: ROSE_GOLD,
    hands: '#9c5d46',
    strap: { style: 'leather', finish: leatherFinish('#a4493f') },
  }),
  watch({
    ...SUGAR,
    id: 'watch-square-moss',
    title: '方糖腕表 · 金壳苔绿',
    dial: { ground: '#f4f0df', rim: '#ddd5b6', marks: '#6d6a3c', style: 'roman', square: true },
    metal: GOLD,
    hands: '#6b5a2a',
    strap: { style: 'leather', finish: leatherFinish('#566040') },
  }),
];

import { denim, dyed, jersey, knit, linen, mixed } from '../cloth/fabrics.ts';
import { type Cut, onArm, type Spot, scaled } from '../cloth/layout.ts';
import { grain } from '../cloth/noise.ts';
import { mirrorSpot, straight } from '../cloth/outlines.ts';
import {
  armholeSeams,
  bothSides,
  button,
  endless,
  pair,
  plain,
  rumpled,
  seam,
  seat,
  shell,
  type Tailored,
  wornFolds,
} from '../cloth/tailoring.ts';

const long = (upper: number, cuff: number): NonNullable<Cut['sleeve']> => ({
  kind: 'long',
  end: 1.95,
  widths: [
    [0.3, upper],
    [1, upper * 0.84],
    [1.75, cuff * 1.05],
    [1.95, cuff],
  ],
});

/** A band around the end of the wearer's left sleeve. */
function cuffBand(cut: Cut, from: number, wider: number): Spot[] {
  const sleeve = cut.sleeve;
  if (sleeve === undefined) return [];
  const half = (sleeve.widths.at(-1)?.[1] ?? 0.1) + wider;
  return [
    onArm(from, half),
    onArm(sleeve.end, half),
    onArm(sleeve.end + 0.03, 0),
    onArm(sleeve.end, -half),
    onArm(from, -half),
    onArm(from + 0.03, 0),
  ];
}

const shirtCut: Cut = {
  heightPx: 776,
  layer: 'top',
  trunk: [
    [0.46, 0.62],
    [0.9, 0.58],
    [1.42, 0.62],
    [1.72, 0.63],
  ],
  tip: [0.57, -0.09],
  pit: [0.62, 0.46],
  topY: -0.34,
  sleeve: long(0.2, 0.125),
};
const SHIRT_NECK: readonly Spot[] = [
  [0, 0.16],
  [0.06, 0.04],
  [0.12, -0.06],
  [0.2, -0.19],
];
const COLLAR_LEAF: readonly Spot[] = [
  [0.012, 0.16],
  [0.055, 0.03],
  [0.11, -0.1],
  [0.175, -0.225],
  [0.215, -0.235],
  [0.275, -0.15],
  [0.285, -0.03],
  [0.235, 0.14],
  [0.12, 0.125],
];
const white = dyed('#f4f1ea');

const linenShirt: Tailored = {
  id: 'clothes-linen-shirt-white',
  title: '白色亚麻衬衫',
  cut: shirtCut,
  fabric: '#f4f1ea',
  pieces: [
    {
      path: shell(shirtCut, SHIRT_NECK, 0.07),
      whole: endless(shirtCut, SHIRT_NECK),
      dye: plain(white),
      weave: linen,
      round: { reach: 0.17, rise: 0.055 },
      folds: wornFolds(shirtCut, 1.25),
      drapes: [rumpled(0.006), { across: 0.22, along: 1.1, depth: 0.011, turn: 0.05 }],
    },
    {
      path: straight([
        [-0.045, 0.15],
        [0.045, 0.15],
        [0.045, 1.78],
        [-0.045, 1.78],
      ]),
      dye: plain(mixed(white, [255, 255, 255], 0.25)),
      weave: linen,
      round: { reach: 0.008, rise: 0.006 },
      drapes: [rumpled(0.004)],
      shadow: { dark: 0.22, reach: 0.02 },
    },
    {
      path: pair(COLLAR_LEAF),
      dye: plain(mixed(white, [255, 255, 255], 0.2)),
      weave: linen,
      round: { reach: 0.03, rise: 0.012 },
      shadow: { dark: 0.34, reach: 0.045 },
    },
    {
      path: pair(cuffBand(shirtCut, 1.76, 0.008)),
      dye: plain(white),
      weave: linen,
      round: { reach: 0.09, rise: 0.05 },
      shadow: { dark: 0.2, reach: 0.02 },
    },
  ],
  trims:
    armholeSeams(shirtCut, 'rgba(120,110,95,0.35)') +
    bothSides(
      [
        [0.25, 0.42],
        [0.25, 0.62],
      ],
      () => '',
    ) +
    [0.34, 0.62, 0.9, 1.18, 1.46].map((y) => button([0, y], 7.5, '#e7dfd0', '#b9ac94')).join('') +
    bothSides(
      COLLAR_LEAF.slice(4, 9).map(([x, y]): Spot => [x * 0.95 + 0.005, y * 0.95 - 0.004]),
      (spots) => seam(spots, 'rgba(140,130,112,0.45)', 1.1, '4 3'),
    ) +
    [-0.036, 0.036]
      .map((x) =>
        seam(
          [
            [x, 0.2],
            [x, 0.9],
            [x, 1.76],
          ],
          'rgba(140,130,112,0.38)',
          1.1,
          '4 3',
        ),
      )
      .join(''),
};

const teeCut: Cut = {
  heightPx: 752,
  layer: 'top',
  trunk: [
    [0.46, 0.61],
    [0.9, 0.57],
    [1.42, 0.6],
    [1.66, 0.61],
  ],
  tip: [0.58, -0.085],
  pit: [0.61, 0.46],
  topY: -0.3,
  sleeve: {
    kind: 'short',
    end: 0.7,
    widths: [
      [0.3, 0.205],
      [0.7, 0.2],
    ],
  },
};
const CREW: readonly Spot[] = [
  [0, -0.02],
  [0.09, -0.035],
  [0.16, -0.075],
  [0.205, -0.13],
  [0.225, -0.185],
];
const OUTER_CREW: readonly Spot[] = [
  [0, 0.04],
  [0.11, 0.022],
  [0.195, -0.03],
  [0.25, -0.1],
  [0.28, -0.165],
];
const ring = (inner: readonly Spot[], outer: readonly Spot[]): string =>
  straight([
    ...inner.slice(1).reverse().map(mirrorSpot),
    ...inner,
    ...[...outer].reverse(),
    ...outer.slice(1).map(mirrorSpot),
  ]);
const cream = dyed('#f3eee2');
const navy = dyed('#22345c');
const STRIPE = 0.082;

const stripeTee: Tailored = {
  id: 'clothes-tee-stripe-navy',
  title: '海魂条纹短袖',
  cut: teeCut,
  fabric: '#22345c',
  pieces: [
    {
      path: shell(teeCut, CREW, 0.02),
      whole: endless(teeCut, CREW),
      dye: (x, y) => {
        const { spot, sleeve } = seat(teeCut, x, y);
        const line = sleeve === undefined ? spot[1] : sleeve.at * 0.86 + 0.02;
        if (sleeve === undefined && spot[1] < STRIPE) return cream;
        const share = line / STRIPE - Math.floor(line / STRIPE);
        const edge = Math.max(0, Math.min(1, (0.2 - Math.abs(share - 0.5)) * STRIPE * scaled(1)));
        return mixed(cream, navy, edge);
      },
      weave: jersey,
      round: { reach: 0.19, rise: 0.06 },
      folds: wornFolds(teeCut, 1),
      drapes: [{ across: 0.26, along: 0.9, depth: 0.012, turn: 0.12 }],
    },
    {
      path: ring(CREW, OUTER_CREW),
      dye: plain(navy),
      weave: (x, y) => 1 + 0.1 * Math.sin(Math.atan2(y - 120, x - 512) * 240),
      round: { reach: 0.025, rise: 0.014 },
      shadow: { dark: 0.25, reach: 0.02 },
    },
  ],
  trims:
    armholeSeams(teeCut, 'rgba(20,25,45,0.3)') +
    seam(
      [
        [-0.6, 1.6],
        [0, 1.625],
        [0.6, 1.6],
      ],
      'rgba(60,60,80,0.35)',
      1.2,
      '5 3',
    ),
};

const jacketCut: Cut = {
  heightPx: 740,
  layer: 'outer',
  trunk: [
    [0.48, 0.66],
    [0.9, 0.63],
    [1.42, 0.62],
    [1.6, 0.61],
  ],
  tip: [0.62, -0.08],
  pit: [0.66, 0.5],
  topY: -0.36,
  sleeve: long(0.225, 0.145),
};
const JACKET_NECK: readonly Spot[] = [
  [0, 0.1],
  [0.07, 0.0],
  [0.13, -0.09],
  [0.21, -0.2],
];
const indigo = dyed('#4d6d99');
const thread = '#c98f4a';
const pocket = (x: number): Spot[] => [
  [x - 0.13, 0.42],
  [x + 0.13, 0.42],
  [x + 0.13, 0.5],
  [x, 0.57],
  [x - 0.13, 0.5],
];
const stitched = (spots: readonly Spot[]): string => seam(spots, thread, 1.5, '5 2.6');

const denimJacket: Tailored = {
  id: 'clothes-denim-jacket-blue',
  title: '石洗牛仔外套',
  cut: jacketCut,
  fabric: '#4d6d99',
  pieces: [
    {
      path: shell(jacketCut, JACKET_NECK, 0.01),
      whole: endless(jacketCut, JACKET_NECK),
      dye: (x, y) => {
        const { spot } = seat(jacketCut, x, y);
        const worn = Math.max(0, 1 - ((Math.abs(spot[0]) - 0.32) / 0.2) ** 2 - ((spot[1] - 0.9) / 0.6) ** 2);
        return mixed(indigo, [150, 178, 210], 0.3 * worn);
      },
      weave: denim,
      round: { reach: 0.18, rise: 0.06 },
      folds: wornFolds(jacketCut, 1.35),
      drapes: [rumpled(0.007, 0.12), { across: 0.3, along: 0.9, depth: 0.01, turn: 0.1 }],
    },
    {
      path: straight([
        [-0.615, 1.45],
        [-0.3, 1.47],
        [0.3, 1.47],
        [0.615, 1.45],
        [0.612, 1.6],
        [0.3, 1.615],
        [-0.3, 1.615],
        [-0.612, 1.6],
      ]),
      dye: plain(mixed(indigo, [30, 50, 90], 0.12)),
      weave: denim,
      round: { reach: 0.02, rise: 0.014 },
      shadow: { dark: 0.3, reach: 0.02 },
    },
    {
      path: straight([
        [-0.05, 0.08],
        [0.05, 0.08],
        [0.05, 1.61],
        [-0.05, 1.61],
      ]),
      dye: plain(mixed(indigo, [160, 185, 215], 0.1)),
      weave: denim,
      round: { reach: 0.012, rise: 0.009 },
      shadow: { dark: 0.3, reach: 0.02 },
    },
    {
      path: pair(pocket(0.31)),
      dye: plain(mixed(indigo, [170, 195, 220], 0.12)),
      weave: denim,
      round: { reach: 0.014, rise: 0.01 },
      shadow: { dark: 0.32, reach: 0.025 },
    },
    {
      path: pair([
        [0.005, 0.1],
        [0.05, -0.03],
        [0.11, -0.13],
        [0.185, -0.25],
        [0.23, -0.26],
        [0.31, -0.15],
        [0.36, 0.0],
        [0.3, 0.14],
        [0.12, 0.1],
      ]),
      dye: plain(mixed(indigo, [30, 50, 90], 0.1)),
      weave: denim,
      round: { reach: 0.03, rise: 0.014 },
      shadow: { dark: 0.38, reach: 0.045 },
    },
    {
      path: pair(cuffBand(jacketCut, 1.74, 0.006)),
      dye: plain(mixed(indigo, [30, 50, 90], 0.1)),
      weave: denim,
      round: { reach: 0.1, rise: 0.055 },
      shadow: { dark: 0.25, reach: 0.02 },
    },
  ],
  trims:
    armholeSeams(jacketCut, 'rgba(20,35,70,0.6)', 3) +
    bothSides(
      [
        [0.07, 0.36],
        [0.3, 0.37],
        [0.64, 0.34],
      ],
      (spots) =>
        seam(spots, 'rgba(20,35,70,0.55)', 2.4) + stitched(spots.map(([x, y]): Spot => [x, y + 0.012])),
    ) +
    bothSides(
      [
        [0.14, 0.5],
        [0.13, 1],
        [0.16, 1.45],
      ],
      (spots) =>
        seam(spots, 'rgba(20,35,70,0.4)', 2.2) + stitched(spots.map(([x, y]): Spot => [x + 0.012, y])),
    ) +
    bothSides(
      [
        [0.44, 0.58],
        [0.4, 1],
        [0.34, 1.45],
      ],
      (spots) =>
        seam(spots, 'rgba(20,35,70,0.4)', 2.2) + stitched(spots.map(([x, y]): Spot => [x - 0.012, y])),
    ) +
    bothSides(
      [
        [0.19, 0.435],
        [0.19, 0.49],
        [0.31, 0.553],
        [0.43, 0.49],
        [0.43, 0.435],
      ],
      stitched,
    ) +
    bothSides(
      [
        [0.04, 0.14],
        [0.04, 0.9],
        [0.04, 1.45],
      ],
      stitched,
    ) +
    bothSides(
      [
        [0.222, -0.237],
        [0.297, -0.14],
        [0.342, -0.005],
        [0.292, 0.118],
      ],
      stitched,
    ) +
    bothSides(
      [
        [0, 1.485],
        [0.3, 1.485],
        [0.6, 1.465],
      ],
      stitched,
    ) +
    [0.24, 0.52, 0.8, 1.08, 1.34, 1.54].map((y) => button([0, y], 8, '#a9713d', '#e6bf8a')).join('') +
    [-0.31, 0.31].map((x) => button([x, 0.515], 6.5, '#a9713d', '#e6bf8a')).join(''),
};

const knitCut: Cut = {
  heightPx: 760,
  layer: 'top',
  trunk: [
    [0.5, 0.66],
    [0.9, 0.64],
    [1.4, 0.65],
    [1.55, 0.61],
    [1.7, 0.6],
  ],
  tip: [0.64, -0.065],
  pit: [0.66, 0.52],
  topY: -0.36,
  sleeve: {
    kind: 'long',
    end: 1.95,
    widths: [
      [0.3, 0.225],
      [1, 0.2],
      [1.6, 0.175],
      [1.74, 0.135],
      [1.95, 0.13],
    ],
  },
};
const oat = dyed('#e8dcc6');
const ROLL: readonly Spot[] = [
  [0, -0.03],
  [0.1, -0.05],
  [0.175, -0.1],
  [0.215, -0.17],
  [0.225, -0.235],
];
const OUTER_ROLL: readonly Spot[] = [
  [0, 0.075],
  [0.13, 0.05],
  [0.23, -0.02],
  [0.29, -0.1],
  [0.285, -0.2],
];
/** A rope of yarn that crosses over itself: light across the cable by place along and across it, 0..1. */
function cable(along: number, across: number, wide: number): number {
  const turn = (along / (wide * 2.1)) * Math.PI;
  const strand = (phase: number): number => {
    const middle = Math.sin(turn + phase) * 0.42;
    const off = (across / wide - middle) / 0.5;
    return off * off >= 1 ? 0 : Math.sqrt(1 - off * off) * (0.75 + 0.25 * Math.cos(turn + phase));
  };
  return Math.max(strand(0), strand(Math.PI));
}
const stitch = knit(9);
const CABLES = [0, 0.24, -0.24] as const;

function cableKnit(x: number, y: number): number {
  const { spot, sleeve } = seat(knitCut, x, y);
  const isSleeve = sleeve !== undefined;
  const along = isSleeve ? sleeve.at * 0.86 : spot[1];
  const across = isSleeve ? sleeve.across : spot[0];
  if (isSleeve ? sleeve.at > 1.74 : spot[1] > 1.52) {
    const rib = Math.sin(across * 2 * Math.PI * 30);
    return 0.86 + 0.14 * rib;
  }
  const local = isSleeve ? stitch(across * scaled(1) + 500, along * scaled(1)) : stitch(x, y);
  for (const [i, middle] of (isSleeve ? [0] : CABLES).entries()) {
    const off = across - middle;
    if (Math.abs(off) > 0.088) continue;
    if (Math.abs(off) > 0.074) return 0.72;
    const rope = cable(along + i * 0.11, off, 0.07);
    const ply = 0.07 * Math.sin((along * 2.4 + off * (i === 1 ? -1 : 1)) * 190);
    return 0.62 + 0.46 * rope + ply;
  }
  return local;
}

const cableSweater: Tailored = {
  id: 'clothes-knit-cable-oat',
  title: '燕麦色麻花毛衣',
  cut: knitCut,
  fabric: '#e8dcc6',
  pieces: [
    {
      path: shell(knitCut, ROLL, 0.015),
      whole: endless(knitCut, ROLL),
      dye: plain(oat),
      weave: cableKnit,
      round: { reach: 0.2, rise: 0.075 },
      folds: wornFolds(knitCut, 0.9),
      drapes: [{ across: 0.3, along: 0.7, depth: 0.014, turn: 0.1 }],
    },
    {
      path: ring(ROLL, OUTER_ROLL),
      dye: plain(oat),
      weave: (x, y) =>
        0.9 + 0.12 * Math.sin(Math.atan2(y - 90, x - 512) * 110) + 0.05 * (grain(x, y, 21) - 0.5),
      round: { reach: 0.05, rise: 0.045 },
      shadow: { dark: 0.32, reach: 0.045 },
    },
  ],
  trims: armholeSeams(knitCut, 'rgba(110,90,60,0.4)', 3),
};

export const tops: readonly Tailored[] = [linenShirt, stripeTee, denimJacket, cableSweater];

import type { Colour } from '../cloth/bolt.ts';
import { dyed, mixed, satin, wool } from '../cloth/fabrics.ts';
import { type Cut, px, py, type Spot } from '../cloth/layout.ts';
import { grain } from '../cloth/noise.ts';
import { mirrorSpot, smoothPath, straight } from '../cloth/outlines.ts';
import {
  armholeSeams,
  bothSides,
  button,
  endless,
  falling,
  pair,
  plain,
  rumpled,
  seam,
  seat,
  shell,
  type Tailored,
  wornFolds,
} from '../cloth/tailoring.ts';

const coatCut: Cut = {
  heightPx: 1016,
  layer: 'outer',
  trunk: [
    [0.5, 0.68],
    [0.95, 0.64],
    [1.42, 0.7],
    [2.6, 0.84],
  ],
  tip: [0.64, -0.075],
  pit: [0.68, 0.52],
  topY: -0.28,
  sleeve: {
    kind: 'long',
    end: 1.97,
    widths: [
      [0.3, 0.235],
      [1, 0.195],
      [1.97, 0.165],
    ],
  },
};
const COAT_NECK: readonly Spot[] = [
  [0, 0.78],
  [0.08, 0.42],
  [0.14, 0.12],
  [0.185, -0.1],
  [0.2, -0.19],
];
const LAPEL: readonly Spot[] = [
  [-0.02, 0.82],
  [0.07, 0.45],
  [0.13, 0.14],
  [0.19, 0.02],
  [0.3, 0.08],
  [0.43, 0.1],
  [0.36, 0.34],
  [0.2, 0.66],
];
const COAT_COLLAR: readonly Spot[] = [
  [0.12, 0.14],
  [0.15, -0.02],
  [0.175, -0.2],
  [0.22, -0.235],
  [0.29, -0.15],
  [0.35, 0.0],
  [0.38, 0.09],
  [0.24, 0.1],
];
const camel = dyed('#bf9061');
const camelDark = 'rgba(70,42,18,0.5)';

const camelCoat: Tailored = {
  id: 'clothes-coat-camel',
  title: '驼色双排扣羊毛大衣',
  cut: coatCut,
  fabric: '#bf9061',
  pieces: [
    {
      path: shell(coatCut, COAT_NECK, 0.03),
      whole: endless(coatCut, COAT_NECK),
      dye: plain(camel),
      weave: wool,
      round: { reach: 0.2, rise: 0.07 },
      folds: wornFolds(coatCut, 1),
      drapes: [falling(0.9, 2.2, 0.24, 0.034), { across: 0.4, along: 1.1, depth: 0.02, turn: 0.08 }],
    },
    {
      // The left front lies over the right one.
      path: straight([
        [-0.2, 0.86],
        [0.02, 0.74],
        [0.3, 0.7],
        [0.32, 2.62],
        [-0.2, 2.63],
      ]),
      whole: straight([
        [-0.2, 0.6],
        [1.4, 0.6],
        [1.4, 3.3],
        [-0.2, 3.3],
      ]),
      dye: plain(camel),
      weave: wool,
      round: { reach: 0.02, rise: 0.012 },
      drapes: [falling(0.9, 2.2, 0.24, 0.034), { across: 0.4, along: 1.1, depth: 0.02, turn: 0.08 }],
      shadow: { dark: 0.3, reach: 0.03 },
    },
    {
      path: pair(LAPEL),
      dye: plain(mixed(camel, [255, 230, 190], 0.06)),
      weave: wool,
      round: { reach: 0.03, rise: 0.014 },
      shadow: { dark: 0.4, reach: 0.06 },
    },
    {
      path: pair(COAT_COLLAR),
      dye: plain(mixed(camel, [255, 230, 190], 0.04)),
      weave: wool,
      round: { reach: 0.03, rise: 0.016 },
      shadow: { dark: 0.36, reach: 0.04 },
    },
    {
      path: pair([
        [0.38, 1.36],
        [0.66, 1.33],
        [0.665, 1.45],
        [0.385, 1.48],
      ]),
      dye: plain(mixed(camel, [255, 230, 190], 0.05)),
      weave: wool,
      round: { reach: 0.02, rise: 0.012 },
      shadow: { dark: 0.36, reach: 0.035 },
    },
  ],
  trims:
    armholeSeams(coatCut, camelDark, 2.6) +
    [0.98, 1.28, 1.58]
      .flatMap((y) => [-0.12, 0.16].map((x) => button([x, y], 11, '#5a3a20', '#a87a4e')))
      .join(''),
};

const dressCut: Cut = {
  heightPx: 1050,
  layer: 'dress',
  trunk: [
    [0.45, 0.575],
    [0.88, 0.475],
    [1.0, 0.49],
    [1.42, 0.64],
    [2.74, 0.98],
  ],
  tip: [0.57, -0.085],
  pit: [0.585, 0.45],
  topY: -0.24,
  sleeve: {
    kind: 'short',
    end: 0.66,
    widths: [
      [0.3, 0.2],
      [0.66, 0.235],
    ],
  },
};
const V_NECK: readonly Spot[] = [
  [0, 0.34],
  [0.1, 0.15],
  [0.18, -0.03],
  [0.225, -0.185],
];
const PETALS = 5;
const FLOWER = 0.125;
const sky = dyed('#5f7fa6');
const blossoms: readonly Colour[] = [
  [247, 236, 222],
  [240, 178, 170],
  [236, 205, 128],
];
/** Blossoms strewn over cloth, none two alike: the colour at a place, or none. */
function blossomAt(x: number, y: number): Colour | undefined {
  const [column, row] = [Math.floor(x / FLOWER), Math.floor(y / FLOWER)];
  for (let j = -1; j <= 1; j += 1)
    for (let i = -1; i <= 1; i += 1) {
      const [c, r] = [column + i, row + j];
      if (grain(c, r, 40) < 0.3) continue;
      const dx = x / FLOWER - (c + 0.2 + 0.6 * grain(c, r, 41));
      const dy = y / FLOWER - (r + 0.2 + 0.6 * grain(c, r, 42));
      const size = 0.2 + 0.2 * grain(c, r, 43);
      const far = Math.hypot(dx, dy) / size;
      if (far > 1) continue;
      if (far < 0.24) return [226, 170, 70];
      const angle = Math.atan2(dy, dx) + grain(c, r, 44) * 6.3;
      const petal = 0.62 + 0.38 * Math.abs(Math.cos((angle * PETALS) / 2));
      if (far < petal) {
        const colour = blossoms[Math.floor(grain(c, r, 45) * blossoms.length)] ?? sky;
        return mixed(colour, [200, 120, 110], 0.25 * Math.max(0, 0.5 - far));
      }
    }
  // Leaves between them.
  const leaf = Math.sin(x * 61 + Math.sin(y * 37) * 2) * Math.sin(y * 53 + Math.sin(x * 41) * 2);
  return leaf > 0.86 ? [128, 158, 128] : undefined;
}

const summerDress: Tailored = {
  id: 'clothes-dress-summer-floral',
  title: '碎花收腰连衣裙',
  cut: dressCut,
  fabric: '#5f7fa6',
  pieces: [
    {
      path: shell(dressCut, V_NECK, 0.05),
      whole: endless(dressCut, V_NECK),
      dye: (x, y) => {
        const { spot, sleeve } = seat(dressCut, x, y);
        // The skirt's cloth is cut wider: its print spreads with it.
        const wide = spot[1] > 0.9 ? 1 + (spot[1] - 0.9) * 0.32 : 1;
        const [u, v] = sleeve === undefined ? [spot[0] / wide, spot[1]] : [sleeve.across + 5, sleeve.at];
        return blossomAt(u + 4, v + 2) ?? sky;
      },
      weave: satin,
      round: { reach: 0.19, rise: 0.065 },
      sheen: 0.12,
      folds: wornFolds(dressCut, 0.9),
      drapes: [falling(0.86, 1.9, 0.17, 0.06), { across: 0.2, along: 0.5, depth: 0.006, turn: 0.3 }],
    },
    {
      path: smoothPath(
        [
          [-0.474, 0.855],
          [-0.25, 0.875],
          [0, 0.88],
          [0.25, 0.875],
          [0.474, 0.855],
          [0.482, 0.93],
          [0.25, 0.955],
          [0, 0.962],
          [-0.25, 0.955],
          [-0.482, 0.93],
        ],
        false,
      ),
      whole: endless(dressCut, V_NECK),
      dye: plain(mixed(sky, [30, 45, 80], 0.35)),
      weave: satin,
      round: { reach: 0.19, rise: 0.065 },
      folds: [
        {
          curve: [
            [-0.6, 0.9],
            [0, 0.93],
            [0.6, 0.9],
          ],
          width: 0.03,
          depth: 0.012,
        },
      ],
      shadow: { dark: 0.3, reach: 0.03 },
    },
  ],
  trims:
    armholeSeams(dressCut, 'rgba(25,40,70,0.35)') +
    bothSides(
      V_NECK.map(([x, y]): Spot => [x + 0.012, y + 0.008]),
      (spots) => seam(spots, 'rgba(30,45,80,0.75)', 5),
    ),
};

const qipaoCut: Cut = {
  heightPx: 1066,
  layer: 'dress',
  trunk: [
    [0.45, 0.57],
    [0.86, 0.47],
    [1.1, 0.52],
    [1.42, 0.585],
    [2.0, 0.58],
    [2.8, 0.55],
  ],
  tip: [0.57, -0.085],
  pit: [0.58, 0.45],
  topY: -0.37,
  sleeve: {
    kind: 'short',
    end: 0.46,
    widths: [
      [0.3, 0.185],
      [0.46, 0.18],
    ],
  },
};
const COLLAR_BASE: readonly Spot[] = [
  [0, -0.02],
  [0.1, -0.045],
  [0.17, -0.11],
  [0.2, -0.19],
];
const STAND: readonly Spot[] = [
  [0.006, -0.035],
  [0.02, -0.19],
  [0.09, -0.235],
  [0.15, -0.285],
  [0.165, -0.325],
  [0.2, -0.335],
  [0.225, -0.19],
  [0.185, -0.08],
  [0.1, -0.01],
  [0.006, 0.012],
];
const teal = dyed('#1f5f63');
const gold = '#d2ab5e';
const OPENING: readonly Spot[] = [
  [0, 0.01],
  [-0.1, 0.16],
  [-0.26, 0.2],
  [-0.42, 0.27],
  [-0.575, 0.46],
];
/** A knot of corded silk with its loop. */
function frog([x, y]: Spot, turn: number): string {
  const [cx, cy] = [px(x), py(y)];
  const loop = (side: number): string =>
    `<path d="M0 0C${side * 10} -9 ${side * 24} -8 ${side * 25} 0C${side * 24} 8 ${side * 10} 9 0 0" fill="none" stroke="${gold}" stroke-width="3.4"/>`;
  return `<g transform="translate(${cx} ${cy}) rotate(${turn})"><g transform="translate(1 2)" opacity="0.35">${(loop(1) + loop(-1)).replaceAll(gold, '#000')}</g>${loop(1)}${loop(-1)}<circle r="5.6" fill="${gold}"/><circle cx="-1.6" cy="-1.8" r="1.8" fill="#fff3cf"/></g>`;
}
const blossom = (x: number, y: number, size: number, colour: string): string => {
  const petals = Array.from({ length: PETALS }, (_, i) => {
    const angle = (i / PETALS) * 2 * Math.PI + x * 7;
    return `<circle cx="${px(x) + Math.cos(angle) * size}" cy="${py(y) + Math.sin(angle) * size}" r="${size * 0.78}" fill="${colour}" fill-opacity="0.92"/>`;
  });
  return `${petals.join('')}<circle cx="${px(x)}" cy="${py(y)}" r="${size * 0.5}" fill="${gold}"/>`;
};
const BRANCH: readonly Spot[] = [
  [0.42, 2.78],
  [0.24, 2.5],
  [0.3, 2.2],
  [0.12, 1.9],
  [0.2, 1.62],
  [0.06, 1.4],
];
const TWIGS: readonly (readonly Spot[])[] = [
  [
    [0.26, 2.45],
    [0.05, 2.34],
    [-0.1, 2.22],
  ],
  [
    [0.24, 2.12],
    [0.38, 1.96],
    [0.44, 1.84],
  ],
  [
    [0.13, 1.88],
    [-0.06, 1.84],
    [-0.16, 1.74],
  ],
];
const FLOWERS: readonly (readonly [number, number, number])[] = [
  [0.24, 2.5, 9],
  [0.05, 2.34, 8],
  [-0.1, 2.22, 7],
  [0.3, 2.2, 9],
  [0.44, 1.84, 7],
  [0.36, 1.97, 6],
  [0.12, 1.9, 8],
  [-0.16, 1.74, 6],
  [0.2, 1.62, 7],
  [0.06, 1.4, 6],
  [0.36, 2.66, 7],
];

const qipao: Tailored = {
  id: 'clothes-qipao-teal',
  title: '黛绿折枝梅旗袍',
  cut: qipaoCut,
  fabric: '#1f5f63',
  pieces: [
    {
      path: shell(qipaoCut, COLLAR_BASE, 0.02),
      whole: endless(qipaoCut, COLLAR_BASE),
      dye: plain(teal),
      weave: (x, y) => satin(x, y) * (1 + 0.04 * Math.sin(x * 0.34) * Math.sin(y * 0.34)),
      round: { reach: 0.24, rise: 0.1 },
      sheen: 0.95,
      folds: wornFolds(qipaoCut, 0.8),
      drapes: [rumpled(0.004, 0.2), falling(1.2, 2.6, 0.4, 0.016)],
    },
    {
      path: pair(STAND),
      dye: plain(mixed(teal, [255, 255, 255], 0.03)),
      weave: satin,
      round: { reach: 0.05, rise: 0.03 },
      sheen: 0.4,
      shadow: { dark: 0.35, reach: 0.03 },
    },
  ],
  trims:
    armholeSeams(qipaoCut, 'rgba(5,25,25,0.5)') +
    seam(BRANCH, '#8a6a3c', 4.2) +
    TWIGS.map((twig) => seam(twig, '#8a6a3c', 2.8)).join('') +
    FLOWERS.map(([x, y, size]) => blossom(x, y, size, '#f1c9c0')).join('') +
    seam(OPENING, '#0f3a3d', 8) +
    seam(OPENING, gold, 4) +
    bothSides(STAND.slice(1, 6), (spots) => seam(spots, gold, 4)) +
    seam(
      [
        [-0.56, 2.79],
        [0, 2.81],
        [0.56, 2.79],
      ],
      gold,
      4,
    ) +
    bothSides(
      [
        [0.56, 2.1],
        [0.555, 2.5],
        [0.545, 2.8],
      ],
      (spots) => seam(spots, gold, 4),
    ) +
    frog([0, -0.06], 0) +
    frog([-0.19, 0.19], 10) +
    frog([-0.44, 0.29], 30),
};

const blouseCut: Cut = {
  heightPx: 752,
  layer: 'top',
  trunk: [
    [0.46, 0.61],
    [0.9, 0.55],
    [1.42, 0.6],
    [1.62, 0.6],
  ],
  tip: [0.57, -0.085],
  pit: [0.61, 0.46],
  topY: -0.3,
  sleeve: {
    kind: 'long',
    end: 1.95,
    widths: [
      [0.3, 0.205],
      [1, 0.195],
      [1.7, 0.185],
      [1.78, 0.12],
      [1.95, 0.115],
    ],
  },
};
const BLOUSE_NECK: readonly Spot[] = [
  [0, 0.12],
  [0.08, 0.02],
  [0.15, -0.08],
  [0.205, -0.19],
];
const BAND: readonly Spot[] = [
  [0, 0.1],
  [0.07, 0.0],
  [0.14, -0.1],
  [0.19, -0.23],
  [0.235, -0.24],
  [0.24, -0.15],
  [0.19, -0.02],
  [0.11, 0.09],
  [0.02, 0.17],
];
const BOW_LOOP: readonly Spot[] = [
  [0.01, 0.14],
  [0.12, 0.06],
  [0.25, 0.08],
  [0.29, 0.17],
  [0.22, 0.24],
  [0.1, 0.21],
];
const BOW_TAIL: readonly Spot[] = [
  [0.0, 0.15],
  [0.06, 0.19],
  [0.15, 0.5],
  [0.19, 0.78],
  [0.07, 0.82],
  [0.05, 0.5],
];
const wine = dyed('#7c2338');

const satinBlouse: Tailored = {
  id: 'clothes-blouse-satin-wine',
  title: '酒红缎面飘带衬衫',
  cut: blouseCut,
  fabric: '#7c2338',
  pieces: [
    {
      path: shell(blouseCut, BLOUSE_NECK, 0.03),
      whole: endless(blouseCut, BLOUSE_NECK),
      dye: plain(wine),
      weave: satin,
      round: { reach: 0.2, rise: 0.075 },
      sheen: 1.3,
      folds: wornFolds(blouseCut, 1.5),
      drapes: [{ across: 0.16, along: 0.7, depth: 0.03, turn: 0.18 }, rumpled(0.007, 0.12)],
    },
    ...[BAND, BOW_TAIL.map(mirrorSpot), BOW_TAIL, BOW_LOOP].map((spots, i) => ({
      path: i === 1 || i === 2 ? smoothPath(spots, true) : pair(spots, true),
      dye: plain(mixed(wine, [255, 255, 255], 0.03 + 0.01 * i)),
      weave: satin,
      round: { reach: 0.06, rise: 0.035 },
      sheen: 1.2,
      drapes: [{ across: 0.09, along: 0.4, depth: 0.01, turn: i === 1 ? -0.2 : 0.2 }],
      shadow: { dark: 0.42, reach: 0.045 },
    })),
    {
      path: smoothPath(
        [
          [-0.045, 0.1],
          [0.045, 0.1],
          [0.055, 0.16],
          [0.04, 0.22],
          [-0.04, 0.22],
          [-0.055, 0.16],
        ],
        true,
      ),
      dye: plain(wine),
      weave: satin,
      round: { reach: 0.04, rise: 0.035 },
      sheen: 1.2,
      shadow: { dark: 0.45, reach: 0.04 },
    },
  ],
  trims: armholeSeams(blouseCut, 'rgba(40,5,15,0.45)'),
};

export const longAndFine: readonly Tailored[] = [camelCoat, summerDress, qipao, satinBlouse];

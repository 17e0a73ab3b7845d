import type { Design, Finish, HandWearing, Part } from '../design.ts';
import { DIAMOND, GOLD, JADE, ROSE_GOLD, SILVER } from '../finishes.ts';
import { band, brilliant } from '../shapes/jewel.ts';
import { merged, moved, type Solid } from '../shapes/solid.ts';
import { ellipsoid, turned } from '../shapes/surface.ts';
import { circleSection, roundedSection, sweep } from '../shapes/sweep.ts';

/** Inner radius of size 13, cm. */
const INNER = 0.85;

const wearing = (shadow = 0.55): HandWearing => ({
  kind: 'ring',
  finger: 'ring',
  offset: [0, 0, 0],
  diameterCm: 2 * INNER,
  shadow,
});

/** Comfort fit: round inside, its width along the finger, its thickness radial. */
const shank = (thick: number, wide: number): Solid =>
  band(INNER + thick / 2, () => roundedSection(thick, wide, Math.min(thick, wide) * 0.48, 3), 72);

function ring(id: string, title: string, parts: Part[], finishes: Record<string, Finish>): Design {
  return { id, title, parts, finishes, wearing: wearing() };
}

function solitaire(): Part[] {
  const height = INNER + 0.42;
  const prong = (i: number): Solid => {
    const angle = ((i + 0.5) / 6) * 2 * Math.PI;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return sweep({
      path: [
        [x * 0.1, y * 0.1, INNER + 0.08],
        [x * 0.27, y * 0.27, height - 0.08],
        [x * 0.3, y * 0.3, height + 0.06],
        [x * 0.26, y * 0.26, height + 0.11],
      ],
      closed: false,
      up: [x, y, 0],
      section: () => circleSection(0.032, 6),
    });
  };
  return [
    {
      name: 'shank',
      material: 'metal',
      solid: merged([shank(0.16, 0.2), ...Array.from({ length: 6 }, (_, i) => prong(i))]),
    },
    { name: 'stone', material: 'stone', solid: brilliant([0, 0, height], 0.3), faceted: true },
  ];
}

function signet(): Part[] {
  const body = band(
    INNER + 0.09,
    (angle) => {
      const front = Math.max(0, Math.cos(angle)) ** 3;
      return roundedSection(0.17 + 0.1 * front, 0.34 + 0.72 * front, 0.08, 3);
    },
    72,
  );
  const face = turned(
    [
      [0, 0.05],
      [0.4, 0.05],
      [0.46, 0.03],
      [0.5, -0.06],
    ],
    40,
    ([x, y, z]) => [x, z * 1.08, INNER + 0.26 + y],
  );
  return [{ name: 'body', material: 'metal', solid: merged([body, face]) }];
}

function cabochon(): Part[] {
  const at = INNER + 0.18;
  const bezel = turned(
    [
      [0.56, -0.12],
      [0.6, 0],
      [0.6, 0.1],
      [0.55, 0.14],
      [0.5, 0.1],
    ],
    40,
    ([x, y, z]) => [x * 0.84, z * 1.08, at + y],
  );
  return [
    { name: 'shank', material: 'metal', solid: merged([shank(0.16, 0.26), bezel]) },
    { name: 'stone', material: 'stone', solid: ellipsoid([0, 0, at + 0.04], [0.44, 0.57, 0.36], 28) },
  ];
}

/** Three waves run over each other all around. */
function waves(): Part[] {
  const strand = (phase: number): Solid =>
    band(
      INNER + 0.09,
      () => circleSection(0.075, 8),
      120,
      ([x, , z], angle) => {
        const lift = 1 + 0.045 * Math.cos(6 * angle + phase);
        return [x * lift, 0.17 * Math.sin(6 * angle + phase), z * lift];
      },
    );
  return [
    { name: 'waves', material: 'metal', solid: merged([0, 1, 2].map((i) => strand((i * 2 * Math.PI) / 3))) },
  ];
}

/** A half circle of small brilliants in a channel. */
function eternity(): Part[] {
  const stones = Array.from({ length: 15 }, (_, i) => {
    const angle = ((i - 7) / 15) * 2.9;
    const stone = brilliant([0, 0, INNER + 0.16], 0.115, 10);
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const positions: number[] = [];
    for (let at = 0; at < stone.positions.length; at += 3) {
      const [x = 0, y = 0, z = 0] = stone.positions.slice(at, at + 3);
      positions.push(x * cos + z * sin, y, z * cos - x * sin);
    }
    return { ...stone, positions };
  });
  return [
    {
      name: 'channel',
      material: 'metal',
      solid: merged([
        shank(0.13, 0.2),
        moved(shank(0.17, 0.05), [0, 0.135, 0]),
        moved(shank(0.17, 0.05), [0, -0.135, 0]),
      ]),
    },
    { name: 'stones', material: 'stone', solid: merged(stones), faceted: true },
  ];
}

const plain = (finish: Finish, id: string, title: string): Design =>
  ring(id, title, [{ name: 'band', material: 'metal', solid: shank(0.17, 0.34) }], { metal: finish });

export const rings: readonly Design[] = [
  ring('ring-solitaire-gold', '六爪单石戒指 · 金', solitaire(), { metal: GOLD, stone: DIAMOND }),
  ring('ring-solitaire-silver', '六爪单石戒指 · 银', solitaire(), { metal: SILVER, stone: DIAMOND }),
  plain(ROSE_GOLD, 'ring-band-rose-gold', '窄边素圈戒指 · 玫瑰金'),
  plain(SILVER, 'ring-band-silver', '窄边素圈戒指 · 银'),
  ring('ring-signet-gold', '印章戒指 · 金', signet(), { metal: GOLD }),
  ring('ring-jade-cabochon', '蛋面玉戒指', cabochon(), { metal: GOLD, stone: JADE }),
  ring('ring-wave-gold', '波浪叠戴戒指 · 金', waves(), { metal: { ...GOLD, roughness: 0.15 } }),
  ring('ring-eternity-silver', '半圈微镶戒指 · 银', eternity(), { metal: SILVER, stone: DIAMOND }),
];

import type { Design, Finish } from '../design.ts';
import { BRASS, GOLD, SILVER } from '../finishes.ts';
import { eyewear } from './eyewear.ts';
import type { Eyewear, LensOutline } from './eyewear-front.ts';

/** `|x/a|^n + |y/b|^n = 1`: a circle at n = 2, a soft square above. */
const superellipse =
  (a: number, b: number, n: number): LensOutline =>
  (angle) => {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const radius = (Math.abs(cos / a) ** n + Math.abs(sin / b) ** n) ** (-1 / n);
    return [radius * cos, radius * sin];
  };

const catEye: LensOutline = (angle) => {
  const [x, y] = superellipse(2.5, 1.86, 2.5)(angle);
  const outer = Math.max(0, x / 2.5);
  const upper = Math.max(0, y / 1.86);
  const lower = Math.max(0, -y / 1.86);
  return [
    x + 0.5 * outer * upper - 0.3 * lower * outer,
    y + 0.72 * outer * outer * upper + 0.28 * (x / 2.5) + 0.12 * lower * outer,
  ];
};

const teardrop: LensOutline = (angle) => {
  const [x, y] = superellipse(2.74, 2.36, 2.45)(angle);
  const lower = Math.max(0, -y / 2.36);
  const inner = Math.max(0, -x / 2.74);
  return [
    x * (1 - 0.17 * lower) + 0.26 * lower,
    y - 0.32 * lower * lower + 0.5 * inner * lower - 0.18 * inner * (1 - lower),
  ];
};

/** A circle a little flat on top, fuller below: the shape of the schoolmaster's glasses. */
const panto: LensOutline = (angle) => {
  const [x, y] = superellipse(2.36, 2.2, 2.15)(angle);
  return [x * (1 + 0.05 * Math.max(0, y / 2.2)), y > 0 ? y * 0.9 : y];
};

/** Six straight edges with round corners, points to the sides. */
const hexagon: LensOutline = (angle) => {
  const sector = Math.PI / 3;
  const turn = angle - Math.floor((angle + sector / 2) / sector) * sector;
  const edge = 2.06 / Math.cos(Math.abs(turn) - sector / 2);
  const radius = 1 / (1 / Math.min(edge, 2.3) ** 14 + 1 / 2.34 ** 14) ** (1 / 14);
  return [radius * Math.cos(angle) * 1.08, radius * Math.sin(angle)];
};

/** Broad shoulders, narrower below: the generic square of the fifties. */
const trapeze: LensOutline = (angle) => {
  const [x, y] = superellipse(2.56, 2.02, 3)(angle);
  const upper = y / 2.02;
  return [
    x * (1 + 0.07 * upper) + 0.1 * Math.max(0, upper) * Math.max(0, x / 2.56),
    y + 0.14 * (x / 2.56) * Math.max(0, upper),
  ];
};

/** A butterfly: large, its outer half hanging. */
const butterfly: LensOutline = (angle) => {
  const [x, y] = superellipse(2.86, 2.5, 2.5)(angle);
  const outer = x / 2.86;
  return [x, y * (1 + 0.08 * outer) - 0.12 * Math.max(0, -outer) + 0.1 * outer];
};

const clear: Finish = {
  colour: '#dfe9ec',
  metalness: 0,
  roughness: 0.04,
  opacity: { top: 0.06, bottom: 0.06 },
};
const acetate = (colour: string): Finish => ({ colour, metalness: 0, roughness: 0.18 });
const TORTOISE: Finish = { colour: '#ffffff', metalness: 0, roughness: 0.17, pattern: 'tortoise' };
const tinted = (colour: string, top: number, bottom: number, more: Partial<Finish> = {}): Finish => ({
  colour,
  metalness: 0,
  roughness: 0.03,
  opacity: { top, bottom },
  ...more,
});

type Shape = Omit<Eyewear, 'id' | 'title' | 'frame' | 'metal' | 'lens'>;
type Look = readonly [id: string, title: string, frame: Finish, metal?: Finish, lens?: Finish];

/** One shape in several colours. */
const family = (shape: Shape, ...looks: readonly Look[]): Design[] =>
  looks.map(([id, title, frame, metal = BRASS, lens = clear]) =>
    eyewear({ ...shape, id, title, frame, metal, lens }),
  );

const round: Shape = {
  outline: superellipse(2.24, 2.14, 2.08),
  centreX: 3.26,
  style: 'acetate',
  rim: 0.36,
  hingeY: 0.95,
  halfWidth: 6.5,
};
const square: Shape = {
  outline: superellipse(2.48, 1.98, 3.4),
  centreX: 3.38,
  style: 'acetate',
  rim: 0.42,
  hingeY: 1.1,
  halfWidth: 6.7,
};
const cat: Shape = {
  outline: catEye,
  centreX: 3.34,
  style: 'acetate',
  rim: 0.4,
  hingeY: 1.62,
  halfWidth: 6.72,
};
const pilot: Shape = {
  outline: teardrop,
  centreX: 3.42,
  style: 'wire',
  doubleBridge: true,
  rim: 0.17,
  hingeY: 1.25,
  halfWidth: 6.75,
};
const wirePanto: Shape = {
  outline: panto,
  centreX: 3.24,
  style: 'wire',
  rim: 0.13,
  hingeY: 1.05,
  halfWidth: 6.45,
};
const wireHexagon: Shape = { ...wirePanto, outline: hexagon, rim: 0.15 };
const bold: Shape = {
  outline: trapeze,
  centreX: 3.42,
  style: 'acetate',
  rim: 0.46,
  hingeY: 1.25,
  halfWidth: 6.85,
};
const large: Shape = {
  outline: butterfly,
  centreX: 3.5,
  style: 'acetate',
  rim: 0.34,
  hingeY: 1.15,
  halfWidth: 7,
};
const BLACK = acetate('#15161a');

export const glasses: readonly Design[] = [
  ...family(round, ['glasses-round-black', '圆框光学镜 · 曜石黑', acetate('#15161a')]),
  ...family(square, ['glasses-square-tortoise', '方框光学镜 · 玳瑁', TORTOISE]),
  ...family(cat, ['glasses-cat-eye-wine', '猫眼光学镜 · 酒红', acetate('#6d1026')]),
  ...family(
    wirePanto,
    ['glasses-titanium-gold', '细钛丝光学镜 · 金', acetate('#4a2f1d'), GOLD],
    ['glasses-titanium-silver', '细钛丝光学镜 · 银', acetate('#2b2d31'), SILVER],
  ),
  ...family(wireHexagon, ['glasses-hexagon-gold', '六角金丝镜', acetate('#3a2418'), GOLD]),
  ...family(
    {
      ...wirePanto,
      style: 'brow',
      outline: superellipse(2.42, 1.96, 2.6),
      centreX: 3.32,
      hingeY: 1.25,
      halfWidth: 6.65,
    },
    ['glasses-browline-cocoa', '眉线框光学镜 · 可可', acetate('#4b2a1c'), GOLD],
  ),
  ...family(
    {
      ...wirePanto,
      style: 'rimless',
      outline: superellipse(2.5, 1.72, 3.2),
      centreX: 3.4,
      rim: 0.08,
      hingeY: 0.75,
      halfWidth: 6.7,
    },
    ['glasses-rimless-silver', '无框光学镜 · 银', acetate('#33363b'), SILVER, tinted('#dfeaf0', 0.12, 0.09)],
  ),
  ...family({ ...round, outline: panto, rim: 0.4 }, [
    'glasses-panto-blush',
    '透明板材潘托镜 · 樱粉',
    { colour: '#e7b3ae', metalness: 0, roughness: 0.1 },
  ]),
  ...family(large, ['glasses-oversize-navy', '大框光学镜 · 藏青', acetate('#1c2a4a')]),
  ...family(
    pilot,
    [
      'sunglasses-aviator-gold',
      '飞行员太阳镜 · 金框渐变茶',
      acetate('#2a1c14'),
      { ...GOLD, colour: '#e0b465', roughness: 0.18 },
      tinted('#5a2a08', 0.99, 0.93),
    ],
    [
      'sunglasses-aviator-mirror',
      '飞行员太阳镜 · 银框蓝镀膜',
      acetate('#20242a'),
      SILVER,
      tinted('#1a6ea6', 0.97, 0.95, { mirror: 0.8, tintBottom: '#0d3350' }),
    ],
  ),
  ...family(bold, [
    'sunglasses-square-black',
    '方框墨镜 · 曜石黑',
    BLACK,
    { ...SILVER, roughness: 0.3 },
    tinted('#17191c', 0.985, 0.93),
  ]),
  ...family(bold, [
    'sunglasses-square-tortoise',
    '方框墨镜 · 玳瑁',
    TORTOISE,
    BRASS,
    tinted('#4a2b10', 0.98, 0.9),
  ]),
  ...family({ ...wirePanto, outline: superellipse(2.28, 2.2, 2.02), rim: 0.15 }, [
    'sunglasses-round-lake',
    '小圆墨镜 · 湖蓝',
    acetate('#1d2126'),
    SILVER,
    tinted('#1f6d9c', 0.96, 0.84, { mirror: 0.2 }),
  ]),
  ...family(cat, [
    'sunglasses-cat-eye-plum',
    '猫眼太阳镜 · 酒红渐变',
    acetate('#5d0f22'),
    BRASS,
    tinted('#4a0f22', 0.98, 0.7, { tintBottom: '#b5485f' }),
  ]),
  ...family(large, [
    'sunglasses-oversize-ink',
    '大框太阳镜 · 墨黑渐变',
    BLACK,
    BRASS,
    tinted('#1a1416', 0.98, 0.7, { tintBottom: '#7a5348' }),
  ]),
];

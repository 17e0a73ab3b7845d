import type { Design } from '../design.ts';
import { eyewear, type LensOutline } from './eyewear.ts';

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

const brass = { colour: '#c9a35b', metalness: 1, roughness: 0.24 };
const clear = { colour: '#dfe9ec', metalness: 0, roughness: 0.04, opacity: { top: 0.06, bottom: 0.06 } };

export const glasses: readonly Design[] = [
  eyewear({
    id: 'glasses-round-black',
    title: '圆框光学镜 · 曜石黑',
    outline: superellipse(2.24, 2.14, 2.08),
    centreX: 3.26,
    style: 'acetate',
    rim: 0.36,
    hingeY: 0.95,
    halfWidth: 6.5,
    frame: { colour: '#15161a', metalness: 0, roughness: 0.2 },
    metal: brass,
    lens: clear,
  }),
  eyewear({
    id: 'glasses-square-tortoise',
    title: '方框光学镜 · 玳瑁',
    outline: superellipse(2.48, 1.98, 3.4),
    centreX: 3.38,
    style: 'acetate',
    rim: 0.42,
    hingeY: 1.1,
    halfWidth: 6.7,
    frame: { colour: '#ffffff', metalness: 0, roughness: 0.17, pattern: 'tortoise' },
    metal: brass,
    lens: clear,
  }),
  eyewear({
    id: 'glasses-cat-eye-wine',
    title: '猫眼光学镜 · 酒红',
    outline: catEye,
    centreX: 3.34,
    style: 'acetate',
    rim: 0.4,
    hingeY: 1.62,
    halfWidth: 6.72,
    frame: { colour: '#6d1026', metalness: 0, roughness: 0.16 },
    metal: brass,
    lens: clear,
  }),
  eyewear({
    id: 'sunglasses-aviator-gold',
    title: '飞行员太阳镜 · 金框渐变茶',
    outline: teardrop,
    centreX: 3.42,
    style: 'wire',
    rim: 0.17,
    hingeY: 1.25,
    halfWidth: 6.75,
    frame: { colour: '#2a1c14', metalness: 0, roughness: 0.25 },
    metal: { colour: '#e0b465', metalness: 1, roughness: 0.18 },
    lens: { colour: '#4f2406', metalness: 0, roughness: 0.03, opacity: { top: 0.985, bottom: 0.84 } },
  }),
];

import type { Design, FaceWearing, Finish, Part } from '../design.ts';
import { GOLD, JADE, PEARL, SILVER } from '../finishes.ts';
import type { Point } from '../shapes/solid.ts';
import {
  blossom,
  disc,
  ginkgo,
  HOOK,
  hoop,
  LOBE,
  moon,
  pearlDrop,
  tassel,
  teardrop,
} from './earring-shapes.ts';

const wearing: FaceWearing = {
  kind: 'earrings',
  landmark: 234,
  offset: [7.6643, -2.9, -0.4],
  fitRegion: 'ears',
  widthCm: 15.2,
  shadow: 0,
};
const pivot: Point = [LOBE[0] + HOOK[0], LOBE[1] + HOOK[1], LOBE[2] + HOOK[2]];

const studs = (id: string, title: string, parts: Part[], finishes: Record<string, Finish>): Design => ({
  id,
  title,
  parts,
  finishes,
  wearing,
});

/** `lengthCm` is from the hook to the middle of the mass: it sets how fast a drop swings. */
const hanging = (
  id: string,
  title: string,
  lengthCm: number,
  parts: Part[],
  finishes: Record<string, Finish>,
): Design => ({ id, title, parts, finishes, wearing: { ...wearing, swing: { pivot, lengthCm } } });

export const earrings: readonly Design[] = [
  hanging('earrings-pearl-drop', '珍珠耳坠', 1.35, pearlDrop(), { metal: GOLD, stone: PEARL }),
  hanging('earrings-gold-hoop', '金色圈形耳环', 1.5, hoop(1.55, 0.15), { metal: GOLD }),
  hanging('earrings-silver-hoop', '银色圈形耳环', 1.2, hoop(1.15, 0.13), { metal: SILVER }),
  hanging('earrings-jade-disc', '平安扣小玉耳坠', 1.3, disc(), { metal: GOLD, stone: JADE }),
  hanging('earrings-amber-drop', '琥珀滴耳坠', 1.5, teardrop(), {
    metal: GOLD,
    stone: { colour: '#c97b25', metalness: 0.15, roughness: 0.08 },
  }),
  hanging('earrings-tassel-rose', '流苏长耳线 · 玫瑰', 2.6, tassel(), {
    metal: GOLD,
    fabric: { colour: '#c8546c', metalness: 0, roughness: 0.55 },
  }),
  hanging('earrings-ginkgo-gold', '银杏叶耳坠 · 金', 1.5, ginkgo(), { metal: { ...GOLD, roughness: 0.3 } }),
  studs('earrings-plum-stud', '一枝梅耳钉', blossom(), {
    stone: { colour: '#c03a55', metalness: 0, roughness: 0.14 },
    metal: GOLD,
  }),
  studs('earrings-moon-silver', '月牙锆石耳钉 · 银', moon(), {
    metal: SILVER,
    stone: { colour: '#eaf2f8', metalness: 0.75, roughness: 0.02 },
  }),
];

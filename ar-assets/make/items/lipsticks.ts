import type { Design, Wearing } from '../design.ts';
import type { Point, Solid } from '../shapes/solid.ts';
import { turned } from '../shapes/surface.ts';

/** A square-shouldered tube: each step of the profile with its radius and height, cm. */
const CASE = [
  [0, 0],
  [0.98, 0],
  [1.05, 0.07],
  [1.05, 2.9],
  [1, 2.98],
  [0.9, 3],
] as const;
const COLLAR = [
  [0.9, 2.95],
  [0.9, 4.05],
  [0.86, 4.12],
  [0.68, 4.14],
] as const;

/** The bullet, cut at a slant as lipsticks are. */
function bullet(): Solid {
  const profile = [
    [0.66, 4],
    [0.66, 5.6],
    [0.66, 6.2],
    [0.65, 6.6],
    [0.6, 6.85],
    [0.48, 7.02],
    [0.28, 7.1],
    [0, 7.12],
  ] as const;
  const slant = ([x, y, z]: Point): Point => {
    const above = Math.max(0, y - 5.6) / 1.5;
    return [x, y + above * (x * 0.75 + z * -0.35), z];
  };
  return turned(profile, 40, slant);
}

function lipstick(
  id: string,
  title: string,
  colour: string,
  finish: 'matte' | 'satin' | 'gloss',
  coverage: number,
): Design {
  const wearing: Wearing = { kind: 'lipstick', makeup: { region: 'lips', colour, coverage, finish } };
  const roughness = { matte: 0.62, satin: 0.34, gloss: 0.14 }[finish];
  return {
    id,
    title,
    parts: [
      { name: 'case', material: 'frame', solid: turned(CASE, 48) },
      { name: 'collar', material: 'metal', solid: turned(COLLAR, 48) },
      { name: 'bullet', material: 'shade', solid: bullet() },
    ],
    finishes: {
      frame: { colour: '#1b1718', metalness: 0, roughness: 0.16 },
      metal: { colour: '#e3b765', metalness: 1, roughness: 0.2 },
      shade: { colour, metalness: 0, roughness },
    },
    wearing,
  };
}

export const lipsticks: readonly Design[] = [
  lipstick('lipstick-plum-red', '梅子红唇膏 · 哑光', '#8e1b3a', 'matte', 0.92),
  lipstick('lipstick-rose', '玫瑰唇膏 · 缎光', '#c2506b', 'satin', 0.74),
  lipstick('lipstick-coral', '珊瑚唇釉 · 水光', '#e8604c', 'gloss', 0.66),
  lipstick('lipstick-brick', '红砖陶唇泥 · 哑光', '#9e3b2c', 'matte', 0.88),
  lipstick('lipstick-wine', '陈年酒口红 · 丝绒', '#64182c', 'matte', 0.94),
  lipstick('lipstick-bare-rose', '淡樱润唇膏 · 缎光', '#c87878', 'satin', 0.5),
];

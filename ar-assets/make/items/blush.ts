import type { Design } from '../design.ts';
import { caseOf, lidOf, pressed, round } from '../shapes/compact.ts';

const RADIUS = 2.9;

function blush(
  id: string,
  title: string,
  colour: string,
  coverage: number,
  finish: 'matte' | 'satin' | 'shimmer',
): Design {
  const { powder, pan } = pressed(RADIUS - 0.45, [0, 0]);
  const { cover, mirror } = lidOf(RADIUS, round);
  return {
    id,
    title,
    parts: [
      { name: 'case', material: 'frame', solid: caseOf(RADIUS, round) },
      { name: 'lid', material: 'frame', solid: cover },
      { name: 'pan', material: 'metal', solid: pan },
      { name: 'mirror', material: 'trim', solid: mirror },
      { name: 'powder', material: 'shade', solid: powder },
    ],
    finishes: {
      frame: { colour: '#f3e4df', metalness: 0, roughness: 0.2 },
      metal: { colour: '#d8a48f', metalness: 1, roughness: 0.24 },
      trim: { colour: '#dfe6ea', metalness: 1, roughness: 0.06 },
      shade: { colour, metalness: 0, roughness: finish === 'matte' ? 0.95 : 0.6 },
    },
    wearing: { kind: 'blush', makeup: { region: 'cheeks', colour, coverage, finish } },
  };
}

export const blushes: readonly Design[] = [
  blush('blush-peach', '蜜杏腮红 · 哑光', '#e0856a', 0.4, 'matte'),
  blush('blush-cherry-blossom', '醉樱腮红 · 缎光', '#d96a7b', 0.36, 'satin'),
  blush('blush-sunset-rose', '晚霞腮红 · 微闪', '#b8505a', 0.36, 'shimmer'),
];

import type { Design } from '../design.ts';
import { caseOf, lidOf, oblong, pressed } from '../shapes/compact.ts';

const RADIUS = 2;
const outline = oblong(1.75);

function eyeshadow(
  id: string,
  title: string,
  [colour, second]: readonly [lid: string, lashes: string],
  coverage: number,
  finish: 'matte' | 'satin' | 'shimmer',
): Design {
  const [light, deep] = [pressed(1.25, [-1.55, 0.05]), pressed(1.25, [1.55, 0.05])];
  const { cover, mirror } = lidOf(RADIUS, outline);
  const roughness = { matte: 0.95, satin: 0.6, shimmer: 0.38 }[finish];
  return {
    id,
    title,
    parts: [
      { name: 'case', material: 'frame', solid: caseOf(RADIUS, outline) },
      { name: 'lid', material: 'frame', solid: cover },
      { name: 'pan-light', material: 'metal', solid: light.pan },
      { name: 'pan-deep', material: 'metal', solid: deep.pan },
      { name: 'mirror', material: 'trim', solid: mirror },
      { name: 'light', material: 'shade', solid: light.powder },
      { name: 'deep', material: 'fabric', solid: deep.powder },
    ],
    finishes: {
      frame: { colour: '#2a2326', metalness: 0, roughness: 0.22 },
      metal: { colour: '#d9b26a', metalness: 1, roughness: 0.24 },
      trim: { colour: '#dfe6ea', metalness: 1, roughness: 0.06 },
      shade: { colour, metalness: finish === 'shimmer' ? 0.35 : 0, roughness },
      fabric: { colour: second, metalness: finish === 'shimmer' ? 0.25 : 0, roughness },
    },
    wearing: { kind: 'eyeshadow', makeup: { region: 'lids', colour, second, coverage, finish } },
  };
}

export const eyeshadows: readonly Design[] = [
  eyeshadow('eyeshadow-brick-tea', '砖茶双色眼影 · 哑光', ['#b58a6c', '#5e3a2b'], 0.62, 'matte'),
  eyeshadow('eyeshadow-sunset', '晴川落日双色眼影 · 细闪', ['#dd9a78', '#93434a'], 0.58, 'shimmer'),
  eyeshadow('eyeshadow-lotus', '荷塘双色眼影 · 缎光', ['#b79cb4', '#5c5468'], 0.55, 'satin'),
];

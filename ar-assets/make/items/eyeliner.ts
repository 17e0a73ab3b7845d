import type { Design } from '../design.ts';
import { capBeside, pen, stroke } from '../shapes/pen.ts';

function eyeliner(id: string, title: string, colour: string, wing: number, body: string): Design {
  const { barrel, ring, tip } = pen({
    barrel: [
      [0, 0],
      [0.36, 0],
      [0.42, 0.08],
      [0.44, 3],
      [0.44, 6.6],
      [0.38, 7.3],
      [0.3, 7.9],
    ],
    ring: [
      [0.33, 7.55],
      [0.33, 7.95],
      [0.24, 8.1],
      [0.16, 8.5],
    ],
    tip: [
      [0.15, 8.4],
      [0.13, 8.8],
      [0.06, 9.4],
      [0, 9.75],
    ],
  });
  return {
    id,
    title,
    parts: [
      { name: 'barrel', material: 'frame', solid: barrel },
      { name: 'cap', material: 'frame', solid: capBeside(0.47, 4.2, [1.6, 0, 2.1]) },
      { name: 'ring', material: 'metal', solid: ring },
      { name: 'tip', material: 'shade', solid: tip },
      { name: 'stroke', material: 'shade', solid: stroke([6.4, -0.45, 0.6], 1.9) },
    ],
    finishes: {
      frame: { colour: body, metalness: 0, roughness: 0.18 },
      metal: { colour: '#e0bd73', metalness: 1, roughness: 0.2 },
      shade: { colour, metalness: 0, roughness: 0.4 },
    },
    wearing: {
      kind: 'eyeliner',
      makeup: { region: 'lashes', colour, coverage: 0.92, finish: 'matte', wing },
    },
  };
}

export const eyeliners: readonly Design[] = [
  eyeliner('eyeliner-ink-wing', '墨黑眼线液笔 · 猫尾', '#17120f', 0.28, '#221d1f'),
  eyeliner('eyeliner-wine', '酒红眼线笔 · 内敛', '#4c1a26', 0, '#5d2231'),
];

import type { Design } from '../design.ts';
import { capBeside, pen, stroke } from '../shapes/pen.ts';

function brow(id: string, title: string, colour: string, coverage: number): Design {
  const { barrel, ring, tip } = pen({
    barrel: [
      [0, 0],
      [0.26, 0],
      [0.3, 0.06],
      [0.3, 8.6],
      [0.27, 9],
    ],
    ring: [
      [0.31, 8.2],
      [0.31, 8.75],
      [0.25, 9.05],
      [0.2, 9.15],
    ],
    tip: [
      [0.18, 9],
      [0.18, 9.35],
      [0.12, 9.6],
      [0.04, 9.72],
      [0, 9.73],
    ],
  });
  return {
    id,
    title,
    parts: [
      { name: 'barrel', material: 'frame', solid: barrel },
      { name: 'cap', material: 'frame', solid: capBeside(0.33, 3, [2.4, 0, 1.9]) },
      { name: 'ring', material: 'metal', solid: ring },
      { name: 'tip', material: 'shade', solid: tip },
      { name: 'stroke', material: 'shade', solid: stroke([6.4, -0.31, 0.6], 1.7) },
    ],
    finishes: {
      frame: { colour, metalness: 0, roughness: 0.42 },
      metal: { colour: '#d8c39a', metalness: 1, roughness: 0.3 },
      shade: { colour, metalness: 0, roughness: 0.8 },
    },
    wearing: { kind: 'brow', makeup: { region: 'brows', colour, coverage, finish: 'matte' } },
  };
}

export const brows: readonly Design[] = [
  brow('brow-cocoa', '可可三角眉笔 · 自然', '#5b4031', 0.6),
  brow('brow-smoke', '烟灰三角眉笔 · 清冷', '#4b4a4b', 0.6),
];

import type { Design, Finish, Part } from '../design.ts';
import { GOLD, ROSE_GOLD, SILVER, STEEL } from '../finishes.ts';
import { deformed } from '../shapes/solid.ts';
import { WRIST } from './bracelets.ts';
import { dialSvg } from './dials.ts';
import { caseOf, dialOf, diveBezel, glassOf, handsOf, type Watch } from './watch-case.ts';
import { leather, links } from './watch-strap.ts';

/** On the wrist 12 looks away from the thumb's side of a left hand, the crown to the fingers. */
const onWrist = (part: Part): Part => ({
  ...part,
  solid: deformed(part.solid, ([x, y, z]) => [-y, x, z]),
});

function watch(spec: Watch): Design {
  const dive = spec.bezel === 'dive';
  const parts: Part[] = [
    { name: 'case', material: 'metal', solid: caseOf(spec) },
    { name: 'dial', material: 'dial', solid: dialOf(spec) },
    { name: 'hands', material: 'shade', solid: handsOf(spec) },
    { name: 'glass', material: 'lens', solid: glassOf(spec) },
    ...(dive ? [{ name: 'bezel', material: 'stone', solid: diveBezel(spec) } as const] : []),
    ...(spec.strap.style === 'leather' ? leather(spec) : links(spec)),
  ];
  return {
    id: spec.id,
    title: spec.title,
    parts: parts.map(onWrist),
    finishes: {
      metal: spec.metal,
      dial: { colour: '#ffffff', metalness: 0, roughness: 0.45, svg: dialSvg(spec.dial) },
      shade: { colour: spec.hands, metalness: 0.6, roughness: 0.3 },
      lens: { colour: '#f4f8fb', metalness: 0, roughness: 0.02, opacity: { top: 0.02, bottom: 0.02 } },
      ...(dive ? { stone: { colour: '#12303a', metalness: 0.3, roughness: 0.25 } } : {}),
      ...(spec.strap.style === 'leather' ? { trim: spec.strap.finish } : {}),
    },
    wearing: {
      kind: 'watch',
      finger: null,
      offset: [0, -2.6, 0],
      diameterCm: 2 * WRIST.halfWidth,
      shadow: 0.65,
    },
  };
}

const leatherFinish = (colour: string): Finish => ({
  colour,
  metalness: 0,
  roughness: 0.62,
  pattern: 'leather',
});

const DRESS: Omit<Watch, 'id' | 'title' | 'metal' | 'hands' | 'strap' | 'dial'> = {
  radius: 1.9,
  bezel: 'slim',
};
const DIVER: Omit<Watch, 'id' | 'title' | 'dial'> = {
  radius: 2.05,
  bezel: 'dive',
  metal: STEEL,
  hands: '#f6f7f2',
  strap: { style: 'links', finish: STEEL },
};
const SUGAR: Omit<Watch, 'id' | 'title' | 'metal' | 'hands' | 'strap' | 'dial'> = {
  radius: 1.55,
  square: true,
  bezel: 'slim',
};

export const watches: readonly Design[] = [
  watch({
    id: 'watch-field-steel',
    title: '野外三针腕表 · 钢壳棕带',
    radius: 1.95,
    bezel: 'slim',
    dial: { ground: '#22272b', rim: '#121517', marks: '#eee4cd', style: 'field' },
    metal: STEEL,
    hands: '#f3ead6',
    strap: { style: 'leather', finish: leatherFinish('#8a5a33') },
  }),
  watch({
    ...DRESS,
    id: 'watch-dress-gold',
    title: '正装两针腕表 · 金壳黑带',
    dial: { ground: '#f7f1e4', rim: '#e6dac2', marks: '#b98f45', style: 'bars' },
    metal: GOLD,
    hands: '#8f6a2c',
    strap: { style: 'leather', finish: leatherFinish('#26211f') },
  }),
  watch({
    ...DRESS,
    id: 'watch-dress-navy',
    title: '正装两针腕表 · 银壳藏青',
    dial: { ground: '#20365e', rim: '#101c36', marks: '#e7ebf0', style: 'bars' },
    metal: SILVER,
    hands: '#eef1f4',
    strap: { style: 'leather', finish: leatherFinish('#26365a') },
  }),
  watch({
    ...DIVER,
    id: 'watch-diver-steel',
    title: '潜水腕表 · 江青',
    dial: { ground: '#14606b', rim: '#06262d', marks: '#f2f6ee', style: 'dots' },
  }),
  watch({
    ...DIVER,
    id: 'watch-diver-ink',
    title: '潜水腕表 · 墨黑',
    dial: { ground: '#23262a', rim: '#0c0d0f', marks: '#f0ead8', style: 'dots' },
  }),
  watch({
    ...SUGAR,
    id: 'watch-square-rose-gold',
    title: '方糖腕表 · 玫瑰金',
    dial: { ground: '#fbf3ee', rim: '#efd9cd', marks: '#b3735b', style: 'roman', square: true },
    metal: ROSE_GOLD,
    hands: '#9c5d46',
    strap: { style: 'leather', finish: leatherFinish('#a4493f') },
  }),
  watch({
    ...SUGAR,
    id: 'watch-square-moss',
    title: '方糖腕表 · 金壳苔绿',
    dial: { ground: '#f4f0df', rim: '#ddd5b6', marks: '#6d6a3c', style: 'roman', square: true },
    metal: GOLD,
    hands: '#6b5a2a',
    strap: { style: 'leather', finish: leatherFinish('#566040') },
  }),
];

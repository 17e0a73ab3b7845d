import type { Design, Finish, Part } from '../design.ts';
import { merged, mirrored, patterned, type Solid } from '../shapes/solid.ts';
import { browOf, curved, type Eyewear, lensOf, rimOf } from './eyewear-front.ts';
import { acetateBridge, acetatePads, endPiece, hardware, wireBridges, wirePads } from './eyewear-joints.ts';
import { temple, templeTip } from './eyewear-temples.ts';

const SILICONE: Finish = { colour: '#e8ded2', metalness: 0, roughness: 0.35 };
const LENS_EDGE: Finish = { colour: '#9fb2ba', metalness: 0.2, roughness: 0.1 };

export function eyewear(spec: Eyewear): Design {
  const wire = spec.style !== 'acetate';
  const tile = 7;
  const frame = (solid: Solid): Solid => patterned(solid, tile);
  const body: Part['material'] = wire ? 'metal' : 'frame';
  const side = spec.style === 'rimless' ? [endPiece(spec)] : [rimOf(spec), endPiece(spec)];
  const front = merged(
    [...bothSides(side), ...(wire ? wireBridges(spec) : [acetateBridge(spec)])].map(curved),
  );
  const pads = wire ? wirePads(spec) : acetatePads(spec);
  const parts: Part[] = [
    { name: 'front', material: body, solid: frame(front) },
    { name: 'pads', material: wire ? 'stone' : 'frame', solid: frame(merged(bothSides([pads]).map(curved))) },
    { name: 'temple-left', material: body, solid: frame(temple(spec)) },
    { name: 'temple-right', material: body, solid: frame(mirrored(temple(spec))) },
    { name: 'hinges', material: 'metal', solid: merged(bothSides(hardware(spec)).map(curved)) },
    { name: 'lenses', material: 'lens', solid: merged(bothSides([lensOf(spec)]).map(curved)) },
  ];
  if (spec.style === 'rimless')
    parts.push({
      name: 'lens-edges',
      material: 'stone',
      solid: merged(bothSides([rimOf({ ...spec, rim: 0.06 })]).map(curved)),
    });
  if (spec.style === 'brow')
    parts.push({
      name: 'brow',
      material: 'frame',
      solid: frame(merged(bothSides([browOf(spec)]).map(curved))),
    });
  if (wire) {
    parts.push({ name: 'tip-left', material: 'frame', solid: frame(templeTip(spec)) });
    parts.push({ name: 'tip-right', material: 'frame', solid: frame(mirrored(templeTip(spec))) });
  }
  return {
    id: spec.id,
    title: spec.title,
    parts,
    finishes: {
      frame: spec.frame,
      metal: spec.metal,
      lens: spec.lens,
      // Nose pads, and the polished edge of rimless lenses.
      ...(wire ? { stone: spec.style === 'rimless' ? LENS_EDGE : SILICONE } : {}),
    },
    wearing: {
      kind: 'glasses',
      // Frames rest between the eyes, at landmark 6, lower than the root of the nose (168).
      landmark: 6,
      offset: [0, 0.05, 0.95],
      fitRegion: 'eyeNose',
      widthCm: spec.halfWidth * 2,
      shadow: 0.34,
    },
  };
}

const bothSides = (solids: readonly Solid[]): Solid[] => solids.flatMap((solid) => [solid, mirrored(solid)]);

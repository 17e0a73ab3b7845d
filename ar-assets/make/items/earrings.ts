import type { Design, Part } from '../design.ts';
import { merged, mirrored, moved, type Point, type Solid } from '../shapes/solid.ts';
import { ellipsoid } from '../shapes/surface.ts';
import { circleSection, smoothPath, sweep } from '../shapes/sweep.ts';

/** The lobe of the wearer's left ear from the middle between the ears, cm. */
const LOBE: Point = [7.62, 0, 0];

const gold = { colour: '#e3b765', metalness: 1, roughness: 0.2 };

/** One earring built around its hole in the lobe, worn on both sides. */
function pair(parts: readonly { readonly material: Part['material']; readonly solid: Solid }[]): Part[] {
  return parts.flatMap(({ material, solid }) => {
    const left = moved(solid, LOBE);
    return [
      { name: `${material}-left`, material, solid: left },
      { name: `${material}-right`, material, solid: mirrored(left) },
    ];
  });
}

function pearlDrop(): Part[] {
  const stud = ellipsoid([0.12, 0, 0.16], [0.2, 0.2, 0.14], 12);
  const hook = sweep({
    path: smoothPath(
      [
        [0.1, 0, 0.1],
        [0.12, -0.3, 0.16],
        [0.12, -0.75, 0.14],
      ],
      6,
    ),
    closed: false,
    up: [1, 0, 0],
    section: () => circleSection(0.045, 6),
  });
  const cap = ellipsoid([0.12, -0.85, 0.14], [0.2, 0.13, 0.2], 12);
  const pearl = ellipsoid([0.12, -1.5, 0.14], [0.6, 0.66, 0.6], 28);
  return pair([
    { material: 'metal', solid: merged([stud, hook, cap]) },
    { material: 'stone', solid: pearl },
  ]);
}

function hoop(): Part[] {
  const radius = 1.55;
  const path = Array.from({ length: 56 }, (_, i): Point => {
    const angle = (i / 56) * 2 * Math.PI;
    // Turned a little to the front: a hoop that hangs exactly sideways is a line on a portrait.
    const across = radius * Math.sin(angle);
    return [0.1 + across * 0.5, -radius + radius * Math.cos(angle) - 0.05, across * 0.86];
  });
  const ring = sweep({ path, closed: true, up: [0.86, 0, -0.5], section: () => circleSection(0.15, 10) });
  return pair([{ material: 'metal', solid: ring }]);
}

const wearing: Design['wearing'] = {
  kind: 'earrings',
  landmark: 234,
  offset: [7.6643, -2.9, -0.4],
  fitRegion: 'ears',
  widthCm: 15.2,
  shadow: 0,
};

export const earrings: readonly Design[] = [
  {
    id: 'earrings-pearl-drop',
    title: '珍珠耳坠',
    parts: pearlDrop(),
    finishes: { metal: gold, stone: { colour: '#dccfbf', metalness: 0, roughness: 0.12 } },
    wearing,
  },
  { id: 'earrings-gold-hoop', title: '金色圈形耳环', parts: hoop(), finishes: { metal: gold }, wearing },
];

import type { Point, Solid } from '../shapes/solid.ts';
import { outward, roundedSection, smoothPath, sweep } from '../shapes/sweep.ts';
import { curvedZ, type Eyewear } from './eyewear-front.ts';

/** Half the distance between the temples where the head is widest. */
const AT_THE_EARS_CM = 7.9;

/**
 * From the hinge over the ear and down behind it, nearly straight to the ear: temples that swing out at once
 * show beside the front as two grey knobs when the face looks into the camera.
 */
function templePath(spec: Eyewear): Point[] {
  const x = spec.halfWidth;
  const y = spec.hingeY;
  const startZ = curvedZ(x, y, -0.75);
  const spread = AT_THE_EARS_CM - x;
  return smoothPath(
    [
      [x, y, startZ + 0.05],
      [x + 0.22 * spread, y - 0.02, startZ - 1.6],
      [x + 0.56 * spread, y - 0.1, startZ - 4.2],
      [x + 0.85 * spread, y - 0.22, startZ - 7],
      [x + spread, y - 0.42, startZ - 9.4],
      [x + 0.98 * spread, y - 1.1, startZ - 10.9],
      [x + 0.9 * spread, y - 2.3, startZ - 12.1],
      [x + 0.8 * spread, y - 3.5, startZ - 12.8],
    ],
    4,
  );
}

export function temple(spec: Eyewear): Solid {
  const wire = spec.style !== 'acetate';
  const path = templePath(spec);
  return sweep({
    path: wire ? path.slice(0, 19) : path,
    closed: false,
    up: [0, 1, 0],
    section: (share) => {
      const end = Math.sqrt(Math.max(0.12, 1 - Math.max(0, share - 0.9) ** 2 * 95));
      const height = wire ? 0.2 : 0.6 - 0.16 * Math.min(1, share * 2) + 0.12 * Math.max(0, share - 0.6);
      return roundedSection((wire ? 0.12 : 0.24) * (wire ? 1 : end), height * (wire ? 1 : end), 0.09, 2);
    },
  });
}

export const templeTip = (spec: Eyewear): Solid =>
  outward(
    sweep({
      path: templePath(spec).slice(17),
      closed: false,
      up: [0, 1, 0],
      section: (share) => {
        const end = Math.sqrt(Math.max(0.1, 1 - Math.max(0, share - 0.75) ** 2 * 15));
        return roundedSection(0.22 * end, 0.36 * end, 0.1, 2);
      },
    }),
  );

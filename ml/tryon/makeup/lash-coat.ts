import { type Coat, CoatBuilder } from './coat.ts';
import { between, normalsOf, type Place, ramp } from './curve.ts';
import type { EyeLines } from './eye-lines.ts';

/** Thickness of the line at the inner corner and at the outer one, shares of the eye's width. */
const THIN = 0.018;
const THICK = 0.052;
/** Half of the soft edge, px of the drawing. */
const SOFT_PX = 0.7;
const WING_COLUMNS = 8;
/** How steeply the wing rises against the line of the lower lid's end. */
const WING_LIFT = 0.28;

/**
 * Eyeliner: a line that stands on the upper lash line, thin at the inner corner, with a wing beyond the outer.
 *
 * @param pixel size of one drawn pixel, px of the picture
 * @param wing  length, share of the eye's width
 */
export function lashCoat(eyes: readonly EyeLines[], pixel: number, wing: number): Coat {
  const builder = new CoatBuilder();
  for (const eye of eyes) {
    const spine = [...wingOf(eye, wing), ...eye.upper];
    const beyond = spine.length - eye.upper.length;
    const normals = normalsOf(spine, [...new Array<Place>(beyond).fill([0, 0]), ...eye.crease]);
    builder.grid(spine.length, 4, false, (column, row) => {
      const share = Math.max(0, column - beyond) / (eye.upper.length - 1);
      const tip = column < beyond ? (column / beyond) ** 0.8 : 1;
      const wanted = eye.widthPx * (THICK + (THIN - THICK) * ramp(0, 0.9, share)) * tip;
      const soft = SOFT_PX * pixel;
      const thick = Math.max(wanted, 2 * soft);
      const out = [0, soft, thick - soft / 2, thick + soft / 2][row] as number;
      const [x, y] = spine[column] as Place;
      const [nx, ny] = normals[column] as Place;
      const peak = (wanted / thick) * ramp(-0.02, 0.08, 1 - share);
      return { x: x + nx * out, y: y + ny * out, cover: row === 0 || row === 3 ? 0 : peak, along: share };
    });
    for (let column = 4; column < eye.crease.length - 4; column += 3)
      builder.bareAt(...between(eye.crease[column] as Place, eye.above[column] as Place, 0.5));
  }
  return builder.coat();
}

/** From the tip to (without) the outer corner, going on from the lower lid, a little upwards. */
function wingOf({ upper, lower, widthPx }: EyeLines, wing: number): Place[] {
  if (wing === 0) return [];
  const corner = upper[0] as Place;
  const before = lower[4] as Place;
  const inner = upper.at(-1) as Place;
  const away = unit([corner[0] - before[0], corner[1] - before[1]]);
  const axis = unit([corner[0] - inner[0], corner[1] - inner[1]]);
  const raise: Place = [
    axis[0] * (1 - WING_LIFT) + away[0] * WING_LIFT,
    axis[1] * (1 - WING_LIFT) + away[1] * WING_LIFT,
  ];
  const up: Place = [0, -WING_LIFT];
  const [dx, dy] = unit([raise[0] + up[0], raise[1] + up[1]]);
  return Array.from({ length: WING_COLUMNS }, (_, i): Place => {
    const reach = wing * widthPx * (1 - i / WING_COLUMNS);
    return [corner[0] + dx * reach, corner[1] + dy * reach];
  });
}

function unit([x, y]: Place): Place {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}

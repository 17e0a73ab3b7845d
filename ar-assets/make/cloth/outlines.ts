import { type Cut, knotted, onArm, px, py, type Spot, sleeveHalves, stations } from './layout.ts';

const spot = ([x, y]: Spot): string => `${px(x).toFixed(1)} ${py(y).toFixed(1)}`;
export const mirrorSpot = ([x, y]: Spot): Spot => [-x, y];

/** A path through spots, straight. */
export const straight = (spots: readonly Spot[]): string => `M${spots.map(spot).join('L')}Z`;

/** An open or closed smooth path through spots (Catmull-Rom). */
export function smoothPath(spots: readonly Spot[], closed = false): string {
  const at = (i: number): Spot => {
    const n = spots.length;
    return (closed ? spots[((i % n) + n) % n] : spots[Math.max(0, Math.min(n - 1, i))]) ?? [0, 0];
  };
  let path = `M${spot(at(0))}`;
  for (let i = 0; i < spots.length - (closed ? 0 : 1); i += 1) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    path += `C${spot([b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6])} ${spot([c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6])} ${spot(c)}`;
  }
  return closed ? `${path}Z` : path;
}

/** The trunk: along the neckline (right to left of the wearer's left half, mirrored), shoulders, side seams, hem. */
export function trunkOutline(cut: Cut, neck: readonly Spot[], hemDip = 0.03): Spot[] {
  const hem = cut.trunk.at(-1) ?? [1.5, 0.6];
  const side: Spot[] = [cut.pit];
  for (let y = cut.pit[1] + 0.04; y < hem[0]; y += 0.04) side.push([knotted(cut.trunk, y), y]);
  side.push([hem[1], hem[0]]);
  const bottom: Spot[] = [];
  for (let i = 1; i < 20; i += 1) {
    const x = hem[1] * (1 - i / 20);
    bottom.push([x, hem[0] + hemDip * (1 - (x / hem[1]) ** 2)]);
  }
  // Under the sleeve the trunk goes on a little, so that no light shines through the seam.
  const under = cut.sleeve === undefined ? armhole(cut) : [[cut.tip[0] + 0.012, cut.tip[1]] as Spot];
  const half: Spot[] = [...neck, cut.tip, ...under, ...side, ...bottom, [0, hem[0] + hemDip]];
  return [...half, ...half.slice(0, -1).reverse().map(mirrorSpot)];
}

/** Without sleeves the armhole is cut in. */
function armhole({ tip, pit }: Cut): Spot[] {
  return [0.2, 0.4, 0.6, 0.8].map((share) => {
    const bow = Math.sin(share * Math.PI) * 0.05;
    return [tip[0] + (pit[0] - tip[0]) * share ** 1.6 - bow, tip[1] + (pit[1] - tip[1]) * share];
  });
}

/** The wearer's left sleeve, cut off at the armhole. */
export function sleeveOutline(cut: Cut): Spot[] {
  const all = stations(cut, 0.08);
  const outer = all.map((at) => onArm(at, sleeveHalves(cut, at)[0]));
  const end = cut.sleeve?.end ?? 1;
  const [outerEnd, innerEnd] = sleeveHalves(cut, end);
  const cuff = [0.25, 0.5, 0.75].map((share) =>
    onArm(end + Math.sin(share * Math.PI) * 0.03, outerEnd - (outerEnd + innerEnd) * share),
  );
  const inner = all
    .filter((at) => onArm(at, -sleeveHalves(cut, at)[1])[1] > cut.pit[1] + 0.02)
    .map((at) => onArm(at, -sleeveHalves(cut, at)[1]))
    .reverse();
  return [cut.tip, ...outer, ...cuff, ...inner, cut.pit];
}

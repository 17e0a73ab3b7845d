import type { ClothesManifest } from '#ml/tryon';

/**
 * The figure that all garments are drawn over, in shares of the distance between its shoulder joints, origin
 * between them, y down; the same measures as `ml/tryon/clothes/standard-figure.ts`. Its arms hang a little off
 * the body so that sleeves and trunk do not touch in the picture.
 */
export type Spot = readonly [number, number];

export const WIDTH_PX = 1024;
const UNIT_PX = 300;
const SHOULDER_PX = 200;
const HIP_Y = 1.42;
const HIP_X = 0.3;
const ARM_OUT = 0.56;
const UPPER_ARM = 0.86;
const FOREARM = 0.74;
const ARM_WAY: Spot = [Math.sin(ARM_OUT), Math.cos(ARM_OUT)];
/** Mesh edges lie this far outside the drawn ones, so that soft edges are inside. */
const MARGIN_PX = 4;

export const px = (x: number): number => WIDTH_PX / 2 + x * UNIT_PX;
export const py = (y: number): number => SHOULDER_PX + y * UNIT_PX;
export const scaled = (length: number): number => length * UNIT_PX;

/** The wearer's left arm: its place 0..2 (shoulder, elbow, wrist) and an offset to the outside. */
export function onArm(at: number, out: number): Spot {
  const along = at <= 1 ? at * UPPER_ARM : UPPER_ARM + (at - 1) * FOREARM;
  return [0.5 + ARM_WAY[0] * along + ARM_WAY[1] * out, ARM_WAY[1] * along - ARM_WAY[0] * out];
}

/** The other way round: where along the arm a spot lies and how far inside of its axis. */
export function besideArm([x, y]: Spot): { readonly at: number; readonly inside: number } {
  const [dx, dy] = [x - 0.5, y];
  const along = dx * ARM_WAY[0] + dy * ARM_WAY[1];
  const at = along <= UPPER_ARM ? along / UPPER_ARM : 1 + (along - UPPER_ARM) / FOREARM;
  return { at, inside: -(dx * ARM_WAY[1] - dy * ARM_WAY[0]) };
}

/** How a garment is cut. Half widths and heights in the figure's unit. */
export interface Cut {
  readonly heightPx: number;
  readonly layer: ClothesManifest['garment']['layer'];
  /** Half widths of the trunk from the armpit down to the hem: height, half width. */
  readonly trunk: readonly Spot[];
  /** Where the shoulder seam ends. */
  readonly tip: Spot;
  readonly pit: Spot;
  /** Upper end of the trunk, collar included. */
  readonly topY: number;
  readonly sleeve?: {
    readonly kind: 'short' | 'long';
    /** 0..2 along the arm. */
    readonly end: number;
    /** Half widths by place: 0.3 is the widest part, `end` the cuff. */
    readonly widths: readonly Spot[];
  };
}

export function knotted(knots: readonly Spot[], at: number): number {
  let before = knots[0] ?? [0, 0];
  for (const knot of knots) {
    if (at <= knot[0])
      return knot[0] === before[0]
        ? knot[1]
        : before[1] + ((knot[1] - before[1]) * (at - before[0])) / (knot[0] - before[0]);
    before = knot;
  }
  return before[1];
}

const STEP = 0.08;

/** Half widths of the sleeve to the outside and to the inside; the shoulder's cap is narrower than the arm. */
export function sleeveHalves(cut: Cut, at: number): readonly [number, number] {
  const sleeve = cut.sleeve;
  if (sleeve === undefined) return [0, 0];
  const pit = besideArm(cut.pit);
  const width = knotted(sleeve.widths, at);
  const tip = besideArm(cut.tip);
  const cap = Math.min(1, Math.max(0, (at - tip.at) / (0.34 - tip.at)));
  const outer = -tip.inside + (width + tip.inside) * Math.sin((cap * Math.PI) / 2);
  const inner =
    at <= pit.at ? pit.inside : width + (pit.inside - width) * Math.max(0, 1 - (at - pit.at) / 0.3);
  return [outer, inner];
}

export function stations(cut: Cut, from: number): number[] {
  const end = cut.sleeve?.end ?? 0;
  const count = Math.max(2, Math.ceil((end - from) / STEP));
  return Array.from({ length: count + 1 }, (_, i) => from + ((end - from) * i) / count);
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** What the manifest says about the cut. */
export function garmentOf(cut: Cut): ClothesManifest['garment'] {
  const u = (x: number): number => round(px(x) / WIDTH_PX);
  const v = (y: number): number => round(py(y) / cut.heightPx);
  const place = ([x, y]: Spot): [number, number] => [u(x), v(y)];
  const other = ([x, y]: Spot): [number, number] => [u(-x), v(y)];
  const [shoulder, hip]: Spot[] = [
    [0.5, 0],
    [HIP_X, HIP_Y],
  ];
  const [elbow, wrist] = [onArm(1, 0), onArm(2, 0)];
  const margin = MARGIN_PX / UNIT_PX;
  const rows: [number, number, number][] = [];
  const row = (y: number, half: number): void => {
    rows.push([v(y), u(-half), u(half)]);
  };
  const noSleeves = cut.sleeve === undefined;
  row(cut.topY - margin, cut.tip[0] + (noSleeves ? margin : 0));
  row(cut.tip[1], cut.tip[0] + (noSleeves ? margin : 0));
  row(cut.pit[1], cut.pit[0] + (noSleeves ? margin : 0));
  const hem = cut.trunk.at(-1) ?? [HIP_Y, 0.6];
  for (let y = cut.pit[1] + 0.02; y < hem[0]; y += 0.09) row(y, knotted(cut.trunk, y) + margin);
  row(hem[0] + 2 * margin, hem[1] + margin);
  const sleeve = (at: (spot: Spot) => [number, number]) => ({
    tip: at(cut.tip),
    pit: at(cut.pit),
    sections: stations(cut, 0.04).map((station, i, all): [number, number, number] => {
      const [outer, inner] = sleeveHalves(cut, station);
      const past = i === all.length - 1 ? margin / UPPER_ARM : 0;
      const wide = (half: number): number => round(((half + margin) * UNIT_PX) / WIDTH_PX);
      return [round(Math.min(2, station + past)), wide(outer), wide(inner)];
    }),
  });
  return {
    size: [WIDTH_PX, cut.heightPx],
    layer: cut.layer,
    sleeves: cut.sleeve?.kind ?? 'none',
    points: {
      leftShoulder: place(shoulder as Spot),
      rightShoulder: other(shoulder as Spot),
      leftHip: place(hip as Spot),
      rightHip: other(hip as Spot),
      leftElbow: place(elbow),
      rightElbow: other(elbow),
      leftWrist: place(wrist),
      rightWrist: other(wrist),
      neck: [u(0), v(-0.1)],
      leftHem: place([hem[1], hem[0]]),
      rightHem: other([hem[1], hem[0]]),
    },
    trunk: rows,
    ...(cut.sleeve === undefined ? {} : { leftSleeve: sleeve(place), rightSleeve: sleeve(other) }),
  };
}

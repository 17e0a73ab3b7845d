import type { Look } from '../chain/design.ts';
import { darken, lighten, mix } from './colour.ts';
import { castShadow, type Sheet } from './sheet.ts';

/** Horizontal gradient of a round body lit from the left: matte, glossy or metal. */
export function cylinder(
  sheet: Sheet,
  colour: string,
  finish: 'matte' | 'gloss' | 'metal' = 'gloss',
): string {
  const across = [0, 0, 1, 0] as const;
  if (finish === 'matte')
    return sheet.linear(
      [
        [0, darken(colour, 0.22)],
        [0.28, lighten(colour, 0.16)],
        [0.6, colour],
        [1, darken(colour, 0.38)],
      ],
      across,
    );
  if (finish === 'metal')
    return sheet.linear(
      [
        [0, darken(colour, 0.45)],
        [0.14, lighten(colour, 0.35)],
        [0.24, lighten(colour, 0.8)],
        [0.36, colour],
        [0.62, darken(colour, 0.4)],
        [0.8, lighten(colour, 0.25)],
        [1, darken(colour, 0.55)],
      ],
      across,
    );
  return sheet.linear(
    [
      [0, darken(colour, 0.3)],
      [0.12, lighten(colour, 0.1)],
      [0.24, lighten(colour, 0.55)],
      [0.34, lighten(colour, 0.08)],
      [0.7, darken(colour, 0.1)],
      [1, darken(colour, 0.45)],
    ],
    across,
  );
}

export interface Fabric {
  readonly outline: string;
  readonly colour: string;
  readonly pattern?: Look['pattern'] | undefined;
  /** Colour of the pattern. */
  readonly accent?: string | undefined;
  /** Strokes where the cloth falls into shade, and where it catches the lamp. */
  readonly folds?: readonly string[];
  readonly lights?: readonly string[];
  /** Shine of satin and leather, 0..1. */
  readonly sheen?: number;
  readonly shadow?: boolean;
  readonly turn?: number;
}

/** A piece of cloth: body colour, print, folds out of focus, and a seam along the edge. */
export function fabric(
  sheet: Sheet,
  { outline, colour, pattern, accent, folds = [], lights = [], sheen = 0, shadow = true, turn = 0 }: Fabric,
): void {
  if (shadow) castShadow(sheet, outline);
  const body = sheet.linear(
    [
      [0, lighten(colour, 0.16)],
      [0.45, colour],
      [1, darken(colour, 0.24)],
    ],
    [0.1, 0, 0.75, 1],
  );
  const print =
    pattern === undefined
      ? ''
      : `<rect width="600" height="600" fill="${printOf(sheet, pattern, colour, accent, turn)}"/>`;
  const side = sheet.linear(
    [
      [0, '#fff8ea', 0.16],
      [0.4, '#fff8ea', 0],
      [0.66, '#1d130c', 0.02],
      [1, '#1d130c', 0.3],
    ],
    [0, 0, 1, 0],
  );
  const stroke = (paths: readonly string[], paint: string, width: number, opacity: number) =>
    paths
      .map(
        (d) =>
          `<path d="${d}" fill="none" stroke="${paint}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linecap="round"/>`,
      )
      .join('');
  const softened =
    folds.length + lights.length === 0
      ? ''
      : sheet.blurred(
          5,
          stroke(folds, darken(colour, 0.75), 13, 0.36) +
            stroke(lights, lighten(colour, 0.75), 10, 0.34 + sheen * 0.5),
        );
  const seam = `<path d="${outline}" fill="none" stroke="${darken(colour, 0.5)}" stroke-opacity="0.34" stroke-width="5" stroke-linejoin="round"/>`;
  sheet.add(
    `<path d="${outline}" fill="${body}"/>`,
    sheet.clipped(outline, `${print}<path d="${outline}" fill="${side}"/>${softened}${seam}`),
  );
}

/** Prints, drawn by us: stripes, checks, dots, blossoms, river waves, ribs. */
export function printOf(
  sheet: Sheet,
  pattern: NonNullable<Look['pattern']>,
  colour: string,
  accent?: string,
  turn = 0,
): string {
  const ink = accent ?? (isDark(colour) ? lighten(colour, 0.55) : darken(colour, 0.42));
  switch (pattern) {
    case 'stripe':
      return sheet.pattern(40, 26, `<rect width="40" height="9" fill="${ink}" fill-opacity="0.82"/>`, turn);
    case 'check': {
      const band = `fill="${ink}" fill-opacity="0.34"`;
      const line = `fill="${lighten(colour, 0.7)}" fill-opacity="0.45"`;
      return sheet.pattern(
        56,
        56,
        `<rect width="22" height="56" ${band}/><rect width="56" height="22" ${band}/><rect x="37" width="3" height="56" ${line}/><rect y="37" width="56" height="3" ${line}/>`,
        turn,
      );
    }
    case 'dot':
      return sheet.pattern(
        36,
        36,
        `<circle cx="9" cy="9" r="5" fill="${ink}" fill-opacity="0.85"/><circle cx="27" cy="27" r="3.6" fill="${ink}" fill-opacity="0.75"/>`,
        turn,
      );
    case 'floral':
      return sheet.pattern(
        74,
        74,
        `${blossom(18, 20, 9, lighten(colour, 0.75), '#d9a036')}${blossom(54, 56, 7, mix(colour, '#b62c48', 0.55), '#f3d78f')}<path d="M38 14q8 4 10 12M10 52q8-2 14 4" stroke="#6f8f52" stroke-width="2.4" fill="none"/><ellipse cx="50" cy="24" rx="6" ry="2.8" fill="#7f9c66" transform="rotate(40 50 24)"/><ellipse cx="10" cy="56" rx="6" ry="2.8" fill="#7f9c66"/>`,
        turn,
      );
    case 'wave': {
      const arcs = [16, 11, 6]
        .map(
          (r) =>
            `<circle cx="20" cy="20" r="${r}" fill="none" stroke="${ink}" stroke-width="1.8" stroke-opacity="0.75"/>`,
        )
        .join('');
      const arcsAt = (x: number, y: number) => `<g transform="translate(${x} ${y})">${arcs}</g>`;
      return sheet.pattern(
        40,
        20,
        `<rect width="40" height="20" fill="${colour}"/>${arcsAt(-20, -10)}${arcsAt(20, -10)}<g><circle cx="20" cy="20" r="18" fill="${colour}"/>${arcs}</g>`,
        turn,
      );
    }
    case 'rib':
      return sheet.pattern(
        11,
        40,
        `<rect width="4" height="40" fill="#1d130c" fill-opacity="0.17"/><rect x="5" width="2.5" height="40" fill="#fff8ea" fill-opacity="0.18"/>`,
        turn,
      );
  }
}

/** The flower of the city: five petals, a golden heart. */
export function blossom(cx: number, cy: number, r: number, petal: string, heart: string): string {
  const petals = Array.from({ length: 5 }, (_, i) => {
    const turn = (i / 5) * 2 * Math.PI - Math.PI / 2;
    return `<circle cx="${(cx + Math.cos(turn) * r * 0.62).toFixed(1)}" cy="${(cy + Math.sin(turn) * r * 0.62).toFixed(1)}" r="${(r * 0.52).toFixed(1)}" fill="${petal}"/>`;
  });
  return `${petals.join('')}<circle cx="${cx}" cy="${cy}" r="${(r * 0.27).toFixed(1)}" fill="${heart}"/>`;
}

const isDark = (colour: string) =>
  Number.parseInt(colour.slice(1, 3), 16) + Number.parseInt(colour.slice(3, 5), 16) < 300;

/** A pearl: milky body, a lamp in it, a warm rim. */
export function pearl(sheet: Sheet, cx: number, cy: number, r: number, colour = '#f3ece1'): string {
  const body = sheet.radial(
    [
      [0, '#fffefb'],
      [0.35, lighten(colour, 0.35)],
      [0.78, darken(colour, 0.13)],
      [1, darken(colour, 0.36)],
    ],
    [0.36, 0.32, 0.72],
  );
  return `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${body}"/>`;
}

/** A smooth closed outline through points, by Catmull and Rom. */
export function smooth(points: readonly (readonly [number, number])[], closed = true): string {
  const at = (i: number) =>
    (closed
      ? points[(i + points.length) % points.length]
      : points[Math.min(points.length - 1, Math.max(0, i))]) as readonly [number, number];
  const n = (value: number) => value.toFixed(1);
  let path = `M${n(at(0)[0])} ${n(at(0)[1])}`;
  const last = closed ? points.length : points.length - 1;
  for (let i = 0; i < last; i += 1) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    path += `C${n(p1[0] + (p2[0] - p0[0]) / 6)} ${n(p1[1] + (p2[1] - p0[1]) / 6)} ${n(p2[0] - (p3[0] - p1[0]) / 6)} ${n(p2[1] - (p3[1] - p1[1]) / 6)} ${n(p2[0])} ${n(p2[1])}`;
  }
  return closed ? `${path}Z` : path;
}

import { invariant, SeededRandom } from '#kernel';
import { brightness, darken, lighten, mix } from './colour.ts';

/** Side of a picture in SVG units; the drawings think in these. */
export const SIDE = 600;

type Stop = readonly [offset: number, colour: string, opacity?: number];

/** One picture under the brush: collects shapes, and the gradients and filters that they need. */
export class Sheet {
  readonly random: SeededRandom;
  readonly #defs: string[] = [];
  readonly #shapes: string[] = [];
  #view = { x: 0, y: 0, width: SIDE, height: SIDE };

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }

  add(...shapes: string[]): void {
    this.#shapes.push(...shapes);
  }

  /** Moves closer: the part of the sheet that the picture shows, by its centre; square unless told. */
  look(cx: number, cy: number, width: number, height = width): void {
    const inside = (middle: number, side: number) => middle - side / 2 >= 0 && middle + side / 2 <= SIDE;
    invariant(inside(cx, width) && inside(cy, height), 'a picture shows no more than was painted');
    this.#view = { x: cx - width / 2, y: cy - height / 2, width, height };
  }

  /** A gradient along a direction in the shape's own box; returns the paint. */
  linear(
    stops: readonly Stop[],
    [x1, y1, x2, y2]: readonly [number, number, number, number] = [0, 0, 0, 1],
  ): string {
    return this.#define(
      (id) =>
        `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stopsOf(stops)}</linearGradient>`,
    );
  }

  radial(stops: readonly Stop[], [cx, cy, r]: readonly [number, number, number] = [0.5, 0.5, 0.5]): string {
    return this.#define(
      (id) => `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stopsOf(stops)}</radialGradient>`,
    );
  }

  pattern(width: number, height: number, markup: string, turn = 0): string {
    return this.#define(
      (id) =>
        `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">${markup}</pattern>`,
    );
  }

  /** Shapes cut to an outline. */
  clipped(outline: string, markup: string): string {
    const clip = this.#define(
      (id) => `<clipPath id="${id}"><path d="${outline}" clip-rule="evenodd"/></clipPath>`,
    );
    return `<g clip-path="${clip}">${markup}</g>`;
  }

  /** Shapes out of focus: folds, glows, cast shadows. `radius` in units. */
  blurred(radius: number, markup: string): string {
    const filter = this.#define(
      (id) =>
        `<filter id="${id}" x="-18%" y="-18%" width="136%" height="136%"><feGaussianBlur stdDeviation="${radius}"/></filter>`,
    );
    return `<g filter="${filter}">${markup}</g>`;
  }

  svg(): string {
    const { x, y, width, height } = this.#view;
    const tall = Math.round((SIDE * height) / width);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${SIDE}" height="${tall}"><defs>${this.#defs.join('')}</defs>${this.#shapes.join('')}</svg>`;
  }

  #define(markup: (id: string) => string): string {
    const id = `d${this.#defs.length}`;
    this.#defs.push(markup(id));
    return `url(#${id})`;
  }
}

function stopsOf(stops: readonly Stop[]): string {
  return stops
    .map(
      ([offset, colour, opacity = 1]) =>
        `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join('');
}

/**
 * The same warm corner of a studio for everything: paper backdrop that takes a breath of the product's
 * colour, a lamp from the upper left, a table. Pale goods get a deeper wall, or they would drown in it.
 */
export function studio(sheet: Sheet, colour: string, { table = true } = {}): void {
  const pale = Math.max(0, brightness(colour) - 0.66) * 1.6;
  const wall = mix(mix('#f3e9da', '#cdb597', Math.min(0.62, pale)), colour, 0.07);
  const back = sheet.linear([
    [0, lighten(wall, 0.28)],
    [0.7, wall],
    [1, darken(wall, 0.07)],
  ]);
  sheet.add(`<rect width="600" height="600" fill="${back}"/>`);
  if (table) {
    const top = sheet.linear([
      [0, darken(wall, 0.09)],
      [0.12, lighten(wall, 0.12)],
      [1, darken(wall, 0.05)],
    ]);
    sheet.add(`<path d="M0 436 Q300 420 600 436 V600 H0Z" fill="${top}"/>`);
  }
  const lamp = sheet.radial(
    [
      [0, '#fffdf6', 0.85],
      [1, '#fffdf6', 0],
    ],
    [0.32, 0.24, 0.62],
  );
  const corner = sheet.radial(
    [
      [0.62, '#3b2414', 0],
      [1, '#3b2414', 0.16],
    ],
    [0.45, 0.42, 0.78],
  );
  sheet.add(
    `<rect width="600" height="600" fill="${lamp}"/><rect width="600" height="600" fill="${corner}"/>`,
  );
}

/** The dark place where a thing touches the table. */
export function contact(sheet: Sheet, cx: number, cy: number, rx: number, ry: number, strength = 0.5): void {
  const dark = sheet.radial([
    [0, '#2a180b', strength],
    [0.55, '#2a180b', strength * 0.42],
    [1, '#2a180b', 0],
  ]);
  sheet.add(`<ellipse cx="${cx + rx * 0.08}" cy="${cy}" rx="${rx * 1.18}" ry="${ry}" fill="${dark}"/>`);
}

/** The shadow that an outline throws on the wall behind it. */
export function castShadow(
  sheet: Sheet,
  outline: string,
  dx = 12,
  dy = 20,
  radius = 13,
  strength = 0.3,
): void {
  sheet.add(
    sheet.blurred(
      radius,
      `<path d="${outline}" fill="#3a2210" fill-opacity="${strength}" fill-rule="evenodd" transform="translate(${dx} ${dy})"/>`,
    ),
  );
}

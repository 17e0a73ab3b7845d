/** Watch dials as SVG, 400 x 400: strokes only, no text, so that no font decides how they look. */
export interface Dial {
  readonly ground: string;
  /** Colour towards the rim: a sunburst's shade. */
  readonly rim: string;
  readonly marks: string;
  readonly style: 'bars' | 'field' | 'dots' | 'roman';
  readonly square?: boolean;
}

const CENTRE = 200;

export function dialSvg({ ground, rim, marks, style, square = false }: Dial): string {
  const body = `<radialGradient id="g" cx="50%" cy="50%" r="62%"><stop offset="0" stop-color="${ground}"/><stop offset="0.7" stop-color="${ground}"/><stop offset="1" stop-color="${rim}"/></radialGradient>`;
  const minutes = Array.from({ length: 60 }, (_, i) =>
    i % 5 === 0 ? '' : tick(i * 6, 182, 190, 2, marks, square),
  ).join('');
  const hours = Array.from({ length: 12 }, (_, i) => hour(style, i, marks, square)).join('');
  const ring =
    style === 'field'
      ? `<circle cx="200" cy="200" r="118" fill="none" stroke="${marks}" stroke-opacity="0.35" stroke-width="1.5"/>`
      : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><defs>${body}</defs><rect width="400" height="400" fill="url(#g)"/>${minutes}${ring}${hours}</svg>`;
}

/** On a square dial the marks stand along its edge. */
const reach = (degrees: number, square: boolean): number => {
  if (!square) return 1;
  const angle = (degrees * Math.PI) / 180;
  return 0.95 / Math.max(Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle)));
};

function tick(
  degrees: number,
  from: number,
  to: number,
  width: number,
  colour: string,
  square: boolean,
): string {
  const far = reach(degrees, square);
  return `<path d="M${CENTRE} ${CENTRE - from * far}V${CENTRE - to * far}" stroke="${colour}" stroke-width="${width}" transform="rotate(${degrees} ${CENTRE} ${CENTRE})"/>`;
}

function hour(style: Dial['style'], i: number, marks: string, square: boolean): string {
  const degrees = i * 30;
  const quarter = i % 3 === 0;
  if (style === 'dots') {
    const angle = (degrees * Math.PI) / 180;
    const [x, y] = [CENTRE + 164 * Math.sin(angle), CENTRE - 164 * Math.cos(angle)];
    if (i === 0) return `<path d="M182 22L218 22L200 66Z" fill="${marks}"/>`;
    if (quarter) return tick(degrees, 138, 184, 18, marks, square);
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="13" fill="${marks}"/>`;
  }
  if (style === 'field')
    return (
      tick(degrees, quarter ? 128 : 146, 184, quarter ? 15 : 8, marks, square) +
      tick(degrees, 100, 110, 4, marks, square)
    );
  if (style === 'roman')
    return quarter
      ? tick(degrees - 3.2, 126, 178, 6, marks, square) +
          tick(degrees, 126, 178, 6, marks, square) +
          tick(degrees + 3.2, 126, 178, 6, marks, square)
      : tick(degrees - 1.6, 140, 178, 5, marks, square) + tick(degrees + 1.6, 140, 178, 5, marks, square);
  return tick(degrees, quarter ? 132 : 146, 182, quarter ? 9 : 5, marks, square);
}

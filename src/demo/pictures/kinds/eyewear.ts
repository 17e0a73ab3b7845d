import type { Brush } from '../brush.ts';
import { brightness, darken, lighten, mix } from '../colour.ts';
import { cylinder, fabric, pearl, smooth } from '../materials.ts';
import { castShadow, contact, type Sheet, studio } from '../sheet.ts';

const GOLD = '#cfa047';
const GAP = 25;

interface Lens {
  readonly rx: number;
  readonly ry: number;
  /** Where the outline departs from the superellipse: x from the nose (-1) to the temple (1), y down. */
  readonly power: number;
  readonly bend: (x: number, y: number) => readonly [dx: number, dy: number];
}

const still = () => [0, 0] as const;
const LENSES: Readonly<Record<string, Lens>> = {
  round: { rx: 82, ry: 80, power: 2, bend: still },
  square: { rx: 96, ry: 66, power: 4.2, bend: (_, y) => [0, y < 0 ? -3 : 3] },
  panto: { rx: 86, ry: 78, power: 2.5, bend: (x, y) => [-x * Math.max(0, y) * 13, y < 0 ? 7 : 0] },
  cateye: {
    rx: 98,
    ry: 66,
    power: 2.6,
    bend: (x, y) => [y < 0 && x > 0 ? x * 15 : -x * Math.max(0, y) * 8, y < 0.2 && x > 0 ? -34 * x * x : 0],
  },
  hex: { rx: 90, ry: 78, power: 2, bend: sixCorners },
  oversize: { rx: 112, ry: 92, power: 2.9, bend: (x, y) => [-x * Math.max(0, y) * 9, 0] },
  browline: { rx: 92, ry: 72, power: 2.8, bend: (x, y) => [-x * Math.max(0, y) * 12, y < 0 ? 5 : 0] },
  aviator: {
    rx: 98,
    ry: 82,
    power: 2.5,
    bend: (x, y) => [x < 0 && y > 0 ? -x * y * 58 : 0, y < 0 ? -y * 24 : 8 * y],
  },
};

/** Six corners, rounded: four parts hexagon, one part circle. */
function sixCorners(x: number, y: number): readonly [number, number] {
  const sixth = Math.PI / 3;
  const within = ((Math.atan2(y, x) + 2 * Math.PI) % sixth) - sixth / 2;
  const reach = 0.8 * ((Math.cos(sixth / 2) * 1.1) / Math.cos(within) - 1);
  return [x * reach * 90, y * reach * 78];
}

function lensOutline(lens: Lens, cx: number, cy: number, side: 1 | -1, scale = 1): string {
  const points = Array.from({ length: 48 }, (_, i) => {
    const turn = (i / 48) * 2 * Math.PI;
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const x = Math.sign(c) * Math.abs(c) ** (2 / lens.power);
    const y = Math.sign(s) * Math.abs(s) ** (2 / lens.power);
    const [dx, dy] = lens.bend(x, y);
    return [cx + side * (x * lens.rx + dx) * scale, cy + (y * lens.ry + dy) * scale] as const;
  });
  return smooth(points);
}

/** Spectacles from the front, temples folded behind the lenses; `detail` says wire, clear, rimless, sport, sun. */
export const glasses: Brush = (sheet, { look, colour }) => {
  const form = look.form ?? 'round';
  const detail = look.detail ?? '';
  const isSun = detail.startsWith('sun');
  const wire =
    form === 'aviator' || detail.includes('wire') || detail.includes('rimless') || form === 'browline';
  studio(sheet, colour);
  const lens = LENSES[form] ?? (LENSES['round'] as Lens);
  const cy = 330;
  const away = lens.rx + GAP;
  const thick = wire ? 6 : form === 'oversize' ? 19 : 15;
  const grow = 1 + thick / lens.rx;
  const metal = brightness(colour) < 0.2 ? '#4a4c50' : colour;
  const frameTone = wire ? metal : colour;
  const paint = wire ? cylinder(sheet, metal, 'metal') : acetate(sheet, colour, detail === 'clear');
  const sides = [-1, 1] as const;
  const inner = sides.map((side) => lensOutline(lens, 300 + side * away, cy, side));
  const outer = sides.map((side) => lensOutline(lens, 300 + side * away, cy, side, grow));

  contact(sheet, 300, cy + lens.ry + 58, 250, 26, 0.42);
  const temples = sides.map((side) => {
    const x = 300 + side * (away + lens.rx + 2);
    return `M${x} ${cy - lens.ry * 0.52} q${side * 9} 3 ${side * 6} 20 L${300 - side * away * 0.9} ${cy + lens.ry * 0.44} q${-side * 44} 16 ${-side * 74} 40`;
  });
  sheet.add(
    sheet.blurred(
      1.2,
      temples
        .map(
          (d) =>
            `<path d="${d}" fill="none" stroke="${darken(frameTone, 0.3)}" stroke-width="${wire ? 6 : 13}" stroke-linecap="round" stroke-opacity="${detail === 'clear' ? 0.42 : 0.8}"/>`,
        )
        .join(''),
    ),
  );
  castShadow(sheet, inner.map((d, i) => `${outer[i]}${d}`).join(''), 8, 42, 9, 0.32);

  for (const d of inner)
    sheet.add(`<path d="${d}" fill="${isSun ? tint(sheet, form, colour) : clearGlass(sheet)}"/>`);
  for (const d of inner) sheet.add(sheet.clipped(d, reflections(isSun)));

  const rimless = detail.includes('rimless');
  for (const [i, d] of inner.entries()) {
    if (rimless) {
      sheet.add(`<path d="${d}" fill="none" stroke="#ffffff" stroke-opacity="0.75" stroke-width="2.4"/>`);
      continue;
    }
    sheet.add(`<path d="${outer[i]}${d}" fill="${paint}" fill-rule="evenodd"/>`);
    if (!wire) sheet.add(marbled(sheet, `${outer[i]}${d}`, colour));
    sheet.add(bevel(sheet, outer[i] as string, d, colour, wire));
  }
  bridgeAndHinges(sheet, { form, cy, away, lens, wire, paint, metal: wire ? metal : GOLD, colour, rimless });
};

/** Hand-polished acetate: lit from above, darker at the lower rim. */
function acetate(sheet: Sheet, colour: string, isClear: boolean): string {
  const alpha = isClear ? 0.62 : 1;
  return sheet.linear([
    [0, lighten(colour, 0.34), alpha],
    [0.3, colour, alpha],
    [1, darken(colour, 0.4), alpha],
  ]);
}

function marbled(sheet: Sheet, outline: string, colour: string): string {
  if (colour !== '#8a5527' && colour !== '#c97b25') return '';
  const spots = Array.from({ length: 64 }, () => {
    const [x, y] = [50 + sheet.random.integer(500), 225 + sheet.random.integer(210)];
    const tone = sheet.random.fraction() < 0.6 ? '#3d1e0b' : '#e0a04c';
    return `<ellipse cx="${x}" cy="${y}" rx="${8 + sheet.random.integer(18)}" ry="${5 + sheet.random.integer(9)}" fill="${tone}" fill-opacity="${0.35 + sheet.random.fraction() * 0.3}" transform="rotate(${sheet.random.integer(180)} ${x} ${y})"/>`;
  });
  return sheet.clipped(outline, sheet.blurred(2.4, spots.join('')));
}

function bevel(sheet: Sheet, outer: string, inner: string, colour: string, wire: boolean): string {
  const glow = sheet.linear([
    [0, '#ffffff', wire ? 0.7 : 0.62],
    [0.35, '#ffffff', 0.1],
    [0.75, '#ffffff', 0],
    [1, '#ffffff', 0.22],
  ]);
  return (
    `<path d="${inner}" fill="none" stroke="${darken(colour, 0.62)}" stroke-opacity="0.55" stroke-width="2"/>` +
    sheet.clipped(outer, `<path d="${outer}" fill="none" stroke="${glow}" stroke-width="${wire ? 3 : 6}"/>`)
  );
}

function clearGlass(sheet: Sheet): string {
  return sheet.linear(
    [
      [0, '#ffffff', 0.5],
      [0.5, '#e9f2f2', 0.16],
      [1, '#d5e6e8', 0.36],
    ],
    [0, 0, 1, 1],
  );
}

function tint(sheet: Sheet, form: string, colour: string): string {
  const base =
    form === 'aviator' || colour === '#c97b25'
      ? '#5a3a20'
      : form === 'round'
        ? '#2d5566'
        : mix('#2b2a2e', colour, 0.22);
  return sheet.linear([
    [0, darken(base, 0.4), 0.97],
    [0.6, base, 0.9],
    [1, lighten(base, 0.42), 0.8],
  ]);
}

function reflections(isSun: boolean): string {
  const strength = isSun ? 0.2 : 0.4;
  return `<g fill="#ffffff"><path d="M90 220 L190 220 L70 460 L-30 460Z" fill-opacity="${strength}"/><path d="M214 220 L236 220 L116 460 L94 460Z" fill-opacity="${strength * 0.7}"/><path d="M390 220 L490 220 L370 460 L270 460Z" fill-opacity="${strength}"/><path d="M514 220 L536 220 L416 460 L394 460Z" fill-opacity="${strength * 0.7}"/></g>`;
}

interface Front {
  readonly form: string;
  readonly cy: number;
  readonly away: number;
  readonly lens: Lens;
  readonly wire: boolean;
  readonly paint: string;
  readonly metal: string;
  readonly colour: string;
  readonly rimless: boolean;
}

function bridgeAndHinges(sheet: Sheet, { form, cy, away, lens, wire, metal, colour, rimless }: Front): void {
  const top = cy - lens.ry * (wire ? 0.24 : 0.34);
  const half = away - lens.rx + (wire ? 4 : 9);
  const across = wire ? cylinder(sheet, metal, 'metal') : lighten(colour, 0.08);
  const bar = (y: number, arch: number, width: number) =>
    `<path d="M${300 - half} ${y} Q300 ${y - arch} ${300 + half} ${y}" fill="none" stroke="${wire ? darken(metal, 0.25) : darken(colour, 0.3)}" stroke-width="${width + 2}" stroke-linecap="round"/><path d="M${300 - half} ${y - 1} Q300 ${y - arch - 1} ${300 + half} ${y - 1}" fill="none" stroke="${wire ? lighten(metal, 0.3) : across}" stroke-width="${width - 1}" stroke-linecap="round"/>`;
  sheet.add(bar(top, wire ? 14 : 20, wire ? 5 : 13));
  if (form === 'aviator') sheet.add(bar(cy - lens.ry * 0.74, 5, 5));
  if (form === 'browline') {
    for (const side of [-1, 1] as const) {
      const x0 = 300 + side * (away - lens.rx - 6);
      const x1 = 300 + side * (away + lens.rx + 12);
      const brow = `M${x0} ${cy - lens.ry * 0.42} Q${300 + side * away * 0.8} ${cy - lens.ry - 18} ${x1} ${cy - lens.ry * 0.78} L${x1 - side * 4} ${cy - lens.ry * 0.34} Q${300 + side * away} ${cy - lens.ry * 0.86} ${x0 + side * 6} ${cy - lens.ry * 0.14}Z`;
      sheet.add(
        `<path d="${brow}" fill="${acetate(sheet, colour, false)}"/>`,
        bevel(sheet, brow, brow, colour, false),
      );
    }
  }
  for (const side of [-1, 1] as const) {
    const x = 300 + side * (away + lens.rx + (rimless ? -6 : wire ? 2 : 0));
    sheet.add(
      `<circle cx="${x - side * (wire ? 0 : 4)}" cy="${cy - lens.ry * 0.5 + (form === 'cateye' ? -22 : 0)}" r="${wire ? 4 : 5}" fill="${lighten(metal, 0.4)}" stroke="${darken(metal, 0.35)}" stroke-width="1.4"/>`,
    );
  }
  if (!wire) return;
  for (const side of [-1, 1] as const)
    sheet.add(
      `<ellipse cx="${300 + side * 17}" cy="${cy + 16}" rx="6" ry="13" fill="#ffffff" fill-opacity="0.65" stroke="${darken(metal, 0.2)}" stroke-opacity="0.5" transform="rotate(${side * -16} ${300 + side * 17} ${cy + 16})"/>`,
    );
}

/** A clam of leather, hard shell or quilt. */
export const caseBox: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  contact(sheet, 300, 462, 240, 40, 0.6);
  const body = 'M92 330 Q92 250 170 244 H430 Q508 250 508 330 V392 Q508 462 430 464 H170 Q92 462 92 392Z';
  const lid = 'M92 336 Q92 236 178 230 H422 Q508 236 508 336 Q300 352 92 336Z';
  fabric(sheet, {
    outline: body,
    colour: darken(colour, 0.12),
    folds: ['M110 430 Q300 462 492 430'],
    sheen: 0.4,
  });
  fabric(sheet, { outline: lid, colour, lights: ['M140 262 Q300 246 440 258'], sheen: 0.5, shadow: false });
  if (look.form === 'quilt' || colour === '#efb9b8' || colour === '#a3ac8b') {
    const quilt = sheet.pattern(
      46,
      46,
      `<path d="M0 0L46 46M46 0L0 46" stroke="${darken(colour, 0.5)}" stroke-width="2" stroke-opacity="0.35"/><path d="M0 2L46 48M46 2L0 48" stroke="#fff" stroke-width="1.6" stroke-opacity="0.35"/>`,
    );
    sheet.add(`<path d="${body}" fill="${quilt}"/>`);
  }
  sheet.add(
    `<path d="M92 337 Q300 354 508 337" stroke="${darken(colour, 0.6)}" stroke-width="4" fill="none" stroke-opacity="0.7"/>`,
    `<path d="M104 352 Q300 370 496 352" stroke="${lighten(colour, 0.55)}" stroke-width="2.4" stroke-dasharray="9 7" fill="none" stroke-opacity="0.8"/>`,
    `<circle cx="300" cy="366" r="13" fill="${cylinder(sheet, GOLD, 'metal')}"/><circle cx="297" cy="362" r="4" fill="#fff6dc"/>`,
  );
};

/** A spectacle chain in a loose loop. */
export const chain: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour, { table: false });
  const loop = Array.from({ length: 61 }, (_, i) => {
    const t = (i / 60) * 2 * Math.PI - Math.PI / 2;
    return [
      300 + Math.cos(t) * (188 + 26 * Math.sin(2 * t)),
      312 + Math.sin(t) * 168 - 26 * Math.cos(3 * t),
    ] as const;
  });
  const line = smooth(loop.slice(2, 59), false);
  sheet.add(
    sheet.blurred(
      6,
      `<path d="${line}" fill="none" stroke="#3a2210" stroke-opacity="0.36" stroke-width="${look.form === 'cord' ? 13 : 15}" transform="translate(7 12)"/>`,
    ),
  );
  if (look.form === 'cord') {
    sheet.add(
      `<path d="${line}" fill="none" stroke="${darken(colour, 0.3)}" stroke-width="15" stroke-linecap="round"/><path d="${line}" fill="none" stroke="${colour}" stroke-width="11"/><path d="${line}" fill="none" stroke="${lighten(colour, 0.5)}" stroke-width="3" transform="translate(-2 -3)"/>`,
    );
  } else {
    sheet.add(`<path d="${line}" fill="none" stroke="${GOLD}" stroke-width="2.5"/>`);
    const spacing = look.form === 'link' ? 3 : 2;
    for (let i = 3; i < 58; i += spacing) {
      const [x, y] = loop[i] as readonly [number, number];
      const [x2, y2] = loop[i + 1] as readonly [number, number];
      if (look.form === 'link') {
        const turn = (Math.atan2(y2 - y, x2 - x) * 180) / Math.PI;
        sheet.add(
          `<g transform="rotate(${turn.toFixed(0)} ${x.toFixed(1)} ${y.toFixed(1)})"><ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="24" ry="13" fill="none" stroke="${i % 2 ? colour : darken(colour, 0.35)}" stroke-width="9"/><path d="M${(x - 18).toFixed(1)} ${(y - 9).toFixed(1)} q18 -9 34 0" stroke="#fff" stroke-opacity="0.5" stroke-width="3" fill="none"/></g>`,
        );
      } else
        sheet.add(
          pearl(
            sheet,
            Math.round(x),
            Math.round(y),
            i % 4 === 3 ? 11 : 8,
            colour === '#d0a24a' ? '#e8c987' : colour,
          ),
        );
    }
  }
  for (const i of [2, 58]) {
    const [x, y] = loop[i] as readonly [number, number];
    sheet.add(
      `<ellipse cx="${x}" cy="${y - 14}" rx="9" ry="17" fill="none" stroke="${GOLD}" stroke-width="5"/><ellipse cx="${x - 2}" cy="${y - 16}" rx="9" ry="17" fill="none" stroke="#fff3cf" stroke-width="1.6"/>`,
    );
  }
};

/** Two folded cloths. */
export const cloth: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour, { table: false });
  fabric(sheet, {
    outline: 'M150 170 L452 140 L488 420 L188 452Z',
    colour: lighten(colour, 0.35),
    pattern: look.pattern,
    folds: ['M300 160 L330 440'],
    turn: -6,
  });
  fabric(sheet, {
    outline: 'M116 232 L392 226 L402 492 L124 500Z',
    colour,
    pattern: look.pattern,
    accent: lighten(colour, 0.75),
    folds: ['M256 232 L262 494', 'M120 366 L398 360'],
    lights: ['M248 232 L254 494'],
    turn: 2,
  });
};

/** A sleeping mask of silk. */
export const eyemask: Brush = (sheet, { colour }) => {
  studio(sheet, colour, { table: false });
  sheet.add(
    `<path d="M92 300 Q40 200 180 170 Q300 150 430 172 Q562 204 508 300" fill="none" stroke="${darken(colour, 0.25)}" stroke-width="17"/><path d="M92 297 Q44 204 180 174 Q300 154 430 176 Q556 206 508 297" fill="none" stroke="${lighten(colour, 0.25)}" stroke-width="6" stroke-opacity="0.7"/>`,
  );
  const outline =
    'M86 318 Q84 250 168 244 Q240 240 300 262 Q360 240 432 244 Q516 250 514 318 Q512 408 420 414 Q352 416 322 366 Q300 340 278 366 Q248 416 180 414 Q88 408 86 318Z';
  fabric(sheet, {
    outline,
    colour,
    sheen: 0.9,
    folds: ['M140 396 Q190 340 150 270', 'M448 396 Q410 340 450 268', 'M300 262 V350'],
    lights: ['M176 262 Q230 300 200 392', 'M392 262 Q440 300 404 390'],
  });
};

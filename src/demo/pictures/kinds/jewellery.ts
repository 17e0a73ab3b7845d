import type { Brush } from '../brush.ts';
import { brightness, darken, lighten, mix } from '../colour.ts';
import { blossom, cylinder, fabric, pearl, smooth } from '../materials.ts';
import { castShadow, contact, type Sheet, studio } from '../sheet.ts';

const GOLD = '#cfa047';
const SILVER = '#bfc5cb';

/** The metal that goes with a colour: stones and pearls sit in gold, silver and rose gold are themselves. */
const metalFor = (colour: string): string =>
  colour === '#c3c8cd' ? SILVER : colour === '#d49a86' ? colour : GOLD;
const isMetal = (colour: string): boolean => ['#c3c8cd', '#d49a86', '#d0a24a'].includes(colour);

/** A bust of linen, or a stone slab, that jewellery rests on. */
function slab(sheet: Sheet, tone = '#e9dcc8'): void {
  const outline = 'M40 90 Q40 58 72 58 H528 Q560 58 560 90 V510 Q560 542 528 542 H72 Q40 542 40 510Z';
  castShadow(sheet, outline);
  const lit = sheet.linear(
    [
      [0, lighten(tone, 0.4)],
      [0.5, tone],
      [1, darken(tone, 0.12)],
    ],
    [0, 0, 1, 1],
  );
  sheet.add(
    `<path d="${outline}" fill="${lit}"/><path d="M56 66 H540" stroke="#fff" stroke-opacity="0.5" stroke-width="3"/>`,
  );
  sheet.look(300, 320, 440);
  const veins = Array.from({ length: 5 }, (_, i) => {
    const y = 160 + i * 80 + sheet.random.integer(40);
    return `<path d="M70 ${y} q120 ${sheet.random.integer(60) - 30} 230 ${sheet.random.integer(40)} t230 -20" fill="none" stroke="#b79f7f" stroke-opacity="0.2" stroke-width="${2 + sheet.random.integer(4)}"/>`;
  });
  sheet.add(sheet.clipped(outline, sheet.blurred(2, veins.join(''))));
}

const thrown = (sheet: Sheet, markup: string) =>
  sheet.add(
    sheet.blurred(
      5,
      `<g transform="translate(7 11)" fill="none" stroke="#2c1a0c" stroke-opacity="0.42">${markup}</g>`,
    ),
  );

/** The strokes that stand for an ornament in its shadow. */
function shade(form: string, x: number, y: number, r: number): string {
  switch (form) {
    case 'tassel':
      return `<path d="M${x} ${y - 20} V${y + 112}" stroke-width="20"/>`;
    case 'bar':
      return `<path d="M${x} ${y - 24} V${y + 46}" stroke-width="20"/>`;
    case 'moon':
      return `<path d="M${x} ${y - r} A${r} ${r} 0 1 0 ${x} ${y + r}" stroke-width="13"/>`;
    case 'bridge':
      return `<path d="M${x - 56} ${y + 26} H${x + 56} M${x} ${y - 30} V${y + 34}" stroke-width="6"/>`;
    default:
      return `<circle cx="${x}" cy="${y}" r="${r}" stroke-width="${r * 0.7}"/>`;
  }
}

/** A faceted stone. */
function gem(sheet: Sheet, cx: number, cy: number, r: number, colour: string): string {
  const facets = Array.from({ length: 8 }, (_, i) => {
    const [a, b] = [(i / 8) * 6.2832, ((i + 1) / 8) * 6.2832];
    const tone =
      i % 2 === 0 ? lighten(colour, 0.25 + 0.4 * ((i * 5) % 3) * 0.5) : darken(colour, 0.12 + 0.1 * (i % 3));
    return `<path d="M${cx} ${cy} L${(cx + Math.cos(a) * r).toFixed(1)} ${(cy + Math.sin(a) * r).toFixed(1)} L${(cx + Math.cos(b) * r).toFixed(1)} ${(cy + Math.sin(b) * r).toFixed(1)}Z" fill="${tone}"/>`;
  });
  const table = sheet.linear(
    [
      [0, '#ffffff', 0.95],
      [1, lighten(colour, 0.3), 0.6],
    ],
    [0, 0, 1, 1],
  );
  return `${facets.join('')}<circle cx="${cx}" cy="${cy}" r="${(r * 0.52).toFixed(1)}" fill="${table}"/><path d="M${cx - r * 1.5} ${cy - r} h${r * 0.9} M${cx - r * 1.05} ${cy - r * 1.45} v${r * 0.9}" stroke="#fff" stroke-width="2" stroke-linecap="round"/>`;
}

/** A hanging or set ornament; what earrings, necklaces and bracelets are made of. */
function ornament(sheet: Sheet, form: string, cx: number, cy: number, size: number, colour: string): string {
  const metal = metalFor(colour);
  const shine = cylinder(sheet, metal, 'metal');
  const body = isMetal(colour)
    ? shine
    : sheet.radial(
        [
          [0, lighten(colour, 0.75)],
          [0.5, colour],
          [1, darken(colour, 0.42)],
        ],
        [0.36, 0.3, 0.8],
      );
  const [s, rim] = [size, darken(metal, 0.4)];
  switch (form) {
    case 'pearl':
    case 'strand':
      return pearl(sheet, cx, cy, s, brightness(colour) > 0.75 ? colour : '#f3ece1');
    case 'flower':
    case 'plum':
      return `<g stroke="${rim}" stroke-width="1.5">${blossom(cx, cy, s * 1.25, isMetal(colour) ? lighten(metal, 0.2) : colour, '#f4dc94')}</g>${blossom(cx - s * 0.06, cy - s * 0.08, s, isMetal(colour) ? lighten(metal, 0.5) : lighten(colour, 0.28), '#f4dc94')}`;
    case 'leaf':
      return `<path d="M${cx} ${cy + s * 1.5} Q${cx - s * 0.2} ${cy + s * 0.6} ${cx - s * 1.5} ${cy - s * 0.1} Q${cx - s * 1.1} ${cy - s * 1.2} ${cx} ${cy - s * 0.8} Q${cx + s * 1.1} ${cy - s * 1.2} ${cx + s * 1.5} ${cy - s * 0.1} Q${cx + s * 0.2} ${cy + s * 0.6} ${cx} ${cy + s * 1.5}Z" fill="${shine}" stroke="${rim}" stroke-width="1.5"/>${[-1, -0.5, 0, 0.5, 1].map((k) => `<path d="M${cx} ${cy + s * 1.2} Q${cx + k * s * 0.3} ${cy} ${cx + k * s * 1.1} ${cy - s * 0.6}" stroke="${rim}" stroke-opacity="0.5" stroke-width="1.6" fill="none"/>`).join('')}`;
    case 'disc':
      return `<path d="M${cx - s * 1.3} ${cy} a${s * 1.3} ${s * 1.3} 0 1 0 ${s * 2.6} 0 a${s * 1.3} ${s * 1.3} 0 1 0 ${-s * 2.6} 0 M${cx - s * 0.42} ${cy} a${s * 0.42} ${s * 0.42} 0 1 1 ${s * 0.84} 0 a${s * 0.42} ${s * 0.42} 0 1 1 ${-s * 0.84} 0Z" fill="${body}" fill-rule="evenodd"/><path d="M${cx - s * 0.9} ${cy - s * 0.5} a${s} ${s} 0 0 1 ${s} ${-s * 0.5}" stroke="#fff" stroke-opacity="0.8" stroke-width="${s * 0.16}" stroke-linecap="round" fill="none"/>`;
    case 'coin':
      return `<ellipse cx="${cx}" cy="${cy}" rx="${s * 1.1}" ry="${s * 1.35}" fill="${shine}" stroke="${rim}" stroke-width="2"/><path d="M${cx - s * 0.45} ${cy - s * 0.5} q${s * 0.45} ${s * 0.4} ${s * 0.9} 0 M${cx - s * 0.3} ${cy + s * 0.1} q${s * 0.3} ${s * 0.5} ${s * 0.6} 0" stroke="${rim}" stroke-width="${s * 0.16}" fill="none" stroke-linecap="round"/><circle cx="${cx}" cy="${cy - s}" r="${s * 0.13}" fill="${rim}"/>`;
    case 'bridge':
      return `${Array.from({ length: 9 }, (_, i) => `<path d="M${cx} ${cy - s * 1.3} L${cx + (i - 4) * s * 0.45} ${cy + s * 0.7}" stroke="${metal}" stroke-width="2.2"/>`).join('')}<path d="M${cx - s * 2.1} ${cy + s * 0.7} Q${cx} ${cy + s * 0.4} ${cx + s * 2.1} ${cy + s * 0.7}" stroke="${shine}" stroke-width="6" fill="none"/><path d="M${cx} ${cy - s * 1.4} V${cy + s * 1.1}" stroke="${darken(metal, 0.2)}" stroke-width="6" stroke-linecap="round"/>`;
    case 'bar':
      return `<rect x="${cx - s * 0.45}" y="${cy - s * 1.5}" width="${s * 0.9}" height="${s * 3.4}" rx="${s * 0.16}" fill="${shine}" stroke="${rim}" stroke-width="1.4"/>`;
    case 'moon':
      return `<path d="M${cx + s * 0.5} ${cy - s * 1.2} A${s * 1.25} ${s * 1.25} 0 1 0 ${cx + s * 0.5} ${cy + s * 1.2} A${s} ${s} 0 1 1 ${cx + s * 0.5} ${cy - s * 1.2}Z" fill="${shine}" stroke="${rim}" stroke-width="1.2"/>${[0.2, 0.5, 0.8].map((k) => gem(sheet, cx - s * 0.9 + Math.abs(k - 0.5) * s * 0.8, cy - s + k * 2 * s, s * 0.16, '#dfeaf2')).join('')}`;
    case 'lotus':
      return [-60, -30, 0, 30, 60]
        .map(
          (turn) =>
            `<path d="M${cx} ${cy + s} Q${cx - s * 0.6} ${cy} ${cx} ${cy - s * 1.3} Q${cx + s * 0.6} ${cy} ${cx} ${cy + s}Z" fill="${shine}" stroke="${rim}" stroke-width="1.4" transform="rotate(${turn} ${cx} ${cy + s})"/>`,
        )
        .join('');
    case 'tassel':
      return `${Array.from({ length: 15 }, (_, i) => `<path d="M${cx} ${cy - s} Q${cx + (i - 7) * s * 0.1} ${cy + s} ${cx + (i - 7) * s * 0.13} ${cy + s * 4.6}" stroke="${i % 3 === 0 ? lighten(colour, 0.3) : i % 3 === 1 ? colour : darken(colour, 0.2)}" stroke-width="4" fill="none"/>`).join('')}<rect x="${cx - s * 0.42}" y="${cy - s * 1.3}" width="${s * 0.84}" height="${s * 0.9}" rx="4" fill="${cylinder(sheet, GOLD, 'metal')}"/>`;
    case 'bow':
      return `<path d="M${cx} ${cy} Q${cx - s * 1.6} ${cy - s * 1.6} ${cx - s * 1.9} ${cy - s * 0.2} Q${cx - s * 1.9} ${cy + s * 1.3} ${cx} ${cy} Q${cx + s * 1.6} ${cy - s * 1.6} ${cx + s * 1.9} ${cy - s * 0.2} Q${cx + s * 1.9} ${cy + s * 1.3} ${cx} ${cy}Z M${cx - s * 0.2} ${cy} L${cx - s} ${cy + s * 2.1} L${cx - s * 0.3} ${cy + s * 1.8}Z M${cx + s * 0.2} ${cy} L${cx + s} ${cy + s * 2.1} L${cx + s * 0.3} ${cy + s * 1.8}Z" fill="${body}"/><circle cx="${cx}" cy="${cy}" r="${s * 0.42}" fill="${darken(colour, 0.2)}"/>`;
    default:
      return `<path d="M${cx} ${cy - s * 1.6} Q${cx + s * 1.25} ${cy + s * 0.2} ${cx + s * 0.9} ${cy + s * 0.8} A${s} ${s} 0 0 1 ${cx - s * 0.9} ${cy + s * 0.8} Q${cx - s * 1.25} ${cy + s * 0.2} ${cx} ${cy - s * 1.6}Z" fill="${body}"/><ellipse cx="${cx - s * 0.3}" cy="${cy + s * 0.2}" rx="${s * 0.2}" ry="${s * 0.45}" fill="#fff" fill-opacity="0.75"/>`;
  }
}

/** A pair on a card of linen. */
export const earrings: Brush = (sheet, { look, colour }) => {
  const form = look.form ?? 'drop';
  studio(sheet, '#e9dcc8', { table: false });
  slab(sheet, form === 'flower' || form === 'bow' ? '#dfe3d6' : '#ece0cd');
  const metal = metalFor(colour);
  const stud = ['flower', 'bow', 'moon'].includes(form);
  for (const [cx, dy] of [
    [208, 0],
    [392, 14],
  ] as const) {
    if (form === 'cuff') {
      thrown(sheet, `<circle cx="${cx}" cy="${310 + dy}" r="56" stroke-width="26"/>`);
      sheet.add(
        `<path d="M${cx + 44} ${270 + dy} A62 62 0 1 0 ${cx + 52} ${346 + dy}" fill="none" stroke="${darken(metal, 0.35)}" stroke-width="27" stroke-linecap="round"/><path d="M${cx + 44} ${269 + dy} A62 62 0 1 0 ${cx + 52} ${344 + dy}" fill="none" stroke="${cylinder(sheet, metal, 'metal')}" stroke-width="22" stroke-linecap="round"/>`,
      );
      continue;
    }
    const y = (stud ? 316 : 350) + dy;
    if (!stud) {
      thrown(sheet, `<path d="M${cx} ${204 + dy} V${y - 40}" stroke-width="4"/>${shade(form, cx, y, 36)}`);
      sheet.add(
        `<path d="M${cx} ${222 + dy} V${y - 34}" stroke="${darken(metal, 0.15)}" stroke-width="3.4"/><path d="M${cx - 1} ${222 + dy} V${y - 34}" stroke="${lighten(metal, 0.6)}" stroke-width="1.2"/><circle cx="${cx}" cy="${214 + dy}" r="13" fill="${cylinder(sheet, metal, 'metal')}"/><circle cx="${cx - 4}" cy="${210 + dy}" r="3.5" fill="#fffbe9"/>`,
      );
    } else thrown(sheet, shade(form, cx, y, 34));
    sheet.add(ornament(sheet, form, cx, y, form === 'tassel' ? 26 : stud ? 46 : 40, colour));
  }
};

/** A necklace laid in a curve. */
export const necklace: Brush = (sheet, { look, colour }) => {
  const form = look.form ?? 'drop';
  studio(sheet, '#e9dcc8', { table: false });
  slab(sheet, form === 'coin' || form === 'lotus' ? '#54484a' : form === 'strand' ? '#d9c8bb' : '#ece0cd');
  const metal = metalFor(colour);
  const curve = (drop: number, spread: number) =>
    Array.from({ length: 41 }, (_, i) => {
      const t = i / 20 - 1;
      return [300 + t * spread, 118 + drop * (1 - Math.abs(t) ** 2.2)] as const;
    });
  const layers =
    form === 'double'
      ? [
          [190, 150],
          [290, 186],
        ]
      : [[252, 176]];
  for (const [drop, spread] of layers as [number, number][]) {
    const points = curve(drop, spread);
    const line = smooth(points, false);
    thrown(sheet, `<path d="${line}" stroke-width="6"/>`);
    sheet.add(
      `<path d="${line}" fill="none" stroke="${darken(metal, 0.4)}" stroke-width="5"/><path d="${line}" fill="none" stroke="${lighten(metal, 0.35)}" stroke-width="3.4" stroke-dasharray="6 3"/>`,
    );
    if (form === 'strand')
      for (const [x, y] of points.slice(7, 34))
        sheet.add(pearl(sheet, Math.round(x), Math.round(y), 14, '#f6efe4'));
    else if (form === 'double')
      sheet.add(
        ornament(sheet, drop > 200 ? 'coin' : 'pearl', 300, 118 + drop + 20, drop > 200 ? 22 : 12, colour),
      );
  }
  if (form === 'strand' || form === 'double') return;
  if (form === 'plum') {
    for (const [x, y, s] of [
      [236, 352, 24],
      [300, 384, 34],
      [366, 346, 20],
    ] as const)
      sheet.add(ornament(sheet, 'plum', x, y, s, colour));
    return;
  }
  thrown(sheet, shade(form, 300, 410, 26));
  sheet.add(
    `<circle cx="300" cy="376" r="8" fill="none" stroke="${metal}" stroke-width="4"/>`,
    ornament(sheet, form, 300, form === 'bar' ? 420 : 416, form === 'bar' ? 24 : 32, colour),
  );
};

/** Beads, bangle, cord, links or charms around an unseen wrist. */
export const bracelet: Brush = (sheet, { look, colour, accent }) => {
  const form = look.form ?? 'chain';
  studio(sheet, colour);
  sheet.look(300, 340, 500);
  contact(sheet, 300, 424, 226, 74, 0.5);
  const metal = metalFor(colour);
  const ring = (rx: number, ry: number) =>
    `M${300 - rx} 370 a${rx} ${ry} 0 1 0 ${rx * 2} 0 a${rx} ${ry} 0 1 0 ${-rx * 2} 0`;
  if (form === 'bangle') {
    sheet.add(
      `<path d="${ring(196, 112)}" fill="none" stroke="${darken(metal, 0.5)}" stroke-width="40"/><path d="${ring(196, 112)}" fill="none" stroke="${cylinder(sheet, metal, 'metal')}" stroke-width="36"/><path d="${ring(205, 121)}" fill="none" stroke="#fff" stroke-opacity="0.6" stroke-width="4"/><path d="${ring(196, 112)}" fill="none" stroke="${darken(metal, 0.5)}" stroke-opacity="0.5" stroke-width="12" stroke-dasharray="4 10"/>`,
    );
    return;
  }
  if (form === 'cord') {
    sheet.add(
      `<path d="${ring(192, 104)}" fill="none" stroke="${darken(colour, 0.45)}" stroke-width="24"/><path d="${ring(192, 104)}" fill="none" stroke="${colour}" stroke-width="20"/><path d="${ring(192, 104)}" fill="none" stroke="${lighten(colour, 0.4)}" stroke-opacity="0.75" stroke-width="13" stroke-dasharray="5 11"/>`,
      pearl(sheet, 300, 474, 24, accent ?? '#d0a24a'),
      pearl(sheet, 262, 470, 13, GOLD),
      pearl(sheet, 338, 470, 13, GOLD),
    );
    return;
  }
  const small = look.detail === 'small';
  const count = form === 'beads' ? (small ? 44 : 24) : form === 'charm' ? 40 : 22;
  const links = Array.from({ length: count }, (_, i) => {
    const turn = (i / count) * 6.2832 - Math.PI / 2;
    return { x: 300 + Math.cos(turn) * 192, y: 370 + Math.sin(turn) * 104, depth: Math.sin(turn), turn };
  }).sort((a, b) => a.depth - b.depth);
  for (const { x, y, depth, turn } of links) {
    const size = (form === 'beads' ? (small ? 14 : 25) : 20) * (0.86 + 0.14 * depth);
    const [cx, cy] = [Math.round(x), Math.round(y)];
    if (form === 'beads')
      sheet.add(
        brightness(colour) > 0.85 ? pearl(sheet, cx, cy, size, colour) : bead(sheet, cx, cy, size, colour),
      );
    else {
      const slope = (Math.atan2(104 * Math.cos(turn), -192 * Math.sin(turn)) * 180) / Math.PI;
      const width = form === 'charm' ? 3.5 : 9;
      sheet.add(
        `<g transform="rotate(${slope.toFixed(0)} ${cx} ${cy})"><ellipse cx="${cx}" cy="${cy}" rx="${form === 'charm' ? 15 : 32}" ry="${form === 'charm' ? 8 : 17}" fill="none" stroke="${darken(metal, 0.45)}" stroke-width="${width + 2}"/><ellipse cx="${cx}" cy="${cy - 1}" rx="${form === 'charm' ? 15 : 32}" ry="${form === 'charm' ? 8 : 17}" fill="none" stroke="${lighten(metal, 0.3)}" stroke-width="${width - 1.5}"/></g>`,
      );
    }
  }
  if (form !== 'charm') return;
  for (const [x, y, kind] of [
    [206, 482, 'disc'],
    [300, 508, 'plum'],
    [394, 482, 'coin'],
  ] as const)
    sheet.add(ornament(sheet, kind, x, y, 25, colour));
};

function bead(sheet: Sheet, cx: number, cy: number, r: number, colour: string): string {
  const body = sheet.radial(
    [
      [0, lighten(colour, 0.7)],
      [0.42, colour],
      [1, darken(colour, 0.55)],
    ],
    [0.36, 0.3, 0.78],
  );
  return `<circle cx="${cx}" cy="${cy}" r="${r.toFixed(1)}" fill="${body}"/><ellipse cx="${cx - r * 0.32}" cy="${cy - r * 0.38}" rx="${(r * 0.2).toFixed(1)}" ry="${(r * 0.13).toFixed(1)}" fill="#fff" fill-opacity="0.85"/>`;
}

/** A ring standing on the table. */
export const ring: Brush = (sheet, { look, colour }) => {
  studio(sheet, mix(colour, '#d9a0a0', 0.3));
  const form = look.form ?? 'band';
  const metal = metalFor(colour);
  sheet.look(300, 325, 460);
  contact(sheet, 300, 486, 150, 26, 0.6);
  const width = form === 'band' ? 20 : form === 'wave' ? 15 : 17;
  const circle =
    form === 'wave'
      ? smooth(
          Array.from({ length: 60 }, (_, i) => {
            const turn = (i / 60) * 6.2832;
            const r = 142 + 9 * Math.sin(turn * 9);
            return [300 + Math.cos(turn) * r, 340 + Math.sin(turn) * r] as const;
          }),
        )
      : 'M158 340 a142 142 0 1 0 284 0 a142 142 0 1 0 -284 0';
  sheet.add(
    `<path d="${circle}" fill="none" stroke="${darken(metal, 0.6)}" stroke-width="${width + 7}" transform="translate(9 -3) scale(0.985)"/><path d="${circle}" fill="none" stroke="${darken(metal, 0.35)}" stroke-width="${width + 3}"/><path d="${circle}" fill="none" stroke="${cylinder(sheet, metal, 'metal')}" stroke-width="${width}"/><path d="${circle}" fill="none" stroke="#fff" stroke-opacity="0.55" stroke-width="3" transform="translate(-3 -3)"/>`,
  );
  if (form === 'solitaire')
    sheet.add(
      `<path d="M264 196 L280 226 H320 L336 196Z" fill="${cylinder(sheet, metal, 'metal')}"/>`,
      gem(sheet, 300, 174, 44, '#dbe7ee'),
    );
  if (form === 'signet')
    fabric(sheet, {
      outline: 'M238 170 Q300 156 362 170 Q372 210 350 240 H250 Q228 210 238 170Z',
      colour: metal,
      sheen: 1,
      lights: ['M256 180 Q300 172 330 182'],
      shadow: false,
    });
  if (form === 'cabochon')
    sheet.add(
      `<ellipse cx="300" cy="192" rx="66" ry="46" fill="${darken(metal, 0.2)}"/>`,
      `<ellipse cx="300" cy="188" rx="58" ry="40" fill="${sheet.radial(
        [
          [0, lighten(colour, 0.75)],
          [0.5, colour],
          [1, darken(colour, 0.4)],
        ],
        [0.36, 0.28, 0.8],
      )}"/><ellipse cx="278" cy="174" rx="17" ry="8" fill="#fff" fill-opacity="0.8"/>`,
    );
};

/** A watch lying on its strap. */
export const watch: Brush = (sheet, { colour, accent }) => {
  studio(sheet, colour);
  contact(sheet, 300, 470, 120, 26, 0.5);
  const strap = 'M242 60 Q300 48 358 60 L366 540 Q300 552 234 540Z';
  fabric(sheet, { outline: strap, colour, sheen: 0.5, lights: ['M256 80 L250 520'] });
  const metal = metalFor(accent ?? '#c3c8cd');
  sheet.add(
    `<circle cx="300" cy="300" r="132" fill="${darken(metal, 0.4)}"/><circle cx="300" cy="300" r="126" fill="${cylinder(sheet, metal, 'metal')}"/><circle cx="300" cy="300" r="108" fill="#f6f1e6"/>`,
    ...Array.from(
      { length: 12 },
      (_, i) =>
        `<path d="M300 ${i % 3 === 0 ? 224 : 214} V204" stroke="#2b2e33" stroke-width="${i % 3 === 0 ? 7 : 4}" transform="rotate(${i * 30} 300 300)"/>`,
    ),
    '<path d="M300 300 L244 262 M300 300 L368 246" stroke="#2b2e33" stroke-width="9" stroke-linecap="round"/><circle cx="300" cy="300" r="8" fill="#2b2e33"/>',
  );
};

/** A hairpin with a spray of silk blossoms. */
export const hairpin: Brush = (sheet, { colour }) => {
  studio(sheet, '#e9dcc8', { table: false });
  slab(sheet, '#dfd2bd');
  thrown(sheet, '<path d="M150 470 L430 190" stroke-width="11"/>');
  sheet.add(
    `<path d="M146 474 L420 200" stroke="${darken(GOLD, 0.4)}" stroke-width="11" stroke-linecap="round"/><path d="M144 472 L418 198" stroke="${lighten(GOLD, 0.35)}" stroke-width="6" stroke-linecap="round"/><path d="M330 290 Q420 300 470 250 M380 240 Q370 170 420 140" stroke="#6b4a30" stroke-width="6" fill="none"/>`,
  );
  for (const [x, y, r] of [
    [404, 214, 56],
    [330, 276, 42],
    [452, 284, 38],
    [416, 142, 32],
    [478, 226, 22],
  ] as const) {
    thrown(sheet, `<circle cx="${x}" cy="${y}" r="${r * 0.6}" stroke-width="${r * 0.6}"/>`);
    sheet.add(
      blossom(x, y, r, darken(colour, 0.12), '#f4dc94'),
      blossom(x - 2, y - 3, r * 0.84, lighten(colour, 0.22), '#f4dc94'),
    );
  }
};

/** A claw of acetate. */
export const hairclip: Brush = (sheet, { colour }) => {
  studio(sheet, colour);
  contact(sheet, 300, 446, 210, 34, 0.55);
  const teeth = Array.from(
    { length: 7 },
    (_, i) => `M${136 + i * 52} 330 q4 70 ${20 - i * 2} 112 q16 -20 18 -112Z`,
  ).join('');
  fabric(sheet, { outline: teeth, colour: darken(colour, 0.22), sheen: 0.6 });
  const body =
    'M92 342 Q98 196 210 200 Q300 206 300 250 Q300 206 390 200 Q502 196 508 342 Q480 372 430 350 Q300 320 170 350 Q120 372 92 342Z';
  fabric(sheet, {
    outline: body,
    colour,
    sheen: 1,
    lights: ['M126 306 Q140 226 214 222', 'M330 254 Q350 222 410 226'],
    folds: ['M300 250 V330'],
  });
  const spots = Array.from(
    { length: 26 },
    () =>
      `<ellipse cx="${110 + sheet.random.integer(380)}" cy="${210 + sheet.random.integer(140)}" rx="${10 + sheet.random.integer(24)}" ry="${6 + sheet.random.integer(10)}" fill="${sheet.random.fraction() < 0.5 ? darken(colour, 0.6) : lighten(colour, 0.4)}" fill-opacity="0.4"/>`,
  );
  sheet.add(sheet.clipped(body, sheet.blurred(4, spots.join(''))));
};

/** A crane in enamel. */
export const brooch: Brush = (sheet, { colour }) => {
  studio(sheet, '#8a8f97', { table: false });
  fabric(sheet, {
    outline: 'M-10 -10H610V610H-10Z',
    colour: '#59606b',
    pattern: 'rib',
    turn: 38,
    folds: ['M60 -10 Q240 300 180 610'],
    shadow: false,
  });
  const wings =
    'M120 372 Q210 350 268 276 Q214 196 250 120 Q300 170 330 240 Q384 150 480 132 Q450 220 376 272 Q420 330 506 344 Q420 392 336 356 Q280 420 170 410 Q140 400 120 372Z';
  thrown(sheet, `<path d="${wings}" stroke-width="20"/>`);
  sheet.add(
    `<path d="${wings}" fill="${darken(GOLD, 0.2)}"/><path d="${wings}" fill="none" stroke="${lighten(GOLD, 0.4)}" stroke-width="7"/>`,
  );
  sheet.add(
    `<g transform="translate(300 280) scale(0.9) translate(-300 -280)"><path d="${wings}" fill="${sheet.linear(
      [
        [0, lighten(colour, 0.6)],
        [0.5, colour],
        [1, darken(colour, 0.3)],
      ],
      [0, 0, 1, 1],
    )}"/></g><path d="M268 276 Q300 300 336 356 M330 240 Q350 250 376 272 M250 140 Q280 200 290 250 M470 146 Q410 190 352 256" stroke="${lighten(GOLD, 0.4)}" stroke-width="4" fill="none"/><circle cx="140" cy="376" r="8" fill="#c8324b"/>`,
  );
};

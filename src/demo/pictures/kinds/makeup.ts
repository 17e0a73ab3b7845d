import type { Brush } from '../brush.ts';
import { brightness, darken, lighten, mix } from '../colour.ts';
import { blossom, cylinder, fabric } from '../materials.ts';
import { castShadow, contact, type Sheet, studio } from '../sheet.ts';

const GOLD = '#cfa047';
const INK = '#2b2622';

const tube = (x: number, y: number, width: number, height: number, paint: string, r = 4): string => {
  const curve = width * 0.07;
  return `<path d="M${x} ${y + r} Q${x} ${y} ${x + r} ${y} H${x + width - r} Q${x + width} ${y} ${x + width} ${y + r} V${y + height} Q${x + width / 2} ${y + height + curve * 2} ${x} ${y + height}Z" fill="${paint}"/>`;
};

/** The bullet, cut on the slant, in its sleeve. */
function bullet(sheet: Sheet, cx: number, floor: number, colour: string, finish: string, height = 1): string {
  const w = 74;
  const [base, sleeve, tip] = [floor - 150 * height, floor - 214 * height, floor - 350 * height];
  const stick = cylinder(sheet, colour, finish === 'matte' ? 'matte' : 'gloss');
  const cut = sheet.linear(
    [
      [0, lighten(colour, finish === 'matte' ? 0.2 : 0.5)],
      [1, colour],
    ],
    [0, 0, 1, 1],
  );
  const [l, r] = [cx - w * 0.36, cx + w * 0.36];
  return (
    `<path d="M${l} ${sleeve} V${tip + 62} Q${cx} ${tip - 34} ${r} ${tip + 8} V${sleeve}Z" fill="${stick}"/>` +
    `<path d="M${l} ${tip + 62} Q${l + 4} ${tip + 30} ${cx + 4} ${tip + 2} Q${r - 6} ${tip - 8} ${r} ${tip + 8} Q${cx + 16} ${tip + 62} ${l} ${tip + 70}Z" fill="${cut}"/>` +
    tube(cx - w * 0.43, sleeve, w * 0.86, 66 * height, cylinder(sheet, GOLD, 'metal')) +
    tube(cx - w / 2, base, w, 150 * height - 6, cylinder(sheet, INK, 'gloss')) +
    `<rect x="${cx - w / 2}" y="${base}" width="${w}" height="9" fill="${cylinder(sheet, GOLD, 'metal')}"/>` +
    blossom(cx, base + 76 * height, 14, lighten(GOLD, 0.35), lighten(GOLD, 0.7))
  );
}

/** A swatch of colour wiped over the table. */
function swatch(sheet: Sheet, x: number, y: number, colour: string, glossy: boolean): void {
  const d = `M${x} ${y} q44 -24 112 -14 q64 10 118 -8 q12 14 -8 26 q-62 22 -122 12 q-62 -8 -96 6 q-18 -8 -4 -22Z`;
  sheet.add(
    `<path d="${d}" fill="${sheet.linear([
      [0, lighten(colour, 0.2)],
      [1, darken(colour, 0.18)],
    ])}"/><path d="M${x + 16} ${y + 2} q50 -16 104 -8 q50 6 90 -4" stroke="#fff" stroke-opacity="${glossy ? 0.65 : 0.22}" stroke-width="${glossy ? 6 : 4}" fill="none" stroke-linecap="round"/>`,
  );
}

export const lipstick: Brush = (sheet, { look, colour }) => {
  const form = look.form ?? 'satin';
  studio(sheet, colour);
  sheet.look(300, 330, 520);
  if (form === 'trio') {
    for (const [cx, tone] of [
      [180, '#b62c48'],
      [300, '#cd5d71'],
      [420, '#ea7258'],
    ] as const) {
      contact(sheet, cx, 486, 66, 18, 0.55);
      sheet.add(bullet(sheet, cx, 484, tone, 'satin', tone === colour ? 1.1 : 0.95));
    }
    return;
  }
  if (form === 'refill') {
    contact(sheet, 300, 486, 70, 18, 0.55);
    sheet.add(bullet(sheet, 300, 484, colour, 'satin', 0.92));
    swatch(sheet, 340, 512, colour, false);
    return;
  }
  contact(sheet, 236, 488, 70, 20, 0.6);
  contact(sheet, 374, 484, 72, 20, 0.55);
  sheet.add(
    tube(334, 258, 82, 222, cylinder(sheet, INK, 'gloss')),
    `<rect x="334" y="462" width="82" height="16" fill="${cylinder(sheet, GOLD, 'metal')}"/>`,
    blossom(375, 350, 20, lighten(GOLD, 0.35), lighten(GOLD, 0.75)),
  );
  sheet.add(bullet(sheet, 236, 486, colour, form, 1.08));
  swatch(sheet, 300, 530, colour, form !== 'matte');
};

/** Lip gloss, or glitter for the lids: a clear tube, its wand beside it. */
export const gloss: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 325, 520);
  contact(sheet, 252, 490, 70, 20, 0.55);
  const liquid = sheet.linear(
    [
      [0, darken(colour, 0.2), 0.95],
      [0.25, lighten(colour, 0.6), 0.95],
      [0.5, colour, 0.95],
      [1, darken(colour, 0.3), 0.95],
    ],
    [0, 0, 1, 0],
  );
  sheet.add(
    tube(206, 290, 92, 194, liquid, 16),
    `<rect x="206" y="286" width="92" height="200" rx="14" fill="none" stroke="#fff" stroke-opacity="0.7" stroke-width="6"/><rect x="218" y="300" width="12" height="166" rx="6" fill="#fff" fill-opacity="0.75"/>`,
  );
  sheet.add(tube(214, 120, 76, 164, cylinder(sheet, GOLD, 'metal'), 8));
  sheet.add(
    `<g transform="rotate(24 400 330)"><path d="M392 250 h16 v150 h-16Z" fill="${cylinder(sheet, '#3a332e')}"/><path d="M388 396 q12 -10 24 0 l4 62 q-16 26 -32 0Z" fill="${cylinder(sheet, colour)}"/><path d="M364 120 h72 v136 h-72Z" fill="${cylinder(sheet, GOLD, 'metal')}"/></g>`,
  );
  swatch(sheet, 316, 520, colour, true);
  if (look.form !== 'glitter') return;
  sheet.add(
    ...Array.from({ length: 90 }, () => {
      const [x, y] = [212 + sheet.random.integer(80), 300 + sheet.random.integer(176)];
      return `<path d="M${x} ${y - 4} l2 3 l3 1 l-3 2 l-2 4 l-2 -4 l-3 -2 l3 -1Z" fill="#fff" fill-opacity="${0.4 + sheet.random.fraction() * 0.6}"/>`;
    }),
  );
};

/** A pot of cream, balm or powder, its lid leaning behind. */
export const pot: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 340, 500);
  contact(sheet, 290, 470, 170, 34, 0.55);
  sheet.add(
    `<g transform="rotate(14 430 300)"><ellipse cx="430" cy="300" rx="104" ry="112" fill="${darken(GOLD, 0.25)}"/><ellipse cx="424" cy="296" rx="98" ry="107" fill="${sheet.linear(
      [
        [0, lighten(GOLD, 0.7)],
        [0.5, GOLD],
        [1, darken(GOLD, 0.35)],
      ],
      [0, 0, 1, 1],
    )}"/>${blossom(424, 296, 44, lighten(GOLD, 0.55), lighten(GOLD, 0.85))}</g>`,
  );
  const glass = sheet.linear(
    [
      [0, '#d9d2c8'],
      [0.2, '#ffffff'],
      [0.5, '#efe9e0'],
      [1, '#b9aa98'],
    ],
    [0, 0, 1, 0],
  );
  sheet.add(
    `<path d="M124 348 V430 Q124 478 268 480 Q412 478 412 430 V348Z" fill="${glass}"/><ellipse cx="268" cy="348" rx="144" ry="46" fill="#f7f2ea"/><ellipse cx="268" cy="346" rx="124" ry="37" fill="${darken(colour, 0.25)}"/>`,
  );
  const cream = sheet.radial(
    [
      [0, lighten(colour, 0.5)],
      [0.7, colour],
      [1, darken(colour, 0.2)],
    ],
    [0.4, 0.3, 0.8],
  );
  sheet.add(`<ellipse cx="268" cy="350" rx="118" ry="33" fill="${cream}"/>`);
  if (look.form === 'powder')
    sheet.add(
      `<ellipse cx="250" cy="322" rx="84" ry="40" fill="${sheet.radial(
        [
          [0, '#fff'],
          [0.7, '#f6dfdc'],
          [1, '#e3bfbd'],
        ],
        [0.4, 0.3, 0.7],
      )}"/><path d="M206 312 q44 -16 90 0" stroke="#c98f92" stroke-width="7" fill="none"/>`,
    );
  else
    sheet.add(
      `<path d="M190 352 q60 -26 120 -6 q30 12 40 2 q-6 20 -50 16 q-60 -8 -110 -12Z" fill="${lighten(colour, 0.35)}"/>`,
    );
};

/** An open compact with its mirror. */
export const compact: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 330, 520);
  contact(sheet, 300, 478, 200, 34, 0.55);
  const shell = cylinder(sheet, GOLD, 'metal');
  const mirror = sheet.linear(
    [
      [0, '#f4f7f6'],
      [0.45, '#cfdcde'],
      [0.5, '#f7fbfb'],
      [1, '#b6c7cb'],
    ],
    [0, 0, 1, 1],
  );
  sheet.add(
    `<circle cx="300" cy="232" r="146" fill="${shell}"/><circle cx="300" cy="232" r="128" fill="${mirror}"/><path d="M214 180 L300 112 L336 116 L200 236Z" fill="#fff" fill-opacity="0.55"/>`,
  );
  sheet.add(
    `<ellipse cx="300" cy="420" rx="176" ry="62" fill="${darken(GOLD, 0.45)}"/><ellipse cx="300" cy="408" rx="176" ry="62" fill="${shell}"/><ellipse cx="300" cy="404" rx="156" ry="51" fill="${darken(colour, 0.35)}"/>`,
  );
  const powder = sheet.radial(
    [
      [0, lighten(colour, 0.45)],
      [0.7, colour],
      [1, darken(colour, 0.12)],
    ],
    [0.4, 0.3, 0.8],
  );
  sheet.add(`<ellipse cx="300" cy="406" rx="148" ry="46" fill="${powder}"/>`);
  if (look.form === 'blush')
    sheet.add(
      `<g transform="translate(300 404) scale(1 0.32) translate(-300 -404)" fill-opacity="0.6">${blossom(300, 404, 110, darken(colour, 0.12), lighten(colour, 0.5))}</g>`,
    );
  else if (look.form === 'highlight')
    sheet.add(
      `<g fill="none" stroke="${lighten(colour, 0.8)}" stroke-width="4" stroke-opacity="0.8">${[0, 1, 2, 3].map((i) => `<path d="M${176 + i * 8} ${388 + i * 12} q30 -10 60 0 t60 0 t60 0 t60 0"/>`).join('')}</g>`,
    );
  else
    sheet.add(
      `<ellipse cx="360" cy="440" rx="120" ry="26" fill="${lighten(colour, 0.7)}"/><ellipse cx="360" cy="434" rx="120" ry="26" fill="#fbf4ea"/><path d="M290 432 q70 -16 140 0" stroke="#c59a92" stroke-width="9" fill="none"/>`,
    );
  sheet.add(`<rect x="266" y="366" width="68" height="15" rx="6" fill="${shell}"/>`);
};

/** Eye shadows in a tray. */
export const palette: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour, { table: false });
  const [cols, rows] = look.form === 'nine' ? [3, 3] : look.form === 'four' ? [2, 2] : [3, 1];
  const [w, h] = rows === 1 ? [420, 190] : [400, 400];
  const [x0, y0] = [300 - w / 2, 300 - h / 2];
  const box = `M${x0} ${y0 + 26} q0 -26 26 -26 h${w - 52} q26 0 26 26 v${h - 52} q0 26 -26 26 h${-(w - 52)} q-26 0 -26 -26Z`;
  castShadow(sheet, box, 14, 22);
  sheet.add(
    `<path d="${box}" fill="${sheet.linear(
      [
        [0, '#4a3a34'],
        [1, '#241b18'],
      ],
      [0, 0, 1, 1],
    )}"/><path d="${box}" fill="none" stroke="${GOLD}" stroke-width="4"/>`,
  );
  const pad = 20;
  const [cw, ch] = [(w - pad * (cols + 1)) / cols, (h - pad * (rows + 1)) / rows];
  for (let i = 0; i < cols * rows; i += 1) {
    const [x, y] = [x0 + pad + (i % cols) * (cw + pad), y0 + pad + Math.floor(i / cols) * (ch + pad)];
    const step = i / Math.max(1, cols * rows - 1);
    const tone =
      step < 0.5
        ? lighten(colour, 0.8 - step * 1.6)
        : mix(darken(colour, (step - 0.5) * 1.2), '#6d3a4a', 0.16);
    const pan = sheet.linear(
      [
        [0, lighten(tone, 0.24)],
        [1, darken(tone, 0.14)],
      ],
      [0, 0, 1, 1],
    );
    sheet.add(
      `<rect x="${x}" y="${y}" width="${cw}" height="${ch}" rx="12" fill="${darken(tone, 0.5)}"/><rect x="${x + 3}" y="${y + 5}" width="${cw - 5}" height="${ch - 6}" rx="11" fill="${pan}"/>`,
    );
    if (i % 3 === 1) {
      const glints = Array.from(
        { length: 60 },
        () =>
          `<circle cx="${(x + 8 + sheet.random.fraction() * (cw - 16)).toFixed(0)}" cy="${(y + 10 + sheet.random.fraction() * (ch - 18)).toFixed(0)}" r="1.5" fill="#fff" fill-opacity="0.7"/>`,
      );
      sheet.add(...glints);
    } else
      sheet.add(
        `<path d="M${x + cw * 0.2} ${y + ch * 0.72} q${cw * 0.3} ${-ch * 0.34} ${cw * 0.6} ${-ch * 0.4}" stroke="${darken(tone, 0.3)}" stroke-opacity="0.3" stroke-width="7" fill="none" stroke-linecap="round"/>`,
      );
  }
};

/** Mascara: the tube, and the wand with its brush. */
export const mascara: Brush = (sheet, { colour }) => {
  studio(sheet, '#d6a9a2');
  sheet.look(300, 325, 520);
  contact(sheet, 220, 490, 60, 18, 0.55);
  sheet.add(
    tube(176, 236, 88, 248, cylinder(sheet, '#3a2f3a'), 8),
    `<rect x="176" y="236" width="88" height="16" fill="${cylinder(sheet, GOLD, 'metal')}"/>`,
    blossom(220, 360, 22, lighten(GOLD, 0.4), lighten(GOLD, 0.75)),
  );
  const bristles = Array.from(
    { length: 44 },
    (_, i) =>
      `<path d="M${384 - (i % 2) * 0} ${300 + i * 3.6} l${i % 2 ? 17 : -17} ${-3 + (i % 3) * 2}" stroke="${darken(colour, 0.35)}" stroke-width="2.6" stroke-linecap="round"/>`,
  );
  sheet.add(
    `<g transform="rotate(22 384 300)"><path d="M381 216 h6 v250 h-6Z" fill="#1a1512"/>${bristles.join('')}${tube(340, 60, 88, 164, cylinder(sheet, '#3a2f3a'), 12)}<rect x="340" y="206" width="88" height="18" fill="${cylinder(sheet, GOLD, 'metal')}"/></g>`,
  );
  sheet.add(
    `<path d="M330 532 q70 -40 150 -26" stroke="${darken(colour, 0.3)}" stroke-width="9" stroke-linecap="round" fill="none" stroke-opacity="0.85"/>`,
  );
};

/** A pencil, or a liner with a pen's point, and the line that it draws. */
export const pencil: Brush = (sheet, { look, colour }) => {
  studio(sheet, '#e3c3b2', { table: false });
  sheet.look(300, 300, 540);
  const liner = look.form === 'liner';
  const body = liner ? '#2b2622' : colour;
  for (const [turn, dx] of [
    [-38, 0],
    [-30, 96],
  ] as const) {
    const isCap = dx !== 0;
    sheet.add(
      `<g transform="translate(${dx} ${dx}) rotate(${turn} 300 300)">${sheet.blurred(6, `<rect x="${isCap ? 176 : 82}" y="296" width="${isCap ? 158 : 396}" height="36" rx="10" fill="#2c1a0c" fill-opacity="0.4"/>`)}`,
    );
    if (isCap)
      sheet.add(
        `<rect x="180" y="280" width="150" height="40" rx="12" fill="${sheet.linear([
          [0, lighten(GOLD, 0.7)],
          [0.4, GOLD],
          [1, darken(GOLD, 0.5)],
        ])}"/>`,
      );
    else
      sheet.add(
        `<rect x="90" y="280" width="330" height="38" rx="8" fill="${sheet.linear([
          [0, lighten(body, 0.5)],
          [0.35, body],
          [1, darken(body, 0.5)],
        ])}"/><rect x="372" y="280" width="20" height="38" fill="${sheet.linear([
          [0, lighten(GOLD, 0.8)],
          [1, darken(GOLD, 0.4)],
        ])}"/><path d="M420 280 L476 ${liner ? 295 : 292} L476 ${liner ? 303 : 306} L420 318Z" fill="${liner ? '#1b1714' : '#e2bf95'}"/><path d="M466 ${liner ? 293 : 289} L504 299 L466 ${liner ? 304 : 309}Z" fill="${darken(colour, 0.15)}"/>`,
      );
    sheet.add('</g>');
  }
  sheet.add(
    `<path d="M90 140 q70 -54 150 -30 q60 20 110 -14" stroke="${colour}" stroke-width="${liner ? 7 : 13}" stroke-linecap="round" fill="none" stroke-opacity="0.9"/>`,
  );
};

/** A small bottle of nail polish. */
export const polish: Brush = (sheet, { colour }) => {
  studio(sheet, colour);
  sheet.look(300, 330, 480);
  contact(sheet, 300, 486, 120, 26, 0.6);
  const varnish = cylinder(sheet, colour);
  sheet.add(
    `<path d="M212 370 Q212 330 262 322 V296 H338 V322 Q388 330 388 370 V456 Q388 484 300 486 Q212 484 212 456Z" fill="${varnish}"/><path d="M212 370 Q212 330 262 322 V296 H338 V322 Q388 330 388 370 V456 Q388 484 300 486 Q212 484 212 456Z" fill="none" stroke="#fff" stroke-opacity="0.6" stroke-width="6"/><rect x="228" y="350" width="14" height="104" rx="7" fill="#fff" fill-opacity="0.8"/>`,
    tube(266, 128, 68, 174, cylinder(sheet, '#f1e8da', 'matte'), 18),
    `<rect x="262" y="292" width="76" height="13" fill="${cylinder(sheet, GOLD, 'metal')}"/>`,
  );
  swatch(sheet, 356, 512, colour, true);
};

/** A card of press-on nails. */
export const nails: Brush = (sheet, { colour }) => {
  studio(sheet, colour, { table: false });
  fabric(sheet, { outline: 'M110 92 H490 V508 H110Z', colour: '#fbf5ec' });
  for (let i = 0; i < 12; i += 1) {
    const [x, y] = [162 + (i % 4) * 92, 156 + Math.floor(i / 4) * 132];
    const w = 24 + (i % 4 === 0 ? 8 : 0);
    const coat = sheet.linear(
      [
        [0, lighten(colour, 0.75)],
        [0.55, colour],
        [1, mix(colour, '#b62c48', 0.25)],
      ],
      [0, 1, 0, 0],
    );
    sheet.add(
      `<path d="M${x - w} ${y + 40} Q${x - w - 4} ${y - 40} ${x} ${y - 48} Q${x + w + 4} ${y - 40} ${x + w} ${y + 40} Q${x} ${y + 58} ${x - w} ${y + 40}Z" fill="${coat}"/><path d="M${x - w * 0.5} ${y + 26} Q${x - w * 0.62} ${y - 16} ${x - w * 0.24} ${y - 34}" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-opacity="0.8" fill="none"/>`,
    );
    if (i % 5 === 2) sheet.add(blossom(x + 4, y + 8, 13, '#fff8f2', '#e0b050'));
  }
};

/** Scent in cut glass. */
export const perfume: Brush = (sheet, { colour }) => {
  studio(sheet, colour);
  sheet.look(300, 320, 500);
  contact(sheet, 300, 486, 150, 30, 0.55);
  const body = 'M178 270 Q178 244 206 244 H394 Q422 244 422 270 V454 Q422 484 392 484 H208 Q178 484 178 454Z';
  const juice = sheet.linear(
    [
      [0, lighten(colour, 0.62), 0.92],
      [0.5, lighten(colour, 0.25), 0.95],
      [1, darken(colour, 0.12), 0.95],
    ],
    [0.1, 0, 0.9, 1],
  );
  sheet.add(
    `<path d="${body}" fill="#f6f4ef" fill-opacity="0.9"/><path d="M196 300 H404 V450 Q404 466 388 466 H212 Q196 466 196 450Z" fill="${juice}"/><path d="${body}" fill="none" stroke="#fff" stroke-opacity="0.9" stroke-width="7"/><path d="M196 262 V456" stroke="#fff" stroke-width="12" stroke-opacity="0.7" stroke-linecap="round"/><path d="M404 270 V450" stroke="${darken(colour, 0.5)}" stroke-opacity="0.25" stroke-width="9"/><path d="M220 476 H390" stroke="${darken(colour, 0.4)}" stroke-opacity="0.3" stroke-width="7"/>`,
  );
  sheet.add(
    `<rect x="262" y="206" width="76" height="42" fill="${cylinder(sheet, GOLD, 'metal')}"/>`,
    tube(246, 108, 108, 102, cylinder(sheet, '#efe3d0', 'matte'), 14),
    `<rect x="248" y="344" width="104" height="78" rx="4" fill="#fbf5ea" fill-opacity="0.94"/>`,
    blossom(300, 383, 24, colour, '#f4dc94'),
  );
};

/** A candle in a tumbler, lit. */
export const candle: Brush = (sheet, { colour }) => {
  studio(sheet, colour);
  sheet.look(300, 320, 500);
  contact(sheet, 300, 486, 150, 30, 0.55);
  const glow = sheet.radial([
    [0, '#ffd98a', 0.9],
    [1, '#ffd98a', 0],
  ]);
  const glass = sheet.linear(
    [
      [0, darken(colour, 0.3), 0.96],
      [0.2, lighten(colour, 0.4), 0.96],
      [0.6, colour, 0.96],
      [1, darken(colour, 0.35), 0.96],
    ],
    [0, 0, 1, 0],
  );
  sheet.add(
    `<path d="M178 240 L190 462 Q192 486 300 488 Q408 486 410 462 L422 240 Q300 268 178 240Z" fill="${glass}"/><ellipse cx="300" cy="242" rx="122" ry="32" fill="${lighten(colour, 0.7)}"/><ellipse cx="300" cy="248" rx="112" ry="26" fill="#fdf3df"/><path d="M300 250 V222" stroke="#3a2c20" stroke-width="5"/><circle cx="300" cy="196" r="130" fill="${glow}"/><path d="M300 150 Q326 196 300 224 Q274 196 300 150Z" fill="#ffb648"/><path d="M300 180 Q312 204 300 222 Q288 204 300 180Z" fill="#fff3c9"/><path d="M206 280 L214 450" stroke="#fff" stroke-opacity="0.5" stroke-width="11" stroke-linecap="round"/><rect x="244" y="336" width="112" height="76" rx="4" fill="#fbf5ea" fill-opacity="0.95"/><path d="M262 382 q10 -14 20 0 t20 0 t20 0 t18 -2 M262 366 q10 -14 20 0 t20 0 t20 0 t18 -2" stroke="${darken(colour, 0.35)}" stroke-width="4" fill="none"/>`,
  );
};

/** Bars of hand-cut soap with leaves in them. */
export const soap: Brush = (sheet, { colour }) => {
  studio(sheet, colour);
  sheet.look(300, 350, 480);
  contact(sheet, 300, 482, 210, 36, 0.55);
  const bar = (x: number, y: number, turn: number, tone: string) => {
    sheet.add(
      `<g transform="rotate(${turn} ${x} ${y})"><path d="M${x - 150} ${y} h300 v86 q0 12 -12 12 h-276 q-12 0 -12 -12Z" fill="${sheet.linear(
        [
          [0, tone],
          [1, darken(tone, 0.3)],
        ],
      )}"/><path d="M${x - 150} ${y} l40 -62 h300 l-40 62Z" fill="${lighten(tone, 0.35)}"/><path d="M${x + 150} ${y} l40 -62 v80 l-40 76Z" fill="${darken(tone, 0.25)}"/>${Array.from({ length: 26 }, () => `<ellipse cx="${x - 130 + sheet.random.integer(260)}" cy="${y + 10 + sheet.random.integer(76)}" rx="${2 + sheet.random.integer(6)}" ry="2" fill="${darken(tone, 0.5)}" fill-opacity="0.5" transform="rotate(${sheet.random.integer(90)} ${x} ${y})"/>`).join('')}</g>`,
    );
  };
  bar(290, 380, 0, lighten(colour, 0.3));
  bar(280, 270, -4, lighten(colour, 0.5));
  sheet.add(
    '<path d="M430 236 q40 -60 20 -110 M440 200 q30 -10 44 -40 M436 214 q-34 -10 -44 -46" stroke="#6f8f52" stroke-width="8" stroke-linecap="round" fill="none"/>',
  );
};

/** A tube that stands on its cap. */
export const tubeBrush: Brush = (sheet, { colour }) => {
  studio(sheet, colour);
  sheet.look(300, 320, 520);
  contact(sheet, 300, 500, 110, 24, 0.55);
  const outline = 'M196 110 H404 L372 430 Q300 446 228 430Z';
  fabric(sheet, {
    outline,
    colour: brightness(colour) > 0.85 ? '#ede2d2' : lighten(colour, 0.2),
    sheen: 0.8,
    lights: ['M232 130 L256 420'],
    folds: ['M384 130 L352 420'],
  });
  sheet.add(
    `<path d="M196 110 H404 V136 H198Z" fill="${darken(colour, 0.2)}" fill-opacity="0.5"/>`,
    tube(236, 430, 128, 66, cylinder(sheet, '#f4ece0', 'matte'), 4),
    `<path d="M250 236 H350 V330 H250Z" fill="#fffaf2" fill-opacity="0.92"/>`,
    blossom(300, 283, 30, mix(colour, '#b62c48', 0.4), '#f4dc94'),
  );
};

/** A set of brushes in a fan. */
export const brushes: Brush = (sheet, { colour }) => {
  studio(sheet, '#d9b8a4', { table: false });
  for (let i = 0; i < 6; i += 1) {
    const turn = -32 + i * 13;
    const w = [30, 22, 40, 18, 34, 26][i] as number;
    const hair = `M${300 - w} 210 Q${300 - w * 1.4} 130 300 ${70 + (i % 3) * 14} Q${300 + w * 1.4} 130 ${300 + w} 210Z`;
    const ferrule = `M${300 - w} 206 H${300 + w} L312 290 H288Z`;
    sheet.add(
      `<g transform="rotate(${turn} 300 620)">${sheet.blurred(5, `<path d="${hair}M290 280 h20 v240 h-20Z" fill="#2c1a0c" fill-opacity="0.32" transform="translate(8 12)"/>`)}<path d="M288 286 H312 L308 520 Q300 532 292 520Z" fill="${cylinder(sheet, colour)}"/><path d="${ferrule}" fill="${cylinder(sheet, GOLD, 'metal')}"/><path d="${hair}" fill="${sheet.linear(
        [
          [0, '#f4dcc8'],
          [0.4, '#b98f76'],
          [1, '#5a3d30'],
        ],
      )}"/></g>`,
    );
  }
};

/** Bottles: pump, spray, and the tall ones of the rice wine. */
export const bottle: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 318, 540);
  if (look.form === 'wine') return wine(sheet, colour);
  contact(sheet, 300, 500, 120, 26, 0.55);
  const glass = sheet.linear(
    [
      [0, darken(colour, 0.2), 0.92],
      [0.18, lighten(colour, 0.75), 0.95],
      [0.45, lighten(colour, 0.2), 0.94],
      [1, darken(colour, 0.3), 0.95],
    ],
    [0, 0, 1, 0],
  );
  const spray = look.form === 'spray';
  const [l, r] = spray ? [226, 374] : [206, 394];
  sheet.add(
    `<path d="M${l} 290 Q${l} 240 272 232 H328 Q${r} 240 ${r} 290 V474 Q${r} 500 300 502 Q${l} 500 ${l} 474Z" fill="${glass}"/><path d="M${l + 18} 290 V470" stroke="#fff" stroke-opacity="0.7" stroke-width="11" stroke-linecap="round"/><rect x="${l + 28}" y="320" width="${r - l - 56}" height="120" rx="5" fill="#fffaf1" fill-opacity="0.93"/>`,
    blossom(300, 368, 26, mix(colour, '#0f766e', 0.4), '#f4dc94'),
    `<path d="M${l + 46} 414 H${r - 46} M${l + 58} 426 H${r - 58}" stroke="${darken(colour, 0.4)}" stroke-width="3" stroke-opacity="0.5"/>`,
  );
  if (spray)
    sheet.add(
      tube(258, 128, 84, 110, cylinder(sheet, '#f7f2ea', 'matte'), 14),
      `<rect x="252" y="222" width="96" height="16" rx="4" fill="${cylinder(sheet, GOLD, 'metal')}"/>`,
    );
  else
    sheet.add(
      `<rect x="284" y="160" width="32" height="50" fill="${cylinder(sheet, '#e9dfd0', 'matte')}"/><path d="M176 142 Q176 128 200 128 H330 Q350 128 350 150 V166 H256 Q230 164 214 160 L190 166Z" fill="${cylinder(sheet, '#efe6d8', 'matte')}"/><rect x="256" y="204" width="88" height="34" rx="6" fill="${cylinder(sheet, GOLD, 'metal')}"/>`,
    );
};

function wine(sheet: Sheet, colour: string): void {
  contact(sheet, 276, 506, 110, 26, 0.55);
  const glass = sheet.linear(
    [
      [0, darken(colour, 0.25)],
      [0.2, lighten(colour, 0.65)],
      [0.5, lighten(colour, 0.1)],
      [1, darken(colour, 0.4)],
    ],
    [0, 0, 1, 0],
  );
  sheet.add(
    `<path d="M240 96 H312 V200 Q314 226 344 252 Q368 276 368 310 V474 Q368 506 276 508 Q184 506 184 474 V310 Q184 276 208 252 Q238 226 240 200Z" fill="${glass}"/><path d="M210 300 V470" stroke="#fff" stroke-opacity="0.6" stroke-width="11" stroke-linecap="round"/><path d="M186 322 H366 V446 H186Z" fill="#fbf4e6"/><path d="M186 322 H366 V334 H186Z M186 434 H366 V446 H186Z" fill="${mix(colour, '#b62c48', 0.7)}"/><path d="M206 418 q18 -24 35 0 t35 0 t35 0 t35 0 M206 402 q18 -24 35 0 t35 0 t35 0 t35 0" stroke="#0f766e" stroke-width="4" fill="none" stroke-opacity="0.7"/>`,
    blossom(276, 366, 24, '#c8324b', '#f4dc94'),
  );
  sheet.add(
    `<path d="M234 74 H318 V140 Q276 150 234 140Z" fill="${cylinder(sheet, '#a3342c', 'matte')}"/><path d="M236 138 Q276 150 316 138" stroke="#e6c887" stroke-width="5" fill="none"/>`,
  );
  contact(sheet, 448, 498, 62, 16, 0.5);
  sheet.add(
    `<path d="M394 430 Q398 492 448 496 Q498 492 502 430Z" fill="${cylinder(sheet, '#f6efe2')}"/><ellipse cx="448" cy="430" rx="54" ry="15" fill="#fffaf0"/><ellipse cx="448" cy="432" rx="46" ry="11" fill="${lighten(colour, 0.35)}"/>`,
  );
}

import type { Brush } from '../brush.ts';
import { brightness, darken, lighten, mix } from '../colour.ts';
import { blossom, cylinder, fabric } from '../materials.ts';
import { contact, type Sheet, studio } from '../sheet.ts';

const GOLD = '#cfa047';
const PAPER = '#fbf3e3';

/** What stands for a food on its label, drawn around the origin within 60 units. */
function motif(name: string, colour: string): string {
  const dark = darken(colour, 0.35);
  switch (name) {
    case 'noodles':
      return `<path d="M-58 -4 H58 Q54 48 0 52 Q-54 48 -58 -4Z" fill="${dark}"/><ellipse cx="0" cy="-4" rx="58" ry="16" fill="#f0cf86"/>${[-36, -18, 0, 18].map((x) => `<path d="M${x} -6 q9 -12 18 0 t18 0" stroke="#b9832f" stroke-width="4" fill="none"/>`).join('')}<circle cx="-16" cy="-10" r="4" fill="#6f8f52"/><circle cx="20" cy="-2" r="4" fill="#6f8f52"/><path d="M8 -12 L44 -64 M20 -10 L58 -58" stroke="#8a5a34" stroke-width="5" stroke-linecap="round"/>`;
    case 'neck':
      return [
        [-30, 14, 20],
        [0, -6, -12],
        [30, 14, 30],
      ]
        .map(
          ([x, y, t]) =>
            `<g transform="translate(${x} ${y}) rotate(${t})"><rect x="-15" y="-26" width="30" height="52" rx="12" fill="#7a3520"/><path d="M-12 -12 h24 M-13 2 h26 M-12 15 h24" stroke="#4e1f12" stroke-width="4"/><path d="M-9 -20 v36" stroke="#c9764a" stroke-width="4" stroke-linecap="round"/></g>`,
        )
        .join('');
    case 'wing':
      return '<path d="M-48 28 Q-30 -34 14 -36 Q48 -34 44 -10 Q20 -12 16 8 Q4 40 -48 28Z" fill="#9c4a22"/><path d="M-36 20 Q-20 -18 16 -24" stroke="#e39a5c" stroke-width="6" fill="none" stroke-linecap="round"/>';
    case 'tongue':
    case 'sausage':
      return [-26, 0, 26]
        .map(
          (x) =>
            `<path d="M${x - 8} -40 Q${x - 20} 0 ${x - 6} 40 Q${x + 6} 46 ${x + 10} 36 Q${x - 2} 0 ${x + 10} -36 Q${x + 2} -48 ${x - 8} -40Z" fill="#8c3a2a"/><path d="M${x - 6} -30 Q${x - 14} 0 ${x - 2} 30" stroke="#d98a68" stroke-width="4" fill="none"/>`,
        )
        .join('');
    case 'lotus':
      return `<circle r="46" fill="#e8d2bd" stroke="#b58d6c" stroke-width="5"/><circle r="9" fill="#8d6548"/>${Array.from({ length: 7 }, (_, i) => `<ellipse cx="${(Math.cos((i / 7) * 6.28) * 27).toFixed(0)}" cy="${(Math.sin((i / 7) * 6.28) * 27).toFixed(0)}" rx="9" ry="8" fill="#8d6548"/>`).join('')}`;
    case 'slice':
      return [
        [-26, 6],
        [4, -10],
        [30, 12],
      ]
        .map(
          ([x, y]) =>
            `<rect x="${(x as number) - 24}" y="${(y as number) - 20}" width="48" height="40" rx="8" fill="#8a5a36" transform="rotate(${x} ${x} ${y})"/><rect x="${(x as number) - 16}" y="${(y as number) - 12}" width="32" height="22" rx="6" fill="#d9ad7c" transform="rotate(${x} ${x} ${y})"/>`,
        )
        .join('');
    case 'knot':
      return '<path d="M-44 -24 Q10 30 40 -16 M-40 30 Q-4 -34 44 26" stroke="#33452a" stroke-width="17" fill="none" stroke-linecap="round"/><path d="M-40 -26 Q10 22 36 -18" stroke="#6d8457" stroke-width="4" fill="none"/>';
    case 'fish':
      return [-22, 14]
        .map(
          (y) =>
            `<path d="M-46 ${y} Q-10 ${y - 22} 26 ${y} L48 ${y - 14} V${y + 14} L26 ${y} Q-10 ${y + 22} -46 ${y}Z" fill="#7b8f95"/><path d="M-36 ${y - 4} Q-8 ${y - 14} 20 ${y - 4}" stroke="#d7e2e4" stroke-width="4" fill="none"/><circle cx="-34" cy="${y - 2}" r="3" fill="#1f2a30"/>`,
        )
        .join('');
    case 'bean':
      return [
        [-24, -8, 20],
        [20, -14, -30],
        [0, 26, 70],
      ]
        .map(
          ([x, y, t]) =>
            `<g transform="translate(${x} ${y}) rotate(${t})"><ellipse rx="18" ry="26" fill="#4b2e1e"/><path d="M-3 -24 Q8 0 -3 24" stroke="#a97850" stroke-width="4" fill="none"/></g>`,
        )
        .join('');
    case 'seed':
      return [
        [-26, 10],
        [0, -16],
        [26, 10],
        [0, 26],
      ]
        .map(
          ([x, y]) =>
            `<ellipse cx="${x}" cy="${y}" rx="15" ry="18" fill="#f3e7c9" stroke="#9b8a58" stroke-width="3"/><circle cx="${x}" cy="${(y as number) - 14}" r="3" fill="#6f8f52"/>`,
        )
        .join('');
    case 'leaf':
    case 'drop':
      return `<path d="M0 -50 Q44 0 0 50 Q-44 0 0 -50Z" fill="${mix(colour, '#3f7a4c', 0.5)}"/><path d="M0 -38 V44 M0 -10 L20 -24 M0 12 L22 -4 M0 2 L-18 -12" stroke="#f4f0e0" stroke-width="3" fill="none"/>`;
    default:
      return blossom(0, 0, 46, mix(colour, '#c8324b', 0.6), '#f4dc94');
  }
}

const placed = (markup: string, x: number, y: number, scale = 1, turn = 0) =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">${markup}</g>`;

/** A band of river waves, our mark on every package. */
function waves(x: number, y: number, width: number, colour: string, rows = 2): string {
  const count = Math.round(width / 26);
  return Array.from(
    { length: rows },
    (_, row) =>
      `<path d="M${x} ${y + row * 13} ${`q${width / count / 4} -15 ${width / count / 2} 0 t${width / count / 2} 0 `.repeat(count)}" fill="none" stroke="${colour}" stroke-width="4" stroke-opacity="${0.9 - row * 0.25}"/>`,
  ).join('');
}

/** A take-away box of noodles, a bowl of them in front. */
export const noodlebox: Brush = (sheet, { colour }) => {
  studio(sheet, colour);
  sheet.look(300, 325, 530);
  contact(sheet, 250, 486, 180, 34, 0.6);
  const side = sheet.linear(
    [
      [0, darken(colour, 0.12)],
      [1, darken(colour, 0.42)],
    ],
    [0, 0, 1, 0],
  );
  const front = sheet.linear([
    [0, lighten(colour, 0.2)],
    [1, darken(colour, 0.1)],
  ]);
  sheet.add(
    `<path d="M386 176 L450 150 V440 L386 484Z" fill="${side}"/><path d="M110 176 H386 V484 H110Z" fill="${front}"/><path d="M110 176 L172 146 H450 L386 176Z" fill="${lighten(colour, 0.36)}"/>`,
  );
  sheet.add(
    `<path d="M110 176 H386 V232 H110Z" fill="${darken(colour, 0.34)}"/><circle cx="248" cy="330" r="86" fill="${PAPER}"/>`,
    placed(motif('noodles', colour), 248, 340, 1.12),
    waves(124, 440, 248, lighten(colour, 0.65)),
    waves(126, 210, 244, lighten(GOLD, 0.5), 1),
  );
  bowlOfNoodles(sheet, 410, 452, 0.86, colour);
};

function bowlOfNoodles(sheet: Sheet, cx: number, cy: number, scale: number, sauce: string): void {
  contact(sheet, cx, cy + 56 * scale, 140 * scale, 26 * scale, 0.6);
  const noodles = Array.from({ length: 30 }, () => {
    const [x, y] = [sheet.random.integer(190) - 95, sheet.random.integer(40) - 46];
    const w = 20 + sheet.random.integer(40);
    return `<path d="M${x - w} ${y} q${w * 0.5} ${-18 + sheet.random.integer(12)} ${w} 0 t${w} ${sheet.random.integer(8)}" stroke="${mix('#d89f45', '#8a5a22', sheet.random.fraction() * 0.6)}" stroke-width="7" fill="none" stroke-linecap="round"/>`;
  });
  const topping = Array.from(
    { length: 22 },
    () =>
      `<rect x="${sheet.random.integer(150) - 75}" y="${sheet.random.integer(34) - 48}" width="7" height="7" rx="2" fill="${['#6f8f52', '#c8432b', '#f1e3c0', '#7fa05c'][sheet.random.integer(4)]}" transform="rotate(${sheet.random.integer(60)})"/>`,
  );
  const bowl = sheet.linear(
    [
      [0, '#cfd9da'],
      [0.25, '#ffffff'],
      [0.6, '#eef0ee'],
      [1, '#9fb0b4'],
    ],
    [0, 0, 1, 0],
  );
  const rim = `<ellipse cx="0" cy="-26" rx="128" ry="36" fill="#fdfaf3" stroke="#1f6f6b" stroke-width="4"/><ellipse cx="0" cy="-24" rx="116" ry="30" fill="${mix('#8a5a22', sauce, 0.3)}"/>`;
  sheet.add(
    placed(`<path d="M-128 -26 Q-120 52 -52 62 H52 Q120 52 128 -26Z" fill="${bowl}"/>${rim}`, cx, cy, scale),
    `<g transform="translate(${cx} ${cy}) scale(${scale})">${sheet.clipped('M-118 -22 Q-90 -64 0 -66 Q90 -64 118 -22 Q90 8 0 8 Q-90 8 -118 -22Z', noodles.join('') + topping.join(''))}${waves(-100, 26, 200, '#1f6f6b', 2)}</g>`,
    `<path d="M${cx + 20 * scale} ${cy - 40 * scale} L${cx + 120 * scale} ${cy - 190 * scale} M${cx + 40 * scale} ${cy - 40 * scale} L${cx + 146 * scale} ${cy - 180 * scale}" stroke="#7a4a2a" stroke-width="${8 * scale}" stroke-linecap="round"/>`,
  );
}

/** A pouch with a window of what is inside. */
export const pouch: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 320, 530);
  const flat = look.form === 'flat';
  contact(sheet, 300, 494, 160, 30, 0.6);
  const outline = flat
    ? 'M120 190 H480 V478 H120Z'
    : 'M164 104 Q300 96 436 104 L452 470 Q446 500 300 502 Q154 500 148 470Z';
  fabric(sheet, {
    outline,
    colour,
    sheen: 0.9,
    folds: ['M176 150 Q196 300 168 470', 'M424 150 Q404 300 430 470', 'M190 480 Q300 450 410 480'],
    lights: ['M206 150 Q220 300 196 460', 'M392 140 Q380 240 394 330'],
  });
  const top = flat ? 190 : 104;
  const [x0, x1] = flat ? [120, 480] : [164, 436];
  sheet.add(
    `<path d="M${x0} ${top} H${x1} V${top + 34} H${x0}Z" fill="${darken(colour, 0.3)}" fill-opacity="0.8"/><path d="M${x0} ${top + 12} H${x1} M${x0} ${top + 22} H${x1}" stroke="${lighten(colour, 0.5)}" stroke-width="2.4" stroke-opacity="0.6"/>`,
  );
  sheet.add(
    `<circle cx="300" cy="${flat ? 348 : 312}" r="96" fill="${PAPER}"/><circle cx="300" cy="${flat ? 348 : 312}" r="88" fill="none" stroke="${darken(colour, 0.2)}" stroke-width="3"/>`,
    placed(motif(look.detail ?? 'neck', colour), 300, flat ? 348 : 312, 1.36),
    waves(196, flat ? 462 : 446, 208, lighten(colour, 0.7)),
  );
  if (look.form === undefined)
    sheet.add(
      placed(motif(look.detail ?? 'neck', colour), 452, 486, 0.8, 12),
      placed(motif(look.detail ?? 'neck', colour), 140, 494, 0.62, -18),
    );
};

/** Jars with a cloth cap: pastes, pickles, honey, yoghurt. */
export const jar: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 330, 500);
  contact(sheet, 300, 494, 160, 32, 0.6);
  const form = look.form ?? 'paste';
  if (form === 'yogurt') {
    sheet.add(
      `<path d="M214 200 H386 Q394 240 420 280 Q436 400 412 470 Q406 494 300 496 Q194 494 188 470 Q164 400 180 280 Q206 240 214 200Z" fill="${cylinder(sheet, '#f0ebe2')}"/><path d="M206 178 Q300 150 394 178 L404 222 Q300 244 196 222Z" fill="${PAPER}"/><path d="M196 218 Q300 240 404 218" stroke="#1f6f6b" stroke-width="5" fill="none"/><path d="M184 330 Q300 356 416 330 V400 Q300 426 184 400Z" fill="#1f6f6b" fill-opacity="0.9"/>`,
      blossom(300, 378, 28, '#fff', '#f4dc94'),
    );
    return;
  }
  const inside = sheet.linear(
    [
      [0, darken(colour, 0.3)],
      [0.22, lighten(colour, 0.45)],
      [0.6, colour],
      [1, darken(colour, 0.45)],
    ],
    [0, 0, 1, 0],
  );
  const body = 'M188 250 Q170 262 168 296 V458 Q168 492 300 494 Q432 492 432 458 V296 Q430 262 412 250Z';
  sheet.add(`<path d="${body}" fill="${inside}"/>`);
  const bits = Array.from({ length: form === 'honey' ? 0 : form === 'nut' ? 46 : 70 }, () => {
    const [x, y] = [176 + sheet.random.integer(248), 290 + sheet.random.integer(196)];
    if (form === 'nut')
      return `<ellipse cx="${x}" cy="${y}" rx="19" ry="15" fill="${mix('#8a5530', '#d79a56', sheet.random.fraction())}" transform="rotate(${sheet.random.integer(180)} ${x} ${y})"/><path d="M${x - 10} ${y} q10 -8 20 0" stroke="#5e361c" stroke-width="3" fill="none"/>`;
    if (form === 'chunk')
      return `<rect x="${x}" y="${y}" width="15" height="14" rx="3" fill="${['#f3dfc0', '#c8432b', '#e8b06a', '#8f2f1d'][sheet.random.integer(4)]}" transform="rotate(${sheet.random.integer(80)} ${x} ${y})"/>`;
    return `<circle cx="${x}" cy="${y}" r="2.2" fill="${lighten(colour, 0.6)}" fill-opacity="0.6"/>`;
  });
  sheet.add(
    sheet.clipped(body, bits.join('')),
    `<path d="${body}" fill="none" stroke="#fff" stroke-opacity="0.5" stroke-width="6"/><path d="M190 300 V450" stroke="#fff" stroke-opacity="0.65" stroke-width="12" stroke-linecap="round"/>`,
  );
  sheet.add(
    `<path d="M220 344 H380 V440 H220Z" fill="${PAPER}"/><path d="M220 344 H380 V354 H220Z M220 430 H380 V440 H220Z" fill="${mix(colour, '#b62c48', 0.5)}"/>`,
    blossom(300, 386, 22, '#c8324b', '#f4dc94'),
    waves(236, 422, 128, '#1f6f6b', 1),
  );
  fabric(sheet, {
    outline:
      'M164 232 Q190 160 300 156 Q410 160 436 232 Q420 258 404 240 Q380 268 352 244 Q326 270 300 246 Q274 270 248 244 Q220 268 196 240 Q180 258 164 232Z',
    colour: mix(colour, '#fbf3e3', 0.5),
    pattern: 'check',
    accent: mix(colour, '#b62c48', 0.5),
    folds: ['M230 170 Q210 210 206 240', 'M370 170 Q390 210 394 240'],
  });
  sheet.add(`<path d="M182 220 Q300 250 418 220" stroke="#b98a57" stroke-width="7" fill="none"/>`);
};

/** Tins, tea bags, cubes and the pressed brick. */
export const tin: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 330, 500);
  const form = look.form ?? 'can';
  contact(sheet, 300, 492, 180, 32, 0.6);
  if (form === 'brick' || form === 'cube') {
    const block = (x: number, y: number, w: number, h: number, d: number, tone: string) =>
      sheet.add(
        `<path d="M${x} ${y} h${w} v${h} h${-w}Z" fill="${sheet.linear([
          [0, lighten(tone, 0.18)],
          [1, darken(tone, 0.2)],
        ])}"/><path d="M${x} ${y} l${d} ${-d * 0.6} h${w} l${-d} ${d * 0.6}Z" fill="${lighten(tone, 0.34)}"/><path d="M${x + w} ${y} l${d} ${-d * 0.6} v${h} l${-d} ${d * 0.6}Z" fill="${darken(tone, 0.35)}"/>`,
        ...Array.from(
          { length: Math.round((w * h) / 220) },
          () =>
            `<path d="M${x + 4 + sheet.random.integer(w - 12)} ${y + 4 + sheet.random.integer(h - 10)} l7 ${sheet.random.integer(7) - 3}" stroke="${sheet.random.fraction() < 0.5 ? lighten(tone, 0.4) : darken(tone, 0.6)}" stroke-opacity="0.5" stroke-width="3"/>`,
        ),
      );
    if (form === 'brick') {
      block(120, 330, 320, 150, 70, colour);
      sheet.add(
        `<path d="M236 330 h88 v150 h-88Z M236 330 l70 -42 h88 l-70 42Z" fill="${PAPER}" fill-opacity="0.95"/>`,
        placed(motif('leaf', '#6f8f52'), 280, 406, 0.9),
      );
    } else
      for (const [x, y] of [
        [130, 390],
        [280, 396],
        [208, 300],
        [360, 330],
      ] as const)
        block(x, y, 100, 92, 40, mix(colour, '#6f4a37', 0.4));
    return;
  }
  if (form === 'bag') {
    fabric(sheet, {
      outline: 'M150 190 H450 V488 H150Z',
      colour: lighten(colour, 0.1),
      lights: ['M170 210 V470'],
    });
    sheet.add(
      `<circle cx="300" cy="320" r="84" fill="${PAPER}"/>`,
      placed(motif('leaf', colour), 300, 320, 1.3),
      waves(176, 446, 248, lighten(colour, 0.7)),
    );
    sheet.add(
      placed(
        `<path d="M-34 -30 L0 -52 L34 -30 V44 H-34Z" fill="#fbf6ea" stroke="#d9cbb0" stroke-width="3"/><path d="M-26 10 H26 V40 H-26Z" fill="#7d8d55"/><path d="M0 -52 Q30 -110 70 -90" stroke="#cbbd9f" stroke-width="3" fill="none"/><rect x="62" y="-104" width="34" height="26" fill="${colour}"/>`,
        440,
        450,
        1,
        8,
      ),
    );
    return;
  }
  const metal = cylinder(sheet, colour, 'gloss');
  sheet.add(
    `<path d="M164 222 V462 Q164 492 300 494 Q436 492 436 462 V222Z" fill="${metal}"/><path d="M156 150 V216 Q156 244 300 246 Q444 244 444 216 V150Z" fill="${cylinder(sheet, darken(colour, 0.22))}"/><ellipse cx="300" cy="150" rx="144" ry="34" fill="${lighten(colour, 0.42)}"/><ellipse cx="300" cy="148" rx="124" ry="26" fill="${lighten(colour, 0.2)}"/><path d="M164 470 Q300 500 436 470" stroke="${lighten(GOLD, 0.2)}" stroke-width="6" fill="none"/>`,
  );
  sheet.add(
    `<path d="M226 282 H374 V432 H226Z" fill="${PAPER}"/><path d="M234 290 H366 V424 H234Z" fill="none" stroke="${GOLD}" stroke-width="3"/>`,
    placed(
      motif(colour === '#c1a0c0' || brightness(colour) > 0.82 ? 'lotus' : 'leaf', colour),
      300,
      350,
      0.92,
    ),
    waves(246, 412, 108, '#1f6f6b', 1),
  );
};

/** A plate of something warm. */
export const plate: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 350, 500);
  dish(sheet, 300, 400, 230);
  const form = look.form ?? 'bun';
  const crust = (x: number, y: number, rx: number, ry: number, tone: string) =>
    `<ellipse cx="${x}" cy="${y + 9}" rx="${rx}" ry="${ry}" fill="${darken(tone, 0.5)}" fill-opacity="0.45"/><ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${sheet.radial(
      [
        [0, lighten(tone, 0.55)],
        [0.6, tone],
        [1, darken(tone, 0.35)],
      ],
      [0.38, 0.28, 0.75],
    )}"/>`;
  if (form === 'ring') {
    for (const [x, y] of [
      [210, 400],
      [384, 404],
      [300, 346],
    ] as const)
      sheet.add(
        `<path d="M${x - 92} ${y} a92 50 0 1 0 184 0 a92 50 0 1 0 -184 0 M${x - 22} ${y} a22 11 0 1 1 44 0 a22 11 0 1 1 -44 0Z" fill="${sheet.radial(
          [
            [0, '#f4d896'],
            [0.7, '#d99a3a'],
            [1, '#9c5f1c'],
          ],
          [0.4, 0.3, 0.75],
        )}" fill-rule="evenodd" stroke="#a8691f" stroke-width="3"/>`,
        ...Array.from(
          { length: 12 },
          () =>
            `<circle cx="${x - 70 + sheet.random.integer(140)}" cy="${y - 24 + sheet.random.integer(20)}" r="3" fill="${sheet.random.fraction() < 0.5 ? '#6f8f52' : '#fff0c8'}"/>`,
        ),
      );
    return;
  }
  if (form === 'doupi') {
    for (const [x, y] of [
      [190, 396],
      [320, 420],
      [300, 346],
      [420, 372],
    ] as const)
      sheet.add(
        `<g transform="rotate(-8 ${x} ${y})"><rect x="${x - 62}" y="${y - 20}" width="124" height="66" rx="8" fill="#efe0b8"/><path d="M${x - 62} ${y + 16} h124 v22 q0 8 -8 8 h-108 q-8 0 -8 -8Z" fill="#a56a34"/><rect x="${x - 64}" y="${y - 34}" width="128" height="40" rx="10" fill="${sheet.linear(
          [
            [0, '#ffd97a'],
            [1, '#d98f2c'],
          ],
        )}"/></g>`,
        ...Array.from(
          { length: 9 },
          () =>
            `<circle cx="${x - 46 + sheet.random.integer(92)}" cy="${y - 22 + sheet.random.integer(24)}" r="4" fill="${['#6f8f52', '#7b4a26', '#f8efd6'][sheet.random.integer(3)]}"/>`,
        ),
      );
    return;
  }
  if (form === 'fish') {
    sheet.add(
      `<path d="M104 392 Q190 300 350 326 Q420 340 456 384 L516 344 Q502 396 518 446 L456 408 Q400 470 290 466 Q160 460 104 392Z" fill="${sheet.linear(
        [
          [0, '#7d8b8c'],
          [0.5, '#cfd6d2'],
          [1, '#f0ede2'],
        ],
      )}" stroke="#66726f" stroke-width="3"/><circle cx="150" cy="384" r="10" fill="#fff"/><circle cx="150" cy="384" r="5" fill="#1f2a30"/><path d="M190 346 Q206 396 188 440" stroke="#5f6b69" stroke-width="4" fill="none"/>`,
      ...[240, 300, 360].map(
        (x) => `<path d="M${x} 346 l-26 90" stroke="#8e7b62" stroke-width="7" stroke-linecap="round"/>`,
      ),
      ...Array.from(
        { length: 22 },
        () =>
          `<path d="M${190 + sheet.random.integer(220)} ${340 + sheet.random.integer(70)} q20 -16 44 ${sheet.random.integer(20) - 10}" stroke="${['#6f9f52', '#8fbf6a', '#d8452f', '#f3e2b0'][sheet.random.integer(4)]}" stroke-width="5" fill="none" stroke-linecap="round"/>`,
      ),
    );
    return;
  }
  for (const [x, y] of [
    [188, 400],
    [300, 430],
    [412, 400],
    [244, 338],
    [356, 338],
  ] as const) {
    const dough = colour === '#f1efe9' ? '#f3ece0' : '#e6c992';
    sheet.add(
      crust(x, y, 68, 52, dough),
      ...Array.from({ length: 11 }, (_, i) => {
        const turn = (i / 11) * 6.2832;
        return `<path d="M${x} ${y - 34} Q${x + Math.cos(turn) * 26} ${y - 30 + Math.sin(turn) * 14} ${x + Math.cos(turn + 0.4) * 54} ${y - 4 + Math.sin(turn + 0.4) * 38}" stroke="${darken(dough, 0.45)}" stroke-opacity="0.4" stroke-width="3" fill="none"/>`;
      }),
      `<circle cx="${x}" cy="${y - 34}" r="6" fill="${darken(dough, 0.2)}"/>`,
    );
  }
  sheet.add(
    ...[250, 310, 360].map((x, i) =>
      sheet.blurred(
        7,
        `<path d="M${x} 280 q-22 -36 0 -70 t${i % 2 ? 10 : -6} -66" stroke="#fff" stroke-opacity="0.7" stroke-width="11" fill="none" stroke-linecap="round"/>`,
      ),
    ),
  );
};

function dish(sheet: Sheet, cx: number, cy: number, r: number): void {
  contact(sheet, cx, cy + r * 0.28, r * 1.02, r * 0.3, 0.6);
  sheet.add(
    `<ellipse cx="${cx}" cy="${cy + 12}" rx="${r}" ry="${r * 0.46}" fill="#b9c2bf"/><ellipse cx="${cx}" cy="${cy}" rx="${r}" ry="${r * 0.46}" fill="${sheet.linear(
      [
        [0, '#ffffff'],
        [1, '#e4e4dc'],
      ],
      [0, 0, 1, 1],
    )}"/><ellipse cx="${cx}" cy="${cy}" rx="${r * 0.94}" ry="${r * 0.425}" fill="none" stroke="#1f6f6b" stroke-width="4"/><ellipse cx="${cx}" cy="${cy + 3}" rx="${r * 0.76}" ry="${r * 0.33}" fill="#f1efe6"/>`,
  );
}

/** A bowl of prawns. */
export const bowl: Brush = (sheet) => {
  studio(sheet, '#ea7258');
  sheet.look(300, 350, 480);
  dish(sheet, 300, 410, 214);
  const prawn = `<path d="M-40 18 Q-46 -34 4 -40 Q46 -36 44 2 Q40 26 18 24 Q26 -2 2 -6 Q-20 -4 -18 24 Q-30 32 -40 18Z" fill="${sheet.linear(
    [
      [0, '#ff9a5e'],
      [0.5, '#d8401f'],
      [1, '#8c1f10'],
    ],
  )}"/><path d="M-34 6 q14 -10 20 6 M-26 -22 q14 0 14 14 M-2 -36 q10 10 0 26 M24 -34 q4 14 -8 26" stroke="#7c1a0c" stroke-width="4" fill="none"/><path d="M-28 -8 Q-20 -30 6 -33" stroke="#ffd3b0" stroke-width="5" fill="none" stroke-linecap="round"/>`;
  for (const [x, y, turn] of [
    [200, 400, 20],
    [400, 396, 160],
    [300, 440, 80],
    [252, 350, -30],
    [352, 350, 200],
    [302, 320, 30],
    [300, 388, 120],
  ] as const)
    sheet.add(placed(prawn, x, y, 1.28, turn));
  sheet.add(
    ...Array.from(
      { length: 34 },
      () =>
        `<rect x="${160 + sheet.random.integer(280)}" y="${310 + sheet.random.integer(150)}" width="8" height="6" rx="2" fill="${['#6f9f52', '#f3e2b0', '#c8321f'][sheet.random.integer(3)]}" transform="rotate(${sheet.random.integer(50)} 300 380)"/>`,
    ),
  );
};

/** Six slim cans. */
export const cans: Brush = (sheet, { colour }) => {
  studio(sheet, colour);
  sheet.look(300, 325, 520);
  contact(sheet, 300, 494, 220, 30, 0.6);
  for (const [x, y] of [
    [140, 150],
    [260, 146],
    [380, 150],
    [196, 196],
    [320, 196],
  ] as const) {
    const paint = cylinder(sheet, colour);
    sheet.add(
      `<path d="M${x} ${y + 16} Q${x} ${y} ${x + 14} ${y - 8} H${x + 76} Q${x + 90} ${y} ${x + 90} ${y + 16} V${y + 274} Q${x + 88} ${y + 296} ${x + 45} ${y + 298} Q${x + 2} ${y + 296} ${x} ${y + 274}Z" fill="${paint}"/><ellipse cx="${x + 45}" cy="${y - 8}" rx="32" ry="8" fill="#dfe3e4" stroke="#9aa3a6" stroke-width="2"/><ellipse cx="${x + 45}" cy="${y - 7}" rx="13" ry="3.6" fill="#aab2b5"/>`,
      placed(
        `<path d="M0 -34 Q44 -40 40 4 Q30 44 0 44 Q-30 44 -40 4 Q-44 -40 0 -34Z" fill="#f5a08c"/><path d="M-4 -32 Q-14 6 0 42" stroke="#d96d63" stroke-width="4" fill="none"/><path d="M2 -34 Q22 -58 44 -46 Q30 -24 2 -34Z" fill="#7f9f5c"/>`,
        x + 45,
        y + 136,
        0.72,
      ),
      waves(x + 12, y + 236, 66, '#fff', 2),
    );
  }
};

/** Pastries on a lacquer tray. */
export const pastry: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 350, 480);
  const form = look.form ?? 'square';
  contact(sheet, 300, 470, 240, 44, 0.6);
  sheet.add(
    `<path d="M82 392 L170 316 H430 L518 392 V430 Q518 470 480 472 H120 Q82 470 82 430Z" fill="#3b1a16"/><path d="M82 392 L170 316 H430 L518 392Z" fill="${sheet.linear(
      [
        [0, '#7d2b22'],
        [1, '#a63c2c'],
      ],
    )}"/><path d="M82 392 H518 V408 H82Z" fill="#c9563f"/>`,
  );
  const spots = [
    [196, 380],
    [300, 390],
    [404, 380],
    [232, 330],
    [366, 330],
  ] as const;
  for (const [x, y] of spots)
    sheet.add(
      placed(
        `<ellipse cx="6" cy="14" rx="54" ry="18" fill="#1d0b08" fill-opacity="0.45"/>${piece(sheet, form, colour)}`,
        x,
        y - 12,
        1.04,
      ),
    );
};

function piece(sheet: Sheet, form: string, colour: string): string {
  const top = sheet.linear(
    [
      [0, lighten(colour, 0.62)],
      [1, lighten(colour, 0.2)],
    ],
    [0, 0, 1, 1],
  );
  const side = sheet.linear([
    [0, lighten(colour, 0.1)],
    [1, darken(colour, 0.32)],
  ]);
  switch (form) {
    case 'flower':
      return `<path d="M-48 -8 V10 Q0 36 48 10 V-8Z" fill="${side}"/><g transform="scale(1 0.62) translate(0 -16)">${Array.from({ length: 8 }, (_, i) => `<ellipse cx="0" cy="-30" rx="17" ry="22" fill="${top}" stroke="${darken(colour, 0.2)}" stroke-opacity="0.4" stroke-width="2" transform="rotate(${i * 45})"/>`).join('')}<circle r="17" fill="${lighten(colour, 0.4)}" stroke="${darken(colour, 0.2)}" stroke-width="3"/></g>`;
    case 'round':
    case 'crack':
    case 'moon':
      return `<path d="M-48 -12 V8 Q-44 28 0 30 Q44 28 48 8 V-12Z" fill="${side}"/><ellipse cx="0" cy="-12" rx="48" ry="25" fill="${top}"/>${form === 'moon' ? `<ellipse cx="0" cy="-12" rx="37" ry="18" fill="none" stroke="${darken(colour, 0.3)}" stroke-width="3"/><g transform="translate(0 -12) scale(0.6 0.34)">${blossom(0, 0, 34, darken(colour, 0.15), lighten(colour, 0.4))}</g>${Array.from({ length: 10 }, (_, i) => `<path d="M${-44 + i * 10} -2 v22" stroke="${darken(colour, 0.35)}" stroke-opacity="0.5" stroke-width="3"/>`).join('')}` : form === 'crack' ? `<path d="M-30 -16 L-8 -8 L-14 2 M6 -28 L8 -10 L30 -4 M8 -10 L-8 -8" stroke="${darken(colour, 0.45)}" stroke-width="3.5" fill="none"/>` : `<circle cx="0" cy="-14" r="7" fill="#c8324b"/>${Array.from({ length: 6 }, (_, i) => `<path d="M${-40 + i * 16} ${2} q6 6 12 0" stroke="${darken(colour, 0.3)}" stroke-width="2.6" fill="none"/>`).join('')}`}`;
    case 'zongzi':
      return `<path d="M-50 22 L0 -58 L50 22 Q0 42 -50 22Z" fill="${sheet.linear(
        [
          [0, '#7d9355'],
          [1, '#3c4d28'],
        ],
        [0, 0, 1, 1],
      )}"/><path d="M0 -58 L-14 32 M0 -58 L20 30" stroke="#2f3d20" stroke-width="2.4"/><path d="M-36 0 Q0 14 36 0 M-26 -16 Q0 -4 26 -16" stroke="#f0e3c2" stroke-width="5" fill="none"/>`;
    case 'roll':
      return `<path d="M-52 -22 H44 Q58 -6 44 14 H-52Z" fill="${sheet.linear([
        [0, '#f6dc98'],
        [0.5, '#dba748'],
        [1, '#9c6a22'],
      ])}"/><ellipse cx="-52" cy="-4" rx="12" ry="18" fill="#f4dfa8"/><path d="M-52 -14 a7 10 0 1 1 -4 18" stroke="#a8741f" stroke-width="3" fill="none"/>${[-30, -10, 12, 32].map((x) => `<path d="M${x} -22 q9 18 0 36" stroke="#a8741f" stroke-opacity="0.5" stroke-width="3" fill="none"/>`).join('')}`;
    case 'jelly':
      return `<path d="M-46 -20 L-34 -36 H54 L44 -20 V22 H-46Z" fill="${colour}" fill-opacity="0.55"/><path d="M-46 -20 H44 V22 H-46Z" fill="${sheet.linear(
        [
          [0, '#fff', 0.5],
          [1, colour, 0.85],
        ],
      )}"/><path d="M-46 -20 L-34 -36 H54 L44 -20Z" fill="#fff" fill-opacity="0.55"/>${blossom(0, 2, 17, '#e88f9c', '#fff1c9')}`;
    case 'slice':
      return [-30, -10, 10, 30]
        .map(
          (x) =>
            `<path d="M${x - 8} -34 q14 6 14 30 t-10 26 q-12 -10 -12 -30 t8 -26Z" fill="${lighten(colour, 0.35)}" stroke="${darken(colour, 0.35)}" stroke-width="2"/>${Array.from({ length: 6 }, (_, i) => `<circle cx="${x - 6 + ((i * 5) % 9)}" cy="${-24 + i * 8}" r="1.8" fill="#8a6a3a"/>`).join('')}`,
        )
        .join('');
    default:
      return `<path d="M-46 -22 L-32 -40 H58 L46 -22Z" fill="${top}"/><path d="M46 -22 L58 -40 V4 L46 24Z" fill="${darken(colour, 0.22)}"/><path d="M-46 -22 H46 V24 H-46Z" fill="${side}"/><path d="M-46 -6 H46 V6 H-46Z" fill="#fff6de" fill-opacity="0.75"/>${Array.from({ length: 9 }, (_, i) => `<circle cx="${-34 + ((i * 23) % 78)}" cy="${-36 + ((i * 7) % 12)}" r="2.6" fill="#d9861f"/>`).join('')}`;
  }
}

/** A wooden crate of what the season gives. */
export const crate: Brush = (sheet, { look }) => {
  studio(sheet, '#c9b48a');
  sheet.look(300, 340, 500);
  contact(sheet, 300, 494, 230, 34, 0.6);
  const lotus = look.form === 'lotus';
  const rows = [
    [
      [150, 300],
      [250, 286],
      [350, 286],
      [450, 300],
    ],
    [
      [196, 250],
      [300, 238],
      [404, 250],
    ],
    [
      [250, 200],
      [352, 202],
    ],
  ] as const;
  for (const row of [...rows].reverse())
    for (const [x, y] of row) sheet.add(placed(lotus ? pod(sheet) : orange(sheet), x, y, 1, (x * 7) % 40));
  const wood = sheet.linear([
    [0, '#d8ae78'],
    [1, '#9a6f3f'],
  ]);
  for (const y of [318, 378, 438])
    sheet.add(
      `<rect x="92" y="${y}" width="416" height="50" rx="4" fill="${wood}"/><path d="M100 ${y + 14} q120 8 400 -2 M100 ${y + 34} q160 -8 400 4" stroke="#7a5228" stroke-opacity="0.35" stroke-width="2.5" fill="none"/>`,
    );
  sheet.add(
    ...[104, 474].map(
      (x) => `<rect x="${x}" y="304" width="24" height="190" fill="${darken('#c1935a', 0.1)}"/>`,
    ),
    `<path d="M226 386 H374 V436 H226Z" fill="${PAPER}"/>`,
    blossom(258, 411, 17, '#c8324b', '#f4dc94'),
    waves(286, 418, 78, '#1f6f6b', 2),
  );
};

const orange = (sheet: Sheet) =>
  `<circle r="56" fill="${sheet.radial(
    [
      [0, '#ffd08a'],
      [0.45, '#f59331'],
      [1, '#b4540d'],
    ],
    [0.36, 0.3, 0.78],
  )}"/><circle cx="4" cy="-44" r="6" fill="#6b7d33"/><path d="M4 -46 Q34 -76 60 -56 Q38 -38 4 -46Z" fill="#6f8f3f"/>`;
const pod = (sheet: Sheet) =>
  `<path d="M-6 40 Q-10 90 0 130" stroke="#6b8a43" stroke-width="11" fill="none"/><path d="M-60 -20 Q-50 40 0 52 Q50 40 60 -20Z" fill="${sheet.linear(
    [
      [0, '#a5bd6a'],
      [1, '#5c7a38'],
    ],
    [0, 0, 1, 0],
  )}"/><ellipse cy="-20" rx="60" ry="26" fill="#b9cc7e"/>${Array.from({ length: 9 }, (_, i) => `<ellipse cx="${-38 + (i % 3) * 38}" cy="${-34 + Math.floor(i / 3) * 14}" rx="11" ry="6" fill="#5f7c3a"/><ellipse cx="${-39 + (i % 3) * 38}" cy="${-36 + Math.floor(i / 3) * 14}" rx="7" ry="4" fill="#dfe8b8"/>`).join('')}`;

/** A gift box with its lid pushed aside. */
export const giftbox: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 330, 520);
  contact(sheet, 300, 486, 250, 36, 0.6);
  const lid = sheet.linear(
    [
      [0, lighten(colour, 0.16)],
      [1, darken(colour, 0.16)],
    ],
    [0, 0, 1, 1],
  );
  sheet.add(
    `<path d="M78 250 L136 120 H476 L524 250Z" fill="${lid}"/><path d="M78 250 H524 V470 Q524 484 508 484 H94 Q78 484 78 470Z" fill="${sheet.linear(
      [
        [0, colour],
        [1, darken(colour, 0.3)],
      ],
    )}"/><path d="M78 250 H524 V268 H78Z" fill="${lighten(colour, 0.25)}"/><path d="M94 242 L146 130 H468 L508 242Z" fill="none" stroke="${GOLD}" stroke-width="3"/>`,
  );
  if (look.form === 'plum')
    sheet.add(
      `<path d="M110 240 Q220 220 300 160 Q380 130 450 136 M230 208 Q270 170 262 142 M340 150 Q380 190 420 196" stroke="#4a2418" stroke-width="8" fill="none" stroke-linecap="round"/>`,
      ...[
        [176, 218, 22],
        [262, 150, 26],
        [316, 170, 18],
        [410, 196, 24],
        [438, 142, 20],
        [360, 150, 15],
      ].map(([x, y, r]) => blossom(x as number, y as number, r as number, '#f8c9cf', '#f4dc94')),
    );
  else if (look.form === 'leaf')
    sheet.add(
      placed(motif('leaf', '#8fae6a'), 250, 188, 1.1, -30),
      placed(motif('leaf', '#6f8f52'), 356, 184, 1.1, 40),
    );
  else
    sheet.add(
      waves(124, 226, 360, lighten(colour, 0.7), 2),
      `<path d="M150 190 Q300 130 456 190 M300 150 V214 M220 166 V214 M380 166 V214 M140 204 H470" stroke="${lighten(GOLD, 0.45)}" stroke-width="4" fill="none"/><circle cx="420" cy="150" r="15" fill="#f6c667"/>`,
    );
  sheet.add(
    `<path d="M286 250 H316 V484 H286Z" fill="${cylinder(sheet, '#c8324b', 'matte')}"/><path d="M301 262 Q216 196 206 262 Q214 310 301 270 Q388 310 396 262 Q386 196 301 262Z" fill="#b22a41"/><path d="M301 264 Q240 224 226 262 M301 264 Q362 224 376 262" stroke="#ef8b97" stroke-width="5" fill="none"/><circle cx="301" cy="266" r="15" fill="#d8485d"/>`,
  );
  sheet.add(
    placed(motif(look.form === 'leaf' ? 'leaf' : 'noodles', colour), 178, 388, 0.9),
    placed(look.form === 'leaf' ? motif('seed', colour) : motif('neck', colour), 424, 388, 0.9),
  );
};

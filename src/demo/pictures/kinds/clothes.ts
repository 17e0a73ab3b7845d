import type { Brush } from '../brush.ts';
import { darken, lighten } from '../colour.ts';
import { cylinder, fabric } from '../materials.ts';
import { type Sheet, SIDE, studio } from '../sheet.ts';
import { emblem, knitOf } from './hats.ts';

const GOLD = '#cfa047';

/** The right half of what is drawn on the left: clothes are symmetrical, their folds are not. */
function mirrored(points: string): string {
  return points.replace(/(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)/g, (_, x, y) => `${SIDE - Number(x)} ${y}`);
}

/** A wooden hanger on a brass rail. */
function hanger(sheet: Sheet, shoulders = 118): void {
  sheet.add(
    `<path d="M0 40 H600" stroke="${darken(GOLD, 0.3)}" stroke-width="9"/><path d="M0 38 H600" stroke="${lighten(GOLD, 0.5)}" stroke-width="3"/>`,
    `<path d="M300 ${shoulders - 12} V82 Q300 70 310 66 Q324 58 318 44 Q312 32 298 37" fill="none" stroke="#8f8a84" stroke-width="6" stroke-linecap="round"/>`,
    `<path d="M300 ${shoulders - 16} Q330 ${shoulders - 10} 412 ${shoulders + 32} L408 ${shoulders + 44} Q300 ${shoulders + 6} 192 ${shoulders + 44} L188 ${shoulders + 32} Q270 ${shoulders - 10} 300 ${shoulders - 16}Z" fill="${sheet.linear(
      [
        [0, '#d9b184'],
        [1, '#8f6238'],
      ],
    )}"/>`,
  );
}

const button = (x: number, y: number, paint: string, r = 6) =>
  `<circle cx="${x}" cy="${y + 1.5}" r="${r}" fill="#1d130c" fill-opacity="0.4"/><circle cx="${x}" cy="${y}" r="${r}" fill="${paint}"/><circle cx="${x - r * 0.3}" cy="${y - r * 0.3}" r="${r * 0.3}" fill="#fff" fill-opacity="0.7"/>`;

export const dress: Brush = (sheet, { look, colour, accent }) => {
  const form = look.form ?? 'round';
  studio(sheet, colour, { table: false });
  hanger(sheet);
  const long = ['long', 'strap', 'qipao'].includes(form);
  const [hem, flare] = long
    ? [564, form === 'qipao' ? 96 : form === 'long' ? 118 : 140]
    : [516, form === 'shirt' || form === 'polo' ? 132 : 158];
  const waist = form === 'long' || form === 'qipao' ? 66 : 70;
  const neck =
    {
      v: 'L300 226',
      round: 'Q258 172 300 172',
      strap: 'Q240 196 300 190',
      qipao: 'Q270 132 300 132',
      shirt: 'L300 190',
      polo: 'L300 186',
      puff: 'Q246 190 300 190',
      long: 'Q262 166 300 166',
    }[form] ?? 'Q258 172 300 172';
  const strap = form === 'strap';
  const left = strap
    ? `M244 122 L254 122 L262 196 ${neck} L300 ${hem + 10} Q${300 - flare * 0.5} ${hem + 12} ${300 - flare} ${hem} Q${300 - waist - 20} 400 ${300 - waist} 306 L222 214Z`
    : `M252 128 ${neck} L300 ${hem + 10} Q${300 - flare * 0.5} ${hem + 12} ${300 - flare} ${hem} Q${300 - waist - 22} 400 ${300 - waist} 306 Q216 250 214 206 L206 160Z`;
  const right = mirrored(left);
  const sleeve = sleeveOf(form);
  const back = `M252 128 Q300 ${form === 'qipao' ? 120 : 146} 348 128 L340 172 H260Z`;
  if (!strap) sheet.add(`<path d="${back}" fill="${darken(colour, 0.45)}"/>`);
  if (sleeve !== '')
    for (const d of [sleeve, mirrored(sleeve)])
      fabric(sheet, {
        outline: d,
        colour: darken(colour, 0.07),
        pattern: look.pattern,
        folds: ['M196 180 Q182 220 176 262', 'M404 180 Q420 220 426 262'],
        lights: ['M214 172 Q196 200 190 240'],
      });
  const f = flare;
  fabric(sheet, {
    outline: `${left}${right}`,
    colour,
    pattern: look.pattern,
    sheen: form === 'long' || form === 'shirt' ? 0.5 : 0.15,
    folds: [
      `M282 312 Q${292 - f * 0.3} 420 ${296 - f * 0.5} ${hem}`,
      `M318 312 Q${300 + f * 0.2} 420 ${300 + f * 0.34} ${hem}`,
      `M340 316 Q${300 + f * 0.5} 420 ${300 + f * 0.74} ${hem}`,
      `M256 316 Q${300 - f * 0.6} 430 ${300 - f * 0.8} ${hem}`,
      'M240 226 Q262 270 250 304',
      'M366 220 Q342 270 352 304',
    ],
    lights: [
      `M268 316 Q${300 - f * 0.44} 420 ${300 - f * 0.64} ${hem - 4}`,
      `M304 316 Q300 420 ${300 - f * 0.08} ${hem}`,
      `M328 320 Q${300 + f * 0.34} 430 ${300 + f * 0.54} ${hem}`,
      'M234 186 Q240 240 244 290',
    ],
  });
  finishDress(sheet, form, colour, accent, look.detail, waist);
};

function sleeveOf(form: string): string {
  switch (form) {
    case 'v':
    case 'round':
      return 'M250 130 Q214 142 200 166 Q182 206 174 250 Q196 262 218 258 L224 200Z';
    case 'polo':
    case 'qipao':
      return 'M250 130 Q216 142 204 162 Q192 184 186 210 Q206 222 222 218 L226 190Z';
    case 'puff':
      return 'M250 130 Q190 132 168 176 Q150 224 176 246 Q206 254 222 236 L228 190Z';
    case 'shirt':
    case 'long':
      return 'M250 130 Q214 142 200 168 Q168 260 154 376 Q168 388 192 384 Q204 300 226 226Z';
    default:
      return '';
  }
}

function finishDress(
  sheet: Sheet,
  form: string,
  colour: string,
  accent: string | undefined,
  detail: string | undefined,
  waist: number,
): void {
  const trim = accent ?? darken(colour, 0.35);
  if (form === 'shirt' || form === 'polo') {
    const collar = 'M252 124 L300 188 L266 202 L238 148Z';
    for (const d of [collar, mirrored(collar)])
      fabric(sheet, { outline: d, colour: form === 'polo' ? trim : lighten(colour, 0.14), shadow: false });
    const buttons = form === 'shirt' ? [214, 246, 278, 346, 386, 426, 466] : [206, 228];
    sheet.add(...buttons.map((y) => button(300, y, lighten(colour, 0.7), 5)));
  }
  if (form === 'shirt' || form === 'v' || form === 'puff') {
    fabric(sheet, {
      outline: `M${300 - waist - 3} 296 Q300 306 ${300 + waist + 3} 296 L${300 + waist + 4} 318 Q300 328 ${300 - waist - 4} 318Z`,
      colour: form === 'shirt' ? trim : darken(colour, 0.2),
      shadow: false,
    });
    if (form === 'shirt')
      sheet.add(
        `<rect x="284" y="296" width="32" height="30" rx="5" fill="none" stroke="${cylinder(sheet, GOLD, 'metal')}" stroke-width="6"/>`,
      );
    else
      sheet.add(
        `<path d="M300 314 Q264 300 262 326 Q270 340 300 318 Q336 300 338 326 Q330 340 300 318 L284 372 M300 318 L322 378" fill="none" stroke="${darken(colour, 0.3)}" stroke-width="8" stroke-linecap="round"/>`,
      );
  }
  if (form === 'qipao') {
    sheet.add(
      `<path d="M262 128 Q300 112 338 128 L336 148 Q300 132 264 148Z" fill="${lighten(colour, 0.1)}" stroke="${trim}" stroke-width="4"/><path d="M300 140 Q336 176 380 214" stroke="${trim}" stroke-width="5" fill="none"/>`,
    );
    for (const [x, y] of [
      [306, 150],
      [340, 182],
      [374, 212],
    ] as const)
      sheet.add(
        `<path d="M${x - 16} ${y + 8} q16 -14 32 -4" stroke="${trim}" stroke-width="5" fill="none" stroke-linecap="round"/>${button(x, y + 2, trim, 6)}`,
      );
    sheet.add(
      emblem(sheet, 'flower', lighten(colour, 0.7), colour, 252, 440, 0.9),
      emblem(sheet, 'flower', lighten(colour, 0.6), colour, 280, 496, 0.6),
      `<path d="M214 560 Q236 470 256 420 M250 470 Q270 480 284 500" stroke="${trim}" stroke-width="4" fill="none"/><path d="M392 562 L372 450" stroke="${darken(colour, 0.6)}" stroke-width="4"/>`,
    );
  }
  if (detail === 'pocket')
    sheet.add(
      `<rect x="258" y="226" width="84" height="66" rx="6" fill="${darken(colour, 0.1)}" stroke="${lighten(colour, 0.6)}" stroke-width="2.5" stroke-dasharray="6 5"/>`,
      button(250, 204, GOLD, 8),
      button(350, 204, GOLD, 8),
    );
}

interface TopShape {
  readonly body: string;
  readonly sleeve: string;
  readonly neck: number;
}

/** Tops share one block: shoulders at 150, hem at 500. */
function top(sleeve: 'short' | 'long' | 'none', hem = 500, ease = 0): TopShape {
  const body = `M250 134 Q276 158 300 158 L300 ${hem + 6} Q240 ${hem + 8} ${182 - ease} ${hem} Q190 400 ${192 - ease} 300 L190 196 L206 150Z`;
  const sleeves = {
    short: 'M248 136 Q204 146 182 166 Q146 214 126 270 Q154 298 190 296 L206 220Z',
    long: `M248 136 Q204 146 182 170 Q140 280 ${122 - ease} 444 Q150 462 ${176 - ease} 454 Q190 340 208 240Z`,
    none: '',
  };
  return { body: `${body}${mirrored(body)}`, sleeve: sleeves[sleeve], neck: 158 };
}

function drawTop(
  sheet: Sheet,
  { body, sleeve }: TopShape,
  colour: string,
  options: {
    pattern?: Parameters<typeof fabric>[1]['pattern'];
    accent?: string | undefined;
    sheen?: number;
    neckline?: boolean;
  } = {},
): void {
  const { pattern, accent, sheen = 0.1, neckline = true } = options;
  sheet.add(`<path d="M248 134 Q300 118 352 134 L346 160 H254Z" fill="${darken(colour, 0.5)}"/>`);
  if (sleeve !== '')
    for (const [d, turn] of [
      [sleeve, 14],
      [mirrored(sleeve), -14],
    ] as const)
      fabric(sheet, {
        outline: d,
        colour: darken(colour, 0.08),
        pattern,
        ...(accent && { accent }),
        turn,
        sheen,
        folds: [
          'M182 220 Q160 300 156 420',
          'M418 220 Q440 300 446 420',
          'M196 260 Q170 280 150 290',
          'M404 260 Q430 280 450 290',
        ],
        lights: ['M200 180 Q162 280 146 400', 'M396 190 Q424 290 430 400'],
      });
  fabric(sheet, {
    outline: body,
    colour,
    pattern,
    ...(accent && { accent }),
    sheen,
    folds: [
      'M214 240 Q250 320 216 470',
      'M388 230 Q352 330 384 480',
      'M260 300 Q282 400 262 500',
      'M340 320 Q322 400 344 500',
      'M206 200 Q240 220 252 250',
      'M394 200 Q360 222 350 250',
    ],
    lights: ['M232 190 Q236 320 236 480', 'M312 200 Q318 340 304 490'],
  });
  if (neckline)
    sheet.add(
      `<path d="M250 134 Q274 164 300 164 Q326 164 350 134" fill="none" stroke="${darken(colour, 0.22)}" stroke-width="13"/><path d="M250 134 Q274 164 300 164 Q326 164 350 134" fill="none" stroke="${lighten(colour, 0.2)}" stroke-width="3"/>`,
    );
}

export const tee: Brush = (sheet, { look, colour, accent }) => {
  studio(sheet, colour, { table: false });
  hanger(sheet);
  drawTop(sheet, top(look.form === 'long' ? 'long' : 'short'), colour, { pattern: look.pattern, accent });
  sheet.add(
    emblem(
      sheet,
      look.detail,
      accent ?? lighten(colour, 0.6),
      colour,
      300,
      290,
      look.detail === 'mesh' ? 1.4 : 1.5,
    ),
  );
};

export const shirt: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour, { table: false });
  hanger(sheet);
  drawTop(sheet, top('long', 506), colour, {
    pattern: look.pattern,
    neckline: false,
    sheen: look.detail === 'bow' ? 0.8 : 0.1,
  });
  sheet.add(
    `<path d="M291 168 H309 V508 H291Z" fill="${lighten(colour, 0.18)}" fill-opacity="0.8" stroke="${darken(colour, 0.4)}" stroke-opacity="0.3" stroke-width="1.5"/>`,
  );
  sheet.add(...[206, 258, 310, 362, 414, 466].map((y) => button(300, y, darken(colour, 0.12), 5)));
  const collar =
    look.form === 'mandarin'
      ? 'M250 130 Q274 158 298 166 L298 188 Q262 176 244 148Z'
      : 'M250 126 Q272 156 300 166 L268 206 L234 150Z';
  for (const d of [collar, mirrored(collar)])
    fabric(sheet, { outline: d, colour: lighten(colour, 0.16), shadow: false });
  if (look.detail === 'bow')
    for (const d of [
      'M300 176 Q240 150 226 196 Q250 232 300 190 L268 330 L292 336 L304 196Z',
      'M300 176 Q360 150 374 196 Q350 232 300 190 L330 350 L308 352 L298 196Z',
    ])
      fabric(sheet, {
        outline: d,
        colour: lighten(colour, 0.12),
        sheen: 0.9,
        shadow: false,
        folds: ['M300 186 Q260 186 240 200', 'M300 186 Q340 186 360 200'],
      });
  else if (look.form !== 'mandarin')
    sheet.add(
      `<path d="M340 240 h60 v52 l-30 16 l-30 -16Z" fill="${lighten(colour, 0.1)}" fill-opacity="0.8" stroke="${darken(colour, 0.5)}" stroke-opacity="0.35" stroke-width="2"/>`,
    );
};

export const knit: Brush = (sheet, { look, colour, accent }) => {
  studio(sheet, colour, { table: false });
  hanger(sheet);
  const shape = top('long', 486, 10);
  drawTop(sheet, shape, colour, { pattern: look.pattern === 'stripe' ? 'stripe' : undefined, accent });
  const stitches = look.pattern === 'rib' ? cable(sheet, colour) : knitOf(sheet, colour);
  for (const d of [shape.sleeve, mirrored(shape.sleeve), shape.body])
    sheet.add(`<path d="${d}" fill="${stitches}"/>`);
  fabric(sheet, {
    outline: 'M172 470 Q300 496 428 470 L426 510 Q300 530 174 510Z',
    colour: darken(colour, 0.05),
    pattern: 'rib',
    shadow: false,
  });
  for (const d of ['M110 430 L172 440 L168 474 L106 464Z', mirrored('M110 430 L172 440 L168 474 L106 464Z')])
    fabric(sheet, { outline: d, colour: darken(colour, 0.05), pattern: 'rib', shadow: false });
  if (look.form === 'turtle')
    fabric(sheet, {
      outline: 'M250 142 Q246 104 256 92 Q300 80 344 92 Q354 104 350 142 Q326 166 300 166 Q274 166 250 142Z',
      colour: lighten(colour, 0.05),
      pattern: 'rib',
      shadow: false,
    });
};

/** Cable stitch: ropes of wool between purl. */
function cable(sheet: Sheet, colour: string): string {
  const [dark, light] = [darken(colour, 0.6), lighten(colour, 0.6)];
  const rope = `<path d="M12 0 C34 14 34 22 12 36 M34 0 C12 14 12 22 34 36" fill="none" stroke="${dark}" stroke-opacity="0.3" stroke-width="13"/><path d="M12 0 C34 14 34 22 12 36 M34 0 C12 14 12 22 34 36" fill="none" stroke="${light}" stroke-opacity="0.4" stroke-width="8"/>`;
  return sheet.pattern(
    64,
    36,
    `${rope}<path d="M50 0 V36 M58 0 V36" stroke="${dark}" stroke-opacity="0.2" stroke-width="3"/>`,
  );
}

export const cardigan: Brush = (sheet, { colour, accent }) => {
  studio(sheet, colour, { table: false });
  hanger(sheet);
  const shape = top('long', 470, 4);
  drawTop(sheet, shape, colour, { neckline: false });
  const stitches = knitOf(sheet, colour);
  for (const d of [shape.sleeve, mirrored(shape.sleeve), shape.body])
    sheet.add(`<path d="${d}" fill="${stitches}"/>`);
  const trim = accent ?? darken(colour, 0.1);
  sheet.add(
    `<path d="M252 134 L300 286 L348 134 Q300 122 252 134Z" fill="#f6efe4"/><path d="M262 134 Q300 156 338 134" fill="none" stroke="#d9cbb6" stroke-width="7"/>`,
  );
  for (const d of ['M246 132 L262 132 L310 290 V476 H290 V292Z', 'M354 132 L338 132 L308 238 L310 290Z'])
    fabric(sheet, { outline: d, colour: trim, pattern: 'rib', shadow: false });
  sheet.add(...[306, 346, 386, 426, 462].map((y) => button(300, y, '#f3e6d2', 8)));
};

export const hoodie: Brush = (sheet, { look, colour, accent }) => {
  studio(sheet, colour, { table: false });
  hanger(sheet);
  const hood = 'M232 168 Q220 100 300 92 Q380 100 368 168 Q340 204 300 206 Q260 204 232 168Z';
  const shape = top('long', 480, 12);
  drawTop(sheet, shape, colour, { neckline: false });
  fabric(sheet, { outline: hood, colour, folds: ['M250 150 Q270 190 300 200'], shadow: false });
  sheet.add(
    `<path d="M256 160 Q252 116 300 112 Q348 116 344 160 Q322 182 300 184 Q278 182 256 160Z" fill="${darken(colour, 0.5)}"/><path d="M282 186 V262 M318 186 V250" stroke="#f6efe2" stroke-width="5" stroke-linecap="round"/><path d="M282 262 v12 M318 250 v12" stroke="${GOLD}" stroke-width="7"/>`,
  );
  fabric(sheet, {
    outline: 'M222 380 L252 356 H348 L378 380 L392 450 H208Z',
    colour: darken(colour, 0.05),
    shadow: false,
    lights: ['M256 360 H344'],
  });
  fabric(sheet, {
    outline: 'M172 466 Q300 490 428 466 L426 504 Q300 524 174 504Z',
    colour: darken(colour, 0.1),
    pattern: 'rib',
    shadow: false,
  });
  sheet.add(emblem(sheet, look.detail, accent ?? lighten(colour, 0.6), colour, 300, 308, 0.9));
};

export const coat: Brush = (sheet, { look, colour }) => {
  const form = look.form ?? 'wool';
  studio(sheet, colour, { table: false });
  hanger(sheet);
  const down = form === 'down';
  const shape = top('long', down ? 500 : 560, down ? 16 : 8);
  sheet.add('<path d="M250 130 L300 300 L350 130Z" fill="#efe5d6"/>');
  drawTop(sheet, shape, colour, { neckline: false, sheen: down ? 0.7 : 0 });
  if (down) {
    const baffles = [208, 258, 308, 358, 408, 458].map((y) => `M180 ${y} Q300 ${y + 22} 420 ${y}`);
    sheet.add(
      sheet.clipped(
        `${shape.body}${shape.sleeve}${mirrored(shape.sleeve)}`,
        `${sheet.blurred(4, baffles.map((d) => `<path d="${d}" fill="none" stroke="#1d130c" stroke-opacity="0.4" stroke-width="9"/>`).join(''))}${sheet.blurred(5, baffles.map((d) => `<path d="${d}" fill="none" stroke="#fff" stroke-opacity="0.55" stroke-width="11" transform="translate(0 17)"/>`).join(''))}`,
      ),
    );
    sheet.add(`<path d="M296 170 h8 v334 h-8Z" fill="${darken(colour, 0.45)}"/>`);
    fabric(sheet, {
      outline: 'M244 150 Q242 104 300 98 Q358 104 356 150 Q328 176 300 176 Q272 176 244 150Z',
      colour: lighten(colour, 0.06),
      shadow: false,
      folds: ['M252 138 Q300 160 348 138'],
    });
    return;
  }
  const lapel = 'M252 128 L300 298 L262 258 L214 232 L232 196 L218 186Z';
  sheet.add(
    `<path d="M300 296 L306 560" stroke="${darken(colour, 0.6)}" stroke-opacity="0.6" stroke-width="4"/>`,
  );
  for (const d of [lapel, mirrored(lapel)])
    fabric(sheet, { outline: d, colour: lighten(colour, 0.08), shadow: true });
  if (form === 'duffle')
    sheet.add(
      ...[322, 382, 442].map(
        (y) =>
          `<path d="M258 ${y} H344" stroke="#e7d8bc" stroke-width="5"/><rect x="270" y="${y - 9}" width="58" height="18" rx="9" fill="${cylinder(sheet, '#8a5527')}"/>`,
      ),
    );
  else
    for (const y of form === 'trench' ? [330, 384] : [326, 396])
      for (const x of form === 'trench' ? [268, 332] : [318])
        sheet.add(button(x, y, darken(colour, 0.55), 9));
  if (form === 'trench') {
    fabric(sheet, {
      outline: 'M190 404 Q300 424 410 404 L411 432 Q300 452 189 432Z',
      colour: darken(colour, 0.14),
      shadow: false,
    });
    sheet.add(
      `<rect x="276" y="406" width="48" height="40" rx="6" fill="none" stroke="${cylinder(sheet, '#8a5527')}" stroke-width="8"/>`,
    );
  }
  sheet.add(
    ...[
      [206, 470],
      [340, 470],
    ].map(([x, y]) => `<path d="M${x} ${y} h54 v14 h-54Z" fill="${darken(colour, 0.22)}"/>`),
  );
};

export const jacket: Brush = (sheet, { look, colour, accent }) => {
  const form = look.form ?? 'denim';
  studio(sheet, colour, { table: false });
  hanger(sheet);
  const shape = top('long', 456, 10);
  drawTop(sheet, shape, colour, {
    pattern: look.pattern,
    neckline: false,
    sheen: form === 'shell' || form === 'bomber' ? 0.5 : 0,
    accent,
  });
  const trim = accent ?? lighten(colour, 0.45);
  if (form === 'shell') {
    fabric(sheet, {
      outline: 'M240 164 Q226 96 300 90 Q374 96 360 164 Q330 194 300 194 Q270 194 240 164Z',
      colour: lighten(colour, 0.06),
      shadow: false,
    });
    sheet.add(
      `<path d="M258 158 Q254 114 300 110 Q346 114 342 158 Q322 176 300 178 Q278 176 258 158Z" fill="${darken(colour, 0.5)}"/><path d="M296 186 h8 v272 h-8Z" fill="${trim}"/><path d="M186 250 L292 300 M414 250 L308 300" stroke="${darken(colour, 0.4)}" stroke-width="3"/><path d="M226 360 l44 -14 M374 360 l-44 -14" stroke="${trim}" stroke-width="6"/>`,
    );
  } else if (form === 'mandarin') {
    fabric(sheet, {
      outline: 'M248 136 Q300 108 352 136 L346 164 Q300 140 254 164Z',
      colour: lighten(colour, 0.08),
      shadow: false,
    });
    sheet.add(
      `<path d="M300 152 V458" stroke="${trim}" stroke-width="5"/>`,
      ...[196, 250, 304, 358, 412].map(
        (y) =>
          `<path d="M262 ${y} H338" stroke="${trim}" stroke-width="5" stroke-linecap="round"/>${button(300, y, trim, 8)}`,
      ),
      emblem(sheet, 'flower', lighten(colour, 0.5), colour, 240, 360, 0.8),
      emblem(sheet, 'flower', lighten(colour, 0.5), colour, 366, 300, 0.6),
    );
  } else {
    const collar =
      form === 'bomber'
        ? 'M248 132 Q272 164 300 172 L300 196 Q258 182 238 148Z'
        : 'M250 126 L300 176 L262 212 L226 156Z';
    for (const d of [collar, mirrored(collar)])
      fabric(sheet, {
        outline: d,
        colour: form === 'bomber' ? darken(colour, 0.2) : lighten(colour, 0.1),
        ...(form === 'bomber' && { pattern: 'rib' as const }),
        shadow: false,
      });
    sheet.add(
      `<path d="M300 176 V458" stroke="${form === 'bomber' ? GOLD : darken(colour, 0.5)}" stroke-width="5"/>`,
    );
    const metal = accent ?? GOLD;
    if (form !== 'bomber')
      sheet.add(
        ...[214, 262, 310, 358, 406].map((y) => button(310, y, metal, 7)),
        `<path d="M212 236 h62 v12 h-62Z M326 236 h62 v12 h-62Z" fill="${darken(colour, 0.25)}"/><path d="M200 226 H288 M312 226 H400 M216 300 L250 456 M384 300 L350 456" stroke="${lighten(colour, 0.5)}" stroke-opacity="0.6" stroke-width="2" stroke-dasharray="6 5" fill="none"/>`,
      );
  }
  fabric(sheet, {
    outline: 'M174 442 Q300 464 426 442 L424 478 Q300 498 176 478Z',
    colour: darken(colour, form === 'bomber' ? 0.22 : 0.08),
    ...(form === 'bomber' && { pattern: 'rib' as const }),
    shadow: false,
  });
};

export const vest: Brush = (sheet, { colour }) => {
  studio(sheet, colour, { table: false });
  hanger(sheet);
  const shape = top('none', 470, 0);
  drawTop(sheet, shape, colour, { neckline: false });
  const curls = Array.from({ length: 420 }, () => {
    const [x, y] = [186 + sheet.random.integer(230), 150 + sheet.random.integer(326)];
    return `<circle cx="${x}" cy="${y}" r="${5 + sheet.random.integer(6)}" fill="none" stroke="${sheet.random.fraction() < 0.5 ? lighten(colour, 0.6) : darken(colour, 0.35)}" stroke-opacity="0.4" stroke-width="3"/>`;
  });
  sheet.add(
    sheet.clipped(shape.body, curls.join('')),
    `<path d="M296 160 h8 v316 h-8Z" fill="${darken(colour, 0.5)}"/><path d="M206 152 Q190 200 196 290 M394 152 Q410 200 404 290 M250 134 Q300 180 350 134" stroke="${darken(colour, 0.4)}" stroke-width="9" fill="none"/>`,
  );
};

/** Half width of the hem outside and inside, by cut. */
const STRAIGHT = [110, 26] as const;
const LEGS: Readonly<Record<string, readonly [outer: number, inner: number]>> = {
  wide: [158, 40],
  jogger: [104, 46],
  straight: STRAIGHT,
  shorts: [132, 22],
};

export const trousers: Brush = (sheet, { look, colour }) => {
  const form = look.form ?? 'straight';
  studio(sheet, colour, { table: false });
  const short = form === 'shorts';
  const hem = short ? 350 : 556;
  const [outer, inner] = LEGS[form] ?? STRAIGHT;
  const left = `M210 96 L300 96 L300 220 Q296 ${short ? 230 : 330} ${300 - inner} ${hem} L${300 - outer} ${hem} Q${300 - outer + (form === 'wide' ? 30 : short ? 14 : -20)} 260 196 180Z`;
  for (const x of [232, 368])
    sheet.add(
      `<path d="M${x} 0 V104" stroke="#8f8a84" stroke-width="4"/><rect x="${x - 17}" y="74" width="34" height="34" rx="5" fill="${cylinder(sheet, '#b8895a')}"/>`,
    );
  fabric(sheet, {
    outline: `${left}${mirrored(left)}`,
    colour,
    pattern: look.pattern,
    folds: [
      `M262 210 Q246 330 ${300 - (outer + inner) / 2} ${hem}`,
      `M338 210 Q356 330 ${300 + (outer + inner) / 2 + 8} ${hem}`,
      'M300 120 V220',
      'M236 130 Q260 190 292 216',
      'M364 130 Q340 190 308 216',
    ],
    lights: [`M238 200 Q220 340 ${300 - outer + 16} ${hem}`, `M326 230 Q336 340 ${300 + inner + 14} ${hem}`],
  });
  fabric(sheet, {
    outline: 'M208 90 Q300 100 392 90 L394 124 Q300 134 206 124Z',
    colour: darken(colour, 0.1),
    shadow: false,
  });
  const stitch = `stroke="${lighten(colour, 0.5)}" stroke-opacity="0.7" stroke-width="2.2" stroke-dasharray="6 5" fill="none"`;
  sheet.add(
    `<path d="M212 130 Q226 176 262 182 M388 130 Q374 176 338 182 M300 126 V216 Q322 196 324 126" ${stitch}/>`,
  );
  if (look.detail === 'tie' || form === 'jogger')
    sheet.add(
      '<path d="M290 112 Q276 150 282 180 M310 112 Q322 150 314 172" stroke="#f6efe2" stroke-width="6" stroke-linecap="round" fill="none"/>',
    );
  else sheet.add(button(300, 108, GOLD, 8));
  if (form === 'jogger')
    for (const cuff of [
      `M${300 - outer - 1} 528 L${300 - inner + 1} 528 L${300 - inner + 1} 566 L${300 - outer + 6} 566Z`,
    ])
      for (const d of [cuff, mirrored(cuff)])
        fabric(sheet, { outline: d, colour: darken(colour, 0.12), pattern: 'rib', shadow: false });
  if (look.detail === 'cargo')
    for (const x of [190, 352])
      fabric(sheet, {
        outline: `M${x} 320 h60 v84 h-60Z`,
        colour: darken(colour, 0.08),
        folds: [`M${x} 342 h60`],
      });
};

export const skirt: Brush = (sheet, { look, colour, accent }) => {
  const form = look.form ?? 'a';
  studio(sheet, colour, { table: false });
  for (const x of [248, 352])
    sheet.add(
      `<path d="M${x} 0 V124" stroke="#8f8a84" stroke-width="4"/><rect x="${x - 17}" y="92" width="34" height="36" rx="5" fill="${cylinder(sheet, '#b8895a')}"/>`,
    );
  const long = form === 'pleat' || form === 'satin' || form === 'mamian';
  const [hem, half] = long ? [540, form === 'satin' ? 150 : 200] : [430, 172];
  const outline = `M216 118 Q300 130 384 118 Q${300 + half * 0.62} 300 ${300 + half} ${hem} Q300 ${hem + 28} ${300 - half} ${hem} Q${300 - half * 0.62} 300 216 118Z`;
  const fan = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      const t = ((i + 0.5) / count) * 2 - 1;
      return `M${300 + t * 82} 130 Q${300 + t * half * 0.66} 320 ${300 + t * half} ${hem + 18}`;
    });
  const lines = fan(form === 'pleat' || form === 'mamian' ? 15 : form === 'satin' ? 5 : 6);
  fabric(sheet, {
    outline,
    colour,
    pattern: look.pattern,
    sheen: form === 'satin' ? 1 : 0.15,
    folds: form === 'mamian' ? [] : lines.filter((_, i) => i % 2 === 0),
    lights: form === 'mamian' ? [] : lines.filter((_, i) => i % 2 === 1),
  });
  if (form === 'pleat')
    sheet.add(
      sheet.clipped(
        outline,
        lines
          .map(
            (d) =>
              `<path d="${d}" fill="none" stroke="${darken(colour, 0.6)}" stroke-opacity="0.4" stroke-width="2.5"/>`,
          )
          .join(''),
      ),
    );
  if (form === 'mamian') {
    const gold = accent ?? GOLD;
    sheet.add(
      sheet.clipped(
        outline,
        `${lines
          .filter((_, i) => i < 5 || i > 9)
          .map(
            (d) =>
              `<path d="${d}" fill="none" stroke="${darken(colour, 0.65)}" stroke-opacity="0.5" stroke-width="4"/>`,
          )
          .join(
            '',
          )}<path d="M90 ${hem - 84} Q300 ${hem - 46} 510 ${hem - 84} V600 H90Z" fill="${darken(colour, 0.28)}"/><path d="M90 ${hem - 84} Q300 ${hem - 46} 510 ${hem - 84} M90 ${hem - 10} Q300 ${hem + 26} 510 ${hem - 10}" stroke="${gold}" stroke-width="5" fill="none"/>${Array.from({ length: 9 }, (_, i) => `<path d="M${104 + i * 44} ${hem - 34 + 30 * Math.sin((i / 8) * 3.14)} q11 -20 22 0 t22 0" stroke="${gold}" stroke-width="4" fill="none"/>`).join('')}`,
      ),
    );
    sheet.add(emblem(sheet, 'crane', gold, colour, 300, 350, 1));
  }
  fabric(sheet, {
    outline: 'M212 108 Q300 120 388 108 L388 140 Q300 152 212 140Z',
    colour: form === 'mamian' ? '#f1e6d2' : darken(colour, 0.12),
    shadow: false,
  });
  if (form === 'a' && look.pattern === undefined)
    sheet.add(...[168, 218, 268, 318, 368].map((y) => button(300, y, GOLD, 7)));
};

import type { Brush } from '../brush.ts';
import { darken, lighten } from '../colour.ts';
import { blossom, fabric, printOf } from '../materials.ts';
import { contact, type Sheet, studio } from '../sheet.ts';

const stitched = (d: string, colour: string) =>
  `<path d="${d}" fill="none" stroke="${lighten(colour, 0.5)}" stroke-opacity="0.75" stroke-width="2" stroke-dasharray="7 6"/>`;

/** Crown, ribbon and a brim that dips in front. */
export const fedora: Brush = (sheet, { colour, accent }) => {
  studio(sheet, colour);
  sheet.look(300, 318, 560);
  contact(sheet, 300, 452, 262, 40, 0.6);
  const under = 'M46 398 Q60 350 300 346 Q540 350 554 398 Q548 452 300 458 Q52 452 46 398Z';
  fabric(sheet, { outline: under, colour: darken(colour, 0.32) });
  const crown =
    'M166 388 Q168 250 204 196 Q238 160 298 186 Q362 158 398 196 Q432 250 434 388 Q300 424 166 388Z';
  fabric(sheet, {
    outline: crown,
    colour,
    shadow: false,
    folds: ['M298 190 Q286 250 300 300', 'M222 214 Q250 262 236 330', 'M384 214 Q352 262 366 330'],
    lights: ['M214 232 Q196 290 190 360', 'M330 196 Q360 190 380 206'],
  });
  fabric(sheet, {
    outline: 'M166 346 Q300 386 434 346 L436 392 Q300 434 164 392Z',
    colour: accent ?? darken(colour, 0.62),
    shadow: false,
    sheen: 0.8,
    lights: ['M190 372 Q230 384 262 388'],
  });
  sheet.add(`<path d="M402 352 l34 4 l-8 22 l10 24 l-34 -8Z" fill="${accent ?? darken(colour, 0.5)}"/>`);
  const brim = 'M46 398 Q74 402 166 386 Q300 428 434 386 Q526 402 554 398 Q536 440 300 448 Q64 440 46 398Z';
  fabric(sheet, { outline: brim, colour, shadow: false, lights: ['M90 410 Q190 424 270 430'] });
};

/** Woven straw: wide, boater or plain. */
export const straw: Brush = (sheet, { look, colour, accent }) => {
  studio(sheet, colour);
  sheet.look(300, 318, 560);
  const wide = look.form === 'wide';
  const boater = look.form === 'boater';
  contact(sheet, 300, 440, wide ? 284 : 250, 40, 0.55);
  const reach = wide ? 276 : 240;
  const brim = `M${300 - reach} 404 Q${300 - reach * 0.86} 362 300 352 Q${300 + reach * 0.86} 362 ${300 + reach} 404 Q${300 + reach * 0.8} 452 300 ${wide ? 462 : 446} Q${300 - reach * 0.8} 452 ${300 - reach} 404Z`;
  const crown = boater
    ? 'M178 392 L184 244 Q188 224 210 222 H390 Q412 224 416 244 L422 392 Q300 424 178 392Z'
    : 'M176 392 Q176 214 300 208 Q424 214 424 392 Q300 424 176 392Z';
  for (const [outline, turn] of [
    [brim, 0],
    [crown, 0],
  ] as const) {
    fabric(sheet, { outline, colour, shadow: outline === brim, sheen: 0.2 });
    sheet.add(`<path d="${outline}" fill="${weave(sheet, colour, turn)}"/>`);
  }
  const rings = [0.94, 0.8].map(
    (k) =>
      `<ellipse cx="300" cy="404" rx="${reach * k}" ry="${46 * k}" fill="none" stroke="${darken(colour, 0.4)}" stroke-opacity="0.24" stroke-width="2"/>`,
  );
  sheet.add(sheet.clipped(`${brim}`, rings.join('')));
  fabric(sheet, {
    outline: crown,
    colour,
    shadow: false,
    folds: ['M410 270 Q420 330 416 390'],
    lights: ['M206 290 Q196 330 196 372'],
  });
  sheet.add(`<path d="${crown}" fill="${weave(sheet, colour, 0)}"/>`);
  const ribbon = accent ?? darken(colour, 0.5);
  fabric(sheet, {
    outline: 'M176 350 Q300 390 424 350 L424 392 Q300 432 176 392Z',
    colour: ribbon,
    shadow: false,
    sheen: 0.7,
    lights: ['M196 374 Q240 390 280 392'],
  });
  if (boater || wide)
    fabric(sheet, {
      outline:
        'M398 366 Q446 340 452 372 Q450 392 412 386 Q446 410 430 436 L406 412 Q396 440 384 424 Q396 394 398 366Z',
      colour: ribbon,
      sheen: 0.5,
      shadow: false,
    });
};

function weave(sheet: Sheet, colour: string, turn: number): string {
  const [dark, light] = [darken(colour, 0.55), lighten(colour, 0.75)];
  return sheet.pattern(
    14,
    14,
    `<path d="M0 3.5h7M7 10.5h7" stroke="${dark}" stroke-opacity="0.3" stroke-width="3.6"/><path d="M3.5 7v7M10.5 0v7" stroke="${light}" stroke-opacity="0.5" stroke-width="3.6"/>`,
    turn + 8,
  );
}

/** Baseball cap, peak to the right. */
export const cap: Brush = (sheet, { look, colour, accent }) => {
  studio(sheet, colour);
  sheet.look(300, 318, 560);
  contact(sheet, 316, 446, 240, 34, 0.55);
  const crown = 'M96 420 Q88 212 268 194 Q420 190 440 374 Q440 396 430 408 Q270 372 96 420Z';
  if (look.detail === 'ears')
    for (const x of [160, 356])
      sheet.add(
        `<circle cx="${x}" cy="214" r="40" fill="${darken(colour, 0.12)}"/><circle cx="${x}" cy="216" r="24" fill="${accent ?? lighten(colour, 0.5)}"/>`,
      );
  fabric(sheet, {
    outline: crown,
    colour,
    pattern: look.pattern,
    folds: ['M270 196 Q300 280 306 380', 'M268 196 Q180 250 158 398'],
    lights: ['M200 232 Q140 280 122 380', 'M300 220 Q360 250 384 340'],
  });
  const peak = 'M268 384 Q420 350 500 396 Q566 428 556 446 Q480 424 404 432 Q328 440 268 402Z';
  fabric(sheet, {
    outline: peak,
    colour: lighten(colour, 0.06),
    pattern: look.pattern,
    lights: ['M330 396 Q430 380 510 420'],
  });
  sheet.add(
    stitched('M292 398 Q420 372 536 434', colour),
    stitched('M274 204 Q306 290 312 374', colour),
    stitched('M262 204 Q176 262 150 396', colour),
    `<ellipse cx="268" cy="194" rx="15" ry="8" fill="${darken(colour, 0.2)}"/><ellipse cx="266" cy="191" rx="11" ry="5" fill="${lighten(colour, 0.25)}"/>`,
    `<path d="M96 420 Q270 372 430 408 L428 420 Q270 388 98 432Z" fill="${darken(colour, 0.55)}" fill-opacity="0.55"/>`,
  );
  sheet.add(emblem(sheet, look.detail, accent ?? lighten(colour, 0.7), colour));
};

/** What is embroidered on the front. */
export function emblem(
  sheet: Sheet,
  detail: string | undefined,
  thread: string,
  cloth: string,
  cx = 356,
  cy = 296,
  scale = 1,
): string {
  const at = (markup: string) => `<g transform="translate(${cx} ${cy}) scale(${scale})">${markup}</g>`;
  switch (detail) {
    case 'wave':
      return at(
        [-20, 0, 20]
          .map(
            (y) =>
              `<path d="M-46 ${y} q11.5 -16 23 0 t23 0 t23 0 t23 0" fill="none" stroke="${thread}" stroke-width="7" stroke-linecap="round"/>`,
          )
          .join(''),
      );
    case 'flower':
      return at(blossom(0, 0, 34, thread, '#f3d78f'));
    case 'crane':
      return at(
        `<path d="M-42 20 Q-8 12 4 -10 Q10 -34 34 -40 Q20 -28 18 -10 Q40 -16 50 -4 Q24 0 10 16 Q-10 34 -42 20Z" fill="${thread}"/><path d="M-4 22 L-10 50 M6 20 L4 50" stroke="${thread}" stroke-width="4"/><circle cx="30" cy="-38" r="4" fill="#c8324b"/>`,
      );
    case 'bowl':
      return at(
        `<path d="M-38 -4 H38 Q34 36 0 38 Q-34 36 -38 -4Z" fill="${thread}"/><path d="M-28 -6 q8 -14 16 0 t16 0 t16 0" stroke="#e0b050" stroke-width="6" fill="none"/><path d="M6 -14 L34 -52 M16 -12 L46 -46" stroke="#6f8f52" stroke-width="5" stroke-linecap="round"/>`,
      );
    case 'mesh':
      return at(
        `<rect x="-60" y="-60" width="120" height="120" fill="${sheet.pattern(11, 11, `<circle cx="5" cy="5" r="2" fill="${darken(cloth, 0.6)}" fill-opacity="0.5"/>`)}" fill-opacity="0.9" transform="scale(0.9)"/>`,
      );
    default:
      return '';
  }
}

/** Bucket hat: soft crown, sloping brim, rows of stitches. */
export const bucket: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 318, 560);
  contact(sheet, 300, 456, 236, 36, 0.55);
  const brim = 'M78 430 Q112 352 168 332 H432 Q488 352 522 430 Q420 470 300 470 Q180 470 78 430Z';
  const crown = 'M166 348 L188 218 Q196 190 300 188 Q404 190 412 218 L434 348 Q300 374 166 348Z';
  fabric(sheet, {
    outline: brim,
    colour: darken(colour, 0.06),
    pattern: look.pattern,
    turn: 8,
    folds: ['M160 372 Q130 410 126 446', 'M430 366 Q470 400 476 444', 'M300 372 Q296 420 302 466'],
    lights: ['M206 372 Q180 410 186 456', 'M370 372 Q392 410 388 458'],
  });
  fabric(sheet, {
    outline: crown,
    colour,
    pattern: look.pattern,
    shadow: false,
    folds: ['M300 192 V360', 'M420 230 L432 340'],
    lights: ['M222 214 Q200 280 192 346'],
  });
  const rows = [0, 15, 30, 45, 60].map((d) =>
    stitched(`M${152 - d * 1.05} ${376 + d} Q300 ${404 + d * 1.05} ${448 + d * 1.05} ${376 + d}`, colour),
  );
  sheet.add(...rows, stitched('M190 226 Q300 246 410 226', colour));
};

/** Knitted cap with a turned-up edge. */
export const beanie: Brush = (sheet, { look, colour, accent }) => {
  studio(sheet, colour);
  sheet.look(300, 318, 560);
  contact(sheet, 300, 470, 196, 34, 0.55);
  const short = look.detail === 'short';
  const top = short ? 236 : 150;
  if (look.detail === 'pompom') {
    const fluff = Array.from({ length: 240 }, () => {
      const turn = sheet.random.fraction() * 6.283;
      const r = 66 * Math.sqrt(sheet.random.fraction());
      const [x, y] = [300 + Math.cos(turn) * r, 112 + Math.sin(turn) * r];
      const lit = 0.55 - (x - 270 + (y - 90)) / 260;
      const tone = lit > 0.5 ? lighten(colour, lit - 0.2) : darken(colour, 0.45 - lit * 0.8);
      return `<path d="M${x.toFixed(0)} ${y.toFixed(0)} l${(Math.cos(turn) * 13).toFixed(0)} ${(Math.sin(turn) * 13).toFixed(0)}" stroke="${tone}" stroke-width="8" stroke-linecap="round"/>`;
    });
    sheet.add(...fluff);
  }
  const body = `M124 400 Q116 ${top + 40} 236 ${top} Q300 ${top - 16} 364 ${top} Q484 ${top + 40} 476 400Z`;
  fabric(sheet, {
    outline: body,
    colour,
    pattern: look.pattern === 'stripe' ? 'stripe' : undefined,
    accent,
    folds: [`M240 ${top + 10} Q190 300 190 396`, `M364 ${top + 10} Q416 300 412 396`, `M300 ${top} V392`],
    lights: [`M204 ${top + 50} Q158 300 156 390`],
  });
  sheet.add(`<path d="${body}" fill="${knitOf(sheet, colour)}"/>`);
  const cuff = 'M104 388 Q300 356 496 388 Q504 438 492 474 Q300 500 108 474 Q96 438 104 388Z';
  fabric(sheet, {
    outline: cuff,
    colour: lighten(colour, 0.05),
    pattern: 'rib',
    shadow: false,
    folds: ['M110 392 Q300 362 490 392'],
    lights: ['M120 440 Q300 420 420 436'],
  });
  sheet.add(
    `<path d="${cuff}" fill="${printOf(sheet, 'rib', colour)}"/><rect x="412" y="424" width="44" height="32" rx="4" fill="${lighten(colour, 0.6)}" transform="rotate(-4 434 440)"/><path d="M420 438 h28 M420 446 h18" stroke="${darken(colour, 0.4)}" stroke-width="3" transform="rotate(-4 434 440)"/>`,
  );
};

/** Stockinette: rows of small v. */
export function knitOf(sheet: Sheet, colour: string): string {
  return sheet.pattern(
    16,
    13,
    `<path d="M1 2 L8 10 L15 2" fill="none" stroke="${darken(colour, 0.65)}" stroke-opacity="0.34" stroke-width="3"/><path d="M1 -1 L8 7 L15 -1" fill="none" stroke="${lighten(colour, 0.65)}" stroke-opacity="0.3" stroke-width="2.4"/>`,
  );
}

/** Beret, pulled to one side. */
export const beret: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour);
  sheet.look(300, 318, 560);
  contact(sheet, 300, 446, 216, 34, 0.55);
  const body = 'M150 424 Q70 400 84 320 Q120 196 312 204 Q500 206 530 318 Q540 386 446 420 Q300 446 150 424Z';
  fabric(sheet, {
    outline: body,
    colour,
    pattern: look.pattern,
    folds: ['M180 418 Q200 340 150 280', 'M420 416 Q450 350 500 330', 'M300 426 Q310 340 300 250'],
    lights: ['M150 300 Q200 236 320 226', 'M250 414 Q240 360 220 330'],
    sheen: 0.1,
  });
  fabric(sheet, {
    outline: 'M158 414 Q300 436 444 412 L440 444 Q300 466 164 444Z',
    colour: darken(colour, 0.28),
    shadow: false,
  });
  sheet.add(
    `<path d="M308 206 q2 -26 14 -30" stroke="${darken(colour, 0.2)}" stroke-width="9" stroke-linecap="round" fill="none"/>`,
  );
};

/** Winter cap with flaps of fleece. */
export const earflap: Brush = (sheet, { colour, accent }) => {
  studio(sheet, colour);
  sheet.look(300, 318, 560);
  const fleece = accent ?? lighten(colour, 0.6);
  contact(sheet, 300, 506, 206, 30, 0.5);
  const curls = (cx: number, cy: number, rx: number, ry: number, count: number) =>
    Array.from({ length: count }, () => {
      const [turn, r] = [sheet.random.fraction() * 6.283, Math.sqrt(sheet.random.fraction())];
      return `<circle cx="${(cx + Math.cos(turn) * r * rx).toFixed(0)}" cy="${(cy + Math.sin(turn) * r * ry).toFixed(0)}" r="13" fill="${sheet.random.fraction() < 0.5 ? lighten(fleece, 0.4) : darken(fleece, 0.1)}" fill-opacity="0.85"/>`;
    }).join('');
  fabric(sheet, {
    outline: 'M128 330 Q300 130 472 330 Q480 380 470 400 H130 Q120 380 128 330Z',
    colour,
    folds: ['M300 230 V380'],
    lights: ['M200 270 Q160 310 156 370'],
  });
  for (const x of [138, 462]) {
    fabric(sheet, {
      outline: `M${x - 54} 360 H${x + 54} Q${x + 60} 470 ${x} 506 Q${x - 60} 470 ${x - 54} 360Z`,
      colour: fleece,
      shadow: false,
    });
    sheet.add(curls(x, 430, 46, 60, 60));
  }
  fabric(sheet, {
    outline: 'M132 320 Q300 250 468 320 Q482 380 466 412 Q300 356 134 412 Q118 380 132 320Z',
    colour: fleece,
  });
  sheet.add(curls(220, 350, 80, 30, 70), curls(380, 350, 80, 30, 70), curls(300, 338, 60, 28, 40));
};

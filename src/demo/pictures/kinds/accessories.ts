import type { Brush } from '../brush.ts';
import { darken, lighten, mix } from '../colour.ts';
import { blossom, cylinder, fabric } from '../materials.ts';
import { contact, studio } from '../sheet.ts';
import { knitOf } from './hats.ts';

const GOLD = '#cfa047';

export const scarf: Brush = (sheet, { look, colour }) => {
  studio(sheet, colour, { table: false });
  if (look.form === 'square') {
    fabric(sheet, {
      outline: 'M96 110 Q300 84 500 116 Q520 300 494 490 Q300 516 104 492 Q82 300 96 110Z',
      colour,
      sheen: 0.9,
      folds: ['M96 110 Q260 300 494 490'],
      lights: ['M150 110 Q300 280 500 430'],
    });
    sheet.add(
      `<path d="M132 144 Q300 124 464 150 Q482 300 460 456 Q300 478 138 458 Q120 300 132 144Z" fill="#f8efdf"/>`,
    );
    for (let i = 0; i < 5; i += 1)
      sheet.add(
        `<path d="M140 ${350 + i * 22} q40 -34 80 0 t80 0 t80 0 t80 0" fill="none" stroke="${i % 2 ? mix(colour, '#0f766e', 0.5) : '#0f766e'}" stroke-width="8" stroke-opacity="0.8"/>`,
      );
    sheet.add(
      `<path d="M288 330 V210 L300 176 L312 210 V330Z M270 330 V264 H330 V330Z" fill="${darken(colour, 0.2)}"/><path d="M180 330 Q230 310 246 330 L236 344 H190Z" fill="#1f2a30"/><path d="M208 318 V280 L240 316Z" fill="${colour}"/>`,
      blossom(410, 220, 40, colour, '#f4dc94'),
      blossom(372, 264, 24, lighten(colour, 0.3), '#f4dc94'),
      blossom(178, 206, 26, lighten(colour, 0.25), '#f4dc94'),
    );
    return;
  }
  const drape = 'M150 150 Q180 70 300 74 Q420 70 452 150 Q470 230 404 282 Q340 316 262 296 Q164 270 150 150Z';
  const tails = ['M206 250 L304 272 L286 520 L176 514Z', 'M330 268 L420 244 L446 490 L344 506Z'];
  for (const d of tails) {
    fabric(sheet, {
      outline: d,
      colour,
      pattern: look.pattern,
      turn: 6,
      folds: ['M244 280 L230 516', 'M384 270 L396 494'],
      lights: ['M222 280 L200 510', 'M356 276 L366 500'],
    });
  }
  const fringe = (x0: number, x1: number, y: number) =>
    Array.from({ length: 12 }, (_, i) => {
      const x = x0 + ((x1 - x0) * (i + 0.5)) / 12;
      return `<path d="M${x} ${y - 4} q${i % 2 ? 4 : -4} 20 ${i % 3} 40" stroke="${i % 2 ? colour : darken(colour, 0.25)}" stroke-width="4" fill="none" stroke-linecap="round"/>`;
    }).join('');
  sheet.add(fringe(176, 286, 518), fringe(344, 446, 500));
  fabric(sheet, {
    outline: drape,
    colour,
    pattern: look.pattern,
    turn: -12,
    folds: ['M170 170 Q290 260 440 180', 'M190 110 Q300 190 430 120', 'M210 250 Q300 300 400 262'],
    lights: ['M176 140 Q300 222 446 148', 'M236 262 Q310 282 380 252'],
  });
  fabric(sheet, {
    outline: 'M210 152 Q300 214 392 150 Q340 190 300 192 Q258 190 210 152Z',
    colour: darken(colour, 0.45),
    shadow: false,
  });
};

export const bag: Brush = (sheet, { look, colour, accent }) => {
  const form = look.form ?? 'tote';
  studio(sheet, colour);
  sheet.look(300, 310, 560);
  contact(sheet, 300, 500, form === 'cross' ? 180 : 190, 34, 0.6);
  const strap = (d: string, width: number, tone = darken(colour, 0.15)) =>
    sheet.add(
      `<path d="${d}" fill="none" stroke="${darken(tone, 0.4)}" stroke-width="${width + 3}" stroke-linecap="round"/><path d="${d}" fill="none" stroke="${tone}" stroke-width="${width}" stroke-linecap="round"/><path d="${d}" fill="none" stroke="${lighten(tone, 0.4)}" stroke-opacity="0.5" stroke-width="${width * 0.25}" transform="translate(-2 -2)"/>`,
    );
  switch (form) {
    case 'bucket':
      strap('M190 250 Q190 60 300 58 Q410 60 410 250', 17);
      fabric(sheet, {
        outline: 'M176 226 Q300 250 424 226 L446 466 Q446 500 300 504 Q154 500 154 466Z',
        colour,
        sheen: 0.7,
        folds: ['M230 250 Q214 320 222 400', 'M374 250 Q388 320 378 410', 'M300 250 V340'],
        lights: ['M196 260 Q178 380 186 470', 'M330 256 Q340 330 336 400'],
      });
      sheet.add(
        `<ellipse cx="300" cy="230" rx="124" ry="22" fill="${darken(colour, 0.55)}"/>`,
        ...[200, 240, 280, 320, 360, 400].map(
          (x) => `<circle cx="${x}" cy="272" r="7" fill="${cylinder(sheet, GOLD, 'metal')}"/>`,
        ),
        `<path d="M186 272 Q300 292 414 272" stroke="${darken(colour, 0.4)}" stroke-width="6" fill="none"/><path d="M290 280 q-14 60 -22 92 M310 280 q10 50 22 84" stroke="${darken(colour, 0.3)}" stroke-width="7" fill="none" stroke-linecap="round"/>`,
      );
      return;
    case 'cross':
      strap('M150 300 Q120 40 300 42 Q480 40 450 300', 12);
      fabric(sheet, {
        outline:
          'M140 270 Q140 248 162 248 H438 Q460 248 460 270 V476 Q460 502 434 502 H166 Q140 502 140 476Z',
        colour,
        sheen: 0.5,
        lights: ['M160 268 V480'],
      });
      fabric(sheet, {
        outline:
          'M140 258 Q140 240 162 240 H438 Q460 240 460 258 V356 Q460 384 430 384 H170 Q140 384 140 356Z',
        colour: lighten(colour, 0.06),
        sheen: 0.7,
        lights: ['M164 262 H430'],
      });
      sheet.add(
        `<rect x="276" y="362" width="48" height="44" rx="8" fill="${cylinder(sheet, GOLD, 'metal')}"/><path d="M152 372 Q160 374 170 374 H430 Q440 374 448 372" stroke="${lighten(colour, 0.55)}" stroke-width="2.4" stroke-dasharray="7 6" fill="none"/>`,
      );
      return;
    case 'basket': {
      strap('M196 280 Q196 90 300 90 Q404 90 404 280', 18, '#a8794b');
      const body = 'M140 270 Q300 300 460 270 L428 482 Q300 520 172 482Z';
      fabric(sheet, { outline: body, colour });
      sheet.add(
        `<path d="${body}" fill="${sheet.pattern(30, 22, `<rect width="30" height="22" fill="${darken(colour, 0.28)}"/><rect x="1" y="1" width="16" height="9" rx="3" fill="${lighten(colour, 0.25)}"/><rect x="16" y="12" width="16" height="9" rx="3" fill="${lighten(colour, 0.1)}"/><rect x="18" y="0" width="11" height="11" rx="3" fill="${darken(colour, 0.1)}"/><rect x="2" y="11" width="12" height="11" rx="3" fill="${darken(colour, 0.06)}"/>`)}" fill-opacity="0.85"/><path d="M140 270 Q300 300 460 270 L456 296 Q300 328 144 296Z" fill="${darken(colour, 0.3)}"/>`,
        blossom(380, 264, 34, '#f4f0e6', '#d9a036'),
        blossom(336, 246, 24, '#efb9b8', '#d9a036'),
      );
      sheet.add(
        '<path d="M396 250 q30 -50 60 -60 M352 236 q0 -50 20 -70" stroke="#6f8f52" stroke-width="6" fill="none" stroke-linecap="round"/>',
      );
      return;
    }
    default:
      strap('M226 250 Q222 70 300 66 Q378 70 374 250', 17, mix(colour, '#b98a57', 0.4));
      fabric(sheet, {
        outline: 'M150 226 H450 L468 486 Q468 502 450 504 H150 Q132 502 132 486Z',
        colour,
        folds: ['M210 240 Q196 380 208 500', 'M400 240 Q414 380 396 500'],
        lights: ['M176 240 L164 490', 'M320 240 Q330 360 320 500'],
      });
      sheet.add(
        `<g stroke="${accent ?? '#0f766e'}" stroke-width="9" fill="none" stroke-linecap="round"><path d="M226 430 q19 -22 37 0 t37 0 t37 0 t37 0 M226 404 q19 -22 37 0 t37 0 t37 0 t37 0"/></g><path d="M222 356 Q300 376 378 356 L362 384 H238Z M300 350 V290 L346 346Z" fill="${accent ?? '#0f766e'}"/>`,
      );
  }
};

export const socks: Brush = (sheet, { colour }) => {
  studio(sheet, colour, { table: false });
  const one = 'M0 0 H74 V190 Q74 230 104 258 Q140 288 118 318 Q96 342 54 318 Q4 286 0 220Z';
  for (const [x, y, tone] of [
    [330, 128, darken(colour, 0.1)],
    [214, 142, lighten(colour, 0.1)],
    [110, 128, colour],
  ] as const) {
    const d = one
      .replace(/(-?\d+) (-?\d+)/g, (_, a, b) => `${Number(a) * 1.05 + x} ${Number(b) + y}`)
      .replace('H74', `H${74 * 1.05 + x}`)
      .replace('V190', `V${190 + y}`);
    fabric(sheet, {
      outline: d,
      colour: tone,
      folds: [`M${x + 66} ${y + 190} Q${x + 90} ${y + 240} ${x + 60} ${y + 262}`],
      lights: [`M${x + 16} ${y + 20} V${y + 210}`],
    });
    fabric(sheet, {
      outline: `M${x - 4} ${y - 6} H${x + 82} V${y + 40} H${x - 4}Z`,
      colour: darken(tone, 0.18),
      pattern: 'rib',
      shadow: false,
    });
    sheet.add(
      `<path d="M${x + 2} ${y + 70} H${x + 76} M${x + 2} ${y + 82} H${x + 76}" stroke="#c8324b" stroke-width="5" stroke-opacity="0.75"/>`,
    );
  }
};

export const belt: Brush = (sheet, { colour }) => {
  studio(sheet, colour);
  sheet.look(300, 350, 500);
  contact(sheet, 300, 470, 220, 44, 0.55);
  const coil = (rx: number, ry: number, y: number) =>
    `<path d="M${300 - rx} ${y} a${rx} ${ry} 0 1 0 ${rx * 2} 0 a${rx} ${ry} 0 1 0 ${-rx * 2} 0" fill="none"`;
  for (const [rx, ry, y] of [
    [150, 62, 372],
    [172, 74, 376],
    [194, 86, 380],
  ] as const)
    sheet.add(
      `${coil(rx, ry, y + 22)} stroke="${darken(colour, 0.5)}" stroke-width="56"/>`,
      `${coil(rx, ry, y)} stroke="${sheet.linear([
        [0, lighten(colour, 0.3)],
        [0.5, colour],
        [1, darken(colour, 0.35)],
      ])}" stroke-width="18"/>`,
    );
  sheet.add(
    `<path d="M112 396 Q180 470 300 474 L300 424 Q190 420 150 372Z" fill="${sheet.linear(
      [
        [0, colour],
        [1, lighten(colour, 0.2)],
      ],
      [0, 0, 1, 0],
    )}"/><rect x="282" y="400" width="104" height="92" rx="16" fill="none" stroke="${cylinder(sheet, GOLD, 'metal')}" stroke-width="15"/><path d="M286 446 H392" stroke="${lighten(GOLD, 0.4)}" stroke-width="9" stroke-linecap="round"/>`,
  );
};

export const umbrella: Brush = (sheet, { colour }) => {
  studio(sheet, colour, { table: false });
  const canopy =
    'M52 330 Q70 120 300 96 Q530 120 548 330 Q506 290 466 330 Q424 288 382 330 Q340 288 300 330 Q258 288 218 330 Q176 288 134 330 Q94 290 52 330Z';
  sheet.add(
    `<path d="M300 90 V500 Q300 546 336 546 Q370 546 370 510" fill="none" stroke="${cylinder(sheet, '#8a5a34')}" stroke-width="12" stroke-linecap="round"/><path d="M300 70 V100" stroke="#5a3d24" stroke-width="9" stroke-linecap="round"/>`,
  );
  fabric(sheet, {
    outline: canopy,
    colour,
    sheen: 0.4,
    folds: [
      'M300 98 Q210 200 218 328',
      'M300 98 Q390 200 382 328',
      'M300 98 Q110 190 134 328',
      'M300 98 Q490 190 466 328',
    ],
    lights: ['M290 110 Q160 190 170 306', 'M310 110 Q350 200 340 304'],
  });
  const drops = Array.from(
    { length: 26 },
    () =>
      `<circle cx="${90 + sheet.random.integer(420)}" cy="${150 + sheet.random.integer(150)}" r="${2 + sheet.random.integer(4)}" fill="#fff" fill-opacity="0.6"/>`,
  );
  sheet.add(sheet.clipped(canopy, drops.join('')));
};

export const gloves: Brush = (sheet, { colour }) => {
  studio(sheet, colour, { table: false });
  const hand =
    'M170 470 L160 330 Q112 300 96 250 Q100 226 124 234 Q146 270 168 274 L150 160 Q156 138 176 148 L196 238 L190 122 Q204 100 220 120 L228 236 L240 132 Q258 116 268 138 L262 244 L286 172 Q304 162 310 184 L290 300 Q288 380 284 470Z';
  for (const [dx, dy, turn] of [
    [150, 22, 10],
    [20, 10, -6],
  ] as const) {
    sheet.add(`<g transform="translate(${dx} ${dy}) rotate(${turn} 220 300)">`);
    fabric(sheet, {
      outline: hand,
      colour,
      folds: ['M196 238 L204 320', 'M228 240 V320', 'M262 246 L256 320'],
      lights: ['M176 300 L186 460'],
    });
    sheet.add(`<path d="${hand}" fill="${knitOf(sheet, colour)}"/>`);
    fabric(sheet, {
      outline: 'M166 430 H288 L292 510 H164Z',
      colour: darken(colour, 0.12),
      pattern: 'rib',
      shadow: false,
    });
    sheet.add('</g>');
  }
};

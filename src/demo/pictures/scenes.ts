import { hashOf } from '../chain/draws.ts';
import { darken, lighten, mix } from './colour.ts';
import { blossom } from './materials.ts';
import { Sheet } from './sheet.ts';

/** Where a store is, drawn 16:9: the hour, what stands at the far bank, what is near. */
interface Scene {
  readonly sky: readonly [top: string, horizon: string];
  readonly water: string;
  readonly landmark: 'clock' | 'towers' | 'canal' | 'arcade' | 'lanes' | 'campus';
  readonly near: 'plum' | 'willow' | 'cherry' | 'ginkgo';
}

const SCENES: Readonly<Record<string, Scene>> = {
  jianghan: { sky: ['#f3c98f', '#fbe9cd'], water: '#c79a63', landmark: 'clock', near: 'plum' },
  optics: { sky: ['#2f4d66', '#e8a58a'], water: '#5b6f7f', landmark: 'towers', near: 'ginkgo' },
  chuhe: { sky: ['#86b6c4', '#f4efe0'], water: '#6fa3a3', landmark: 'canal', near: 'willow' },
  wuguang: { sky: ['#8d7aa6', '#f6cfc0'], water: '#8a7d9a', landmark: 'arcade', near: 'plum' },
  hanzheng: { sky: ['#e0b77c', '#fbf0d9'], water: '#a98a5f', landmark: 'lanes', near: 'ginkgo' },
  jiedaokou: { sky: ['#a9c8d8', '#fbe6e4'], water: '#86a9b5', landmark: 'campus', near: 'cherry' },
};

export const SCENE_NAMES: readonly string[] = Object.keys(SCENES);

const BANK = 236;
const BOTTOM = 338;

export function sceneOf(name: string): string {
  const { sky, water, landmark, near } = SCENES[name] as Scene;
  const sheet = new Sheet(hashOf(`scene ${name}`));
  sheet.look(300, 169, 600, BOTTOM);
  const [top, horizon] = sky;
  const sun = sheet.radial([
    [0, '#fff6df', 0.95],
    [0.12, '#ffe9bd', 0.8],
    [1, '#ffe9bd', 0],
  ]);
  const air = sheet.linear([
    [0, top],
    [1, horizon],
  ]);
  sheet.add(
    `<rect width="600" height="${BOTTOM}" fill="${air}"/>`,
    `<circle cx="410" cy="150" r="190" fill="${sun}"/>`,
  );
  clouds(sheet);
  for (const [height, haze] of [
    [46, 0.74],
    [70, 0.52],
  ] as const)
    sheet.add(skyline(sheet, height, mix(mix(top, '#34464f', 0.55), horizon, haze)));
  bridge(sheet, mix('#34464f', horizon, 0.38));
  sheet.add(LANDMARKS[landmark](mix('#5b4236', horizon, 0.26), lighten(horizon, 0.5)));
  river(sheet, water, horizon);
  branch(sheet, near);
  return sheet.svg();
}

function clouds(sheet: Sheet): void {
  const puffs = Array.from({ length: 9 }, () => {
    const [x, y] = [sheet.random.integer(640) - 20, 24 + sheet.random.integer(90)];
    return `<ellipse cx="${x}" cy="${y}" rx="${50 + sheet.random.integer(80)}" ry="${4 + sheet.random.integer(8)}" fill="#fffaf0" fill-opacity="${0.2 + sheet.random.fraction() * 0.25}"/>`;
  });
  sheet.add(sheet.blurred(5, puffs.join('')));
}

/** The far bank: houses and towers, paler the farther. */
function skyline(sheet: Sheet, height: number, colour: string): string {
  let [x, path] = [-10, `M-10 ${BANK + 4}`];
  while (x < 610) {
    const width = 10 + sheet.random.integer(24);
    const tall = sheet.random.fraction() < 0.18 ? 1.7 : 1;
    const y = BANK - height * tall * (0.35 + 0.65 * sheet.random.fraction());
    path += `L${x} ${y.toFixed(0)}L${x + width} ${y.toFixed(0)}`;
    x += width;
  }
  return `<path d="${path}L620 ${BANK + 4}Z" fill="${colour}"/>`;
}

function bridge(sheet: Sheet, colour: string): void {
  const tower = (x: number) =>
    `<path d="M${x - 5} ${BANK + 6} L${x} ${BANK - 92} L${x + 5} ${BANK + 6}Z" fill="${colour}"/>`;
  const stays = [118, 226].flatMap((x) =>
    Array.from(
      { length: 8 },
      (_, i) =>
        `<path d="M${x} ${BANK - 88 + i * 3} L${x - 10 - i * 7} ${BANK - 14} M${x} ${BANK - 88 + i * 3} L${x + 10 + i * 7} ${BANK - 14}" stroke="${colour}" stroke-width="0.9" stroke-opacity="0.8"/>`,
    ),
  );
  sheet.add(
    ...stays,
    tower(118),
    tower(226),
    `<path d="M0 ${BANK - 15} H346 V${BANK - 10} H0Z" fill="${colour}"/>`,
  );
}

type Landmark = (colour: string, light: string) => string;
const windows = (x: number, y: number, cols: number, rows: number, step: number, light: string) =>
  Array.from(
    { length: cols * rows },
    (_, i) =>
      `<rect x="${x + (i % cols) * step}" y="${y + Math.floor(i / cols) * step * 1.25}" width="${step * 0.45}" height="${step * 0.7}" fill="${light}" fill-opacity="${(i * 7) % 5 === 0 ? 0.3 : 0.85}"/>`,
  ).join('');

const LANDMARKS: Readonly<Record<Scene['landmark'], Landmark>> = {
  clock: (colour, light) =>
    `<path d="M390 ${BANK} V176 H500 V${BANK}Z" fill="${colour}"/><path d="M428 176 V112 L445 84 L462 112 V176Z" fill="${darken(colour, 0.12)}"/><circle cx="445" cy="128" r="10" fill="${light}"/><path d="M445 121 V128 L450 131" stroke="${colour}" stroke-width="1.6" fill="none"/>${windows(397, 186, 10, 3, 10.4, light)}`,
  towers: (colour, light) =>
    `<path d="M380 ${BANK} V120 H414 V${BANK}Z M424 ${BANK} V84 Q440 70 456 84 V${BANK}Z M466 ${BANK} V136 H506 V${BANK}Z" fill="${colour}"/>${windows(385, 128, 3, 8, 10, light)}${windows(429, 94, 3, 11, 10, light)}${windows(471, 144, 4, 7, 9, light)}`,
  canal: (colour, light) =>
    `<path d="M372 ${BANK} V188 L400 168 L428 188 V${BANK}Z M428 ${BANK} V176 L462 152 L496 176 V${BANK}Z M496 ${BANK} V192 L520 174 L546 192 V${BANK}Z" fill="${colour}"/>${windows(380, 196, 4, 2, 11, light)}${windows(438, 184, 5, 3, 10.5, light)}${windows(504, 200, 3, 2, 12, light)}<path d="M336 ${BANK + 2} Q372 ${BANK - 34} 408 ${BANK + 2} L400 ${BANK + 2} Q372 ${BANK - 24} 344 ${BANK + 2}Z" fill="${darken(colour, 0.2)}"/>`,
  arcade: (colour, light) =>
    `<path d="M360 ${BANK} V150 Q450 118 540 150 V${BANK}Z" fill="${colour}"/>${Array.from({ length: 8 }, (_, i) => `<path d="M${370 + i * 21} ${BANK} V208 q7 -14 14 0 V${BANK}Z" fill="${light}" fill-opacity="0.85"/>`).join('')}${windows(372, 162, 15, 2, 11, light)}`,
  lanes: (colour, light) =>
    Array.from(
      { length: 5 },
      (_, i) =>
        `<path d="M${356 + i * 40} ${BANK} V${184 - (i % 2) * 16} l20 -18 l20 18 V${BANK}Z" fill="${i % 2 ? colour : darken(colour, 0.14)}"/>${windows(363 + i * 40, 196 - (i % 2) * 14, 3, 3, 10, light)}`,
    ).join(''),
  campus: (colour, light) =>
    `<path d="M366 ${BANK} V170 H540 V${BANK}Z" fill="${colour}"/><path d="M354 174 Q450 134 552 174 L540 178 H366Z" fill="#2f6f68"/><path d="M418 160 V118 H488 V160Z" fill="${colour}"/><path d="M406 124 Q453 90 500 124Z" fill="#2f6f68"/>${windows(376, 186, 14, 3, 11.6, light)}`,
};

function river(sheet: Sheet, water: string, horizon: string): void {
  const body = sheet.linear([
    [0, mix(horizon, water, 0.35)],
    [0.35, water],
    [1, darken(water, 0.35)],
  ]);
  sheet.add(`<rect y="${BANK}" width="600" height="${BOTTOM - BANK}" fill="${body}"/>`);
  const glints = Array.from({ length: 90 }, () => {
    const depth = sheet.random.fraction() ** 1.4;
    const [x, y] = [sheet.random.integer(620) - 10, BANK + 4 + depth * (BOTTOM - BANK)];
    const near = 1 - Math.min(1, Math.abs(x - 410) / 240);
    return `<path d="M${x} ${y.toFixed(1)} q${5 + depth * 10} ${-1.5 - depth * 2} ${10 + depth * 26} 0" stroke="#fff3d6" stroke-width="${(0.7 + depth * 1.5).toFixed(1)}" stroke-opacity="${(0.14 + near * 0.5).toFixed(2)}" fill="none"/>`;
  });
  const ferry = `<path d="M196 268 H286 L276 284 H208Z" fill="#f6efe2"/><path d="M196 268 H286 L284 273 H198Z" fill="#c8324b"/><path d="M214 268 V254 H266 V268Z" fill="#fffaf0"/><path d="M230 254 V244 H250 V254Z" fill="#0f766e"/>${windows(219, 258, 5, 1, 9, '#34464f')}<path d="M180 288 q54 8 120 0" stroke="#fffaf0" stroke-opacity="0.6" stroke-width="2.4" fill="none"/>`;
  sheet.add(...glints, ferry);
}

function branch(sheet: Sheet, near: Scene['near']): void {
  sheet.add('<g transform="translate(46 -16)">');
  const twigs = [
    'M620 30 Q520 40 452 92',
    'M560 42 Q520 20 470 26',
    'M510 60 Q496 96 470 118',
    'M620 96 Q566 110 536 146',
  ];
  const bark = twigs.map(
    (d, i) => `<path d="${d}" stroke="#3d2a20" stroke-width="${6 - i}" fill="none" stroke-linecap="round"/>`,
  );
  if (near !== 'willow') sheet.add(...bark);
  const places = Array.from({ length: 34 }, () => {
    const along = sheet.random.fraction();
    return [
      600 - along * 150 + sheet.random.integer(24) - 12,
      30 + along * 66 + sheet.random.integer(54) - 26,
    ] as const;
  });
  for (const [x, y] of places) {
    const size = 5 + sheet.random.fraction() * 6;
    if (near === 'willow')
      sheet.add(
        `<path d="M${x} ${y - 34} q-10 40 -4 ${60 + size * 7}" stroke="#7f9f5c" stroke-width="2.2" stroke-dasharray="7 3" fill="none"/>`,
      );
    else if (near === 'ginkgo')
      sheet.add(
        `<path d="M${x} ${y} q${-size} ${-size * 1.6} ${-size * 1.5} ${-size * 0.4} q${size * 0.4} ${size * 1.2} ${size * 1.5} ${size * 0.4} M${x} ${y} q${size} ${-size * 1.6} ${size * 1.5} ${-size * 0.4} q${-size * 0.4} ${size * 1.2} ${-size * 1.5} ${size * 0.4}" fill="#e0a437"/>`,
      );
    else sheet.add(blossom(x, y, size, near === 'plum' ? '#d0455c' : '#f7cdd2', '#f4dc94'));
  }
  sheet.add('</g>');
}

// Prints how far items lie from where they should: `node benchmarks/fit-accuracy.ts` (about a minute, no timing).
import {
  anchorErrors,
  jitter,
  lagFrames,
  measureErrors,
  OTHER_TURNS,
  photoErrors,
  pictureErrors,
  TURNS,
} from '../test/support/fit-accuracy.ts';
import { HELD_OUT_HEADS } from '../test/support/other-heads.ts';

const print = (line = '') => process.stdout.write(`${line}\n`);
const cell = (value: number, digits = 2) => value.toFixed(digits).padStart(8);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

print(
  'Rendered heads of known pose, 640 × 480, 45 cm: error of the item’s points, % of the eye-corner distance',
);
print('pitch  yaw roll   glasses (bridge)   library      hat  library     ears  library');
const heads = await anchorErrors();
for (const [i, errors] of heads.entries()) {
  const { pitch, yaw, roll } = TURNS[i] as (typeof TURNS)[number];
  const cells = errors?.map(({ region, fitted, first, library }) =>
    region === 'eyeNose'
      ? `${cell(fitted)} ${cell(first)} ${cell(library)}`
      : `${cell(fitted)} ${cell(library)}`,
  );
  print(
    `${[pitch, yaw, roll].map((v) => String(v).padStart(4)).join(' ')}  ${cells?.join(' ') ?? 'no face'}`,
  );
}
for (const region of ['eyeNose', 'forehead', 'ears'] as const) {
  const seen = heads.flatMap((errors) => errors?.filter((error) => error.region === region) ?? []);
  const yawing = seen.filter(({ pitch, roll }) => pitch === 0 && roll === 0);
  const figures = (list: typeof seen) =>
    `mean ${mean(list.map((e) => e.fitted)).toFixed(2)} worst ${Math.max(...list.map((e) => e.fitted)).toFixed(2)} (library ${mean(list.map((e) => e.library)).toFixed(2)})`;
  print(`${region.padEnd(9)} over ±30° yaw: ${figures(yawing)}; with pitch and roll: ${figures(seen)}`);
}

print();
print(
  'Heads of other shapes, beside which the correction was chosen: glasses, hats, earrings, mean and worst',
);
for (const [name, head] of Object.entries(HELD_OUT_HEADS)) {
  const errors = (await anchorErrors(OTHER_TURNS, head())).flatMap((seen) => seen ?? []);
  const cells = (['eyeNose', 'forehead', 'ears'] as const).map((region) => {
    const fitted = errors.filter((error) => error.region === region).map((error) => error.fitted);
    return `${cell(mean(fitted))}${cell(Math.max(...fitted))}`;
  });
  print(`${name.padEnd(36)}${cells.join(' ')}`);
}

const photos = await photoErrors();
const photoFigures = (of: (error: (typeof photos)[number]) => number) =>
  `mean ${mean(photos.map(of)).toFixed(2)} worst ${Math.max(...photos.map(of)).toFixed(2)}`;
print(
  `photos, bridge: one look ${photoFigures(({ once }) => once)}; a second, closer one ${photoFigures(({ twice }) => twice)}`,
);

print();
print('Pictures: distance of the fitted points from their landmarks, % of the eye-corner distance');
print('                       glasses  library      hat     ears    smile  jawOpen    blink');
for (const { picture, eyeNose, library, forehead, ears, smile, jawOpen, blink } of await pictureErrors())
  print(
    `${picture.padEnd(22)}${[eyeNose, library, forehead, ears, smile, jawOpen, blink].map((v) => cell(v)).join(' ')}`,
  );

print();
const { stillPx, livePx } = await jitter();
print(
  `Bridge on a still picture with ±12 grey levels of noise: single looks ${stillPx.toFixed(3)} px, live ${livePx.toFixed(3)} px, ratio ${(stillPx / livePx).toFixed(1)}`,
);
for (const pace of [30, 15, 8])
  print(`Lag on a 1 Hz sweep at ${pace} frames a second: ${(await lagFrames(pace)).toFixed(2)} frames`);

print();
print('Measures of a rendered head of known size, % off (and the error stated for the pupils)');
for (const { yaw, pupils, outerEyes, faceWidth, stated } of await measureErrors())
  print(
    `yaw ${String(yaw).padStart(3)}: pupils ${cell(pupils, 1)}, outer eyes ${cell(outerEyes, 1)}, face ${cell(faceWidth, 1)}, stated ±${stated.toFixed(1)}`,
  );
process.exit(0);

import type { TryOnBody } from '../sight.ts';
import type { SoftPicture } from '../soft/soft-picture.ts';
import { armInFront } from './arms-in-front.ts';
import { type ClothLight, clothLight } from './cloth-light.ts';
import type { Arm, Figure } from './figure.ts';
import type { Garment } from './garment.ts';
import { faceInFront, hairInFront, headOf, skinOf } from './head-in-front.ts';
import { between, minus, type Point, unit } from './plane.ts';
import { personField } from './small-picture.ts';
import { type Field, fieldOf, smoothstep, spread } from './spread.ts';

/** What of a garment is seen in a picture and in which light, over the cells of a small copy of it. */
export interface Veil extends ClothLight {
  /** 0..1: how much of the cloth is seen. */
  readonly show: Field;
}

/** How far cloth may stand off the person's outline, in shoulder widths; below the hips skirts and coats do. */
const OFF_BODY_MAX = 0.14;
const OFF_LEGS_MAX = 0.42;
/** What lies in front throws a little shadow. */
const FRONT_SHADOW = 0.3;
const FRONT_SHADOW_REACH = 0.05;

/** @param look a small copy of the picture (`lookSize`) */
export function veilOf(
  look: SoftPicture,
  body: TryOnBody,
  figure: Figure,
  garment: Garment,
  pictureWidth: number,
): Veil {
  const { width, height } = look;
  const scale = width / pictureWidth;
  const shoulderWidth = figure.shoulderWidth * scale;
  const toCells = ([x, y]: Point): Point => [x * scale, y * scale];
  const person = personField(body, width, height);
  const front = fieldOf(width, height);
  const head = headOf(body, front, shoulderWidth);
  const middle = toCells(between(figure.left.shoulder, figure.right.shoulder, 0.5));
  const hips = toCells(between(figure.leftHip, figure.rightHip, 0.5));
  const down = unit(minus(hips, middle), [0, 1]);
  hairInFront(front, look, person, head, { shoulderWidth, middle, down });
  const face = skinOf(look, front, head);
  for (const side of [0, 1] as const) {
    const arm = side === 0 ? figure.left : figure.right;
    const sleeve = side === 0 ? garment.leftSleeve : garment.rightSleeve;
    const bareFrom = Math.min(1.97, sleeve?.sections.at(-1)?.[0] ?? BARE_SHOULDER);
    armInFront(front, look, body, inCells(arm, toCells), side, bareFrom, shoulderWidth, face);
  }
  faceInFront(front, head);
  const soft = spread(front, 0.8);
  const show = fieldOf(width, height);
  const near = person && spread(person, OFF_BODY_MAX * shoulderWidth);
  const far = person && spread(person, OFF_LEGS_MAX * shoulderWidth);
  for (let cell = 0; cell < show.values.length; cell += 1) {
    const below = (Math.floor(cell / width) - hips[1]) / (0.3 * shoulderWidth);
    const wide = Math.max(0, Math.min(1, below));
    const close = near === undefined ? 1 : smoothstep(0.01, 0.12, near.values[cell] as number);
    const distant = far === undefined ? 1 : smoothstep(0.01, 0.06, far.values[cell] as number);
    show.values[cell] = (1 - (soft.values[cell] as number)) * (close + (distant - close) * wide);
  }
  const light = clothLight(look, front, person, { middle, hips, shoulderWidth, head });
  const shadow = spread(front, FRONT_SHADOW_REACH * shoulderWidth);
  const drop = Math.round(FRONT_SHADOW_REACH * shoulderWidth * 0.5) * width;
  for (let cell = 0; cell < show.values.length; cell += 1)
    light.relief.values[cell] =
      (light.relief.values[cell] as number) * (1 - FRONT_SHADOW * (shadow.values[cell - drop] ?? 0));
  return { show, ...light };
}

/** Without sleeves an arm is bare from here on. */
const BARE_SHOULDER = 0.22;

const inCells = (arm: Arm, toCells: (place: Point) => Point): Arm => ({
  ...arm,
  shoulder: toCells(arm.shoulder),
  elbow: toCells(arm.elbow),
  wrist: toCells(arm.wrist),
});

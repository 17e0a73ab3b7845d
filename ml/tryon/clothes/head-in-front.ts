import type { TryOnBody } from '../sight.ts';
import type { SoftPicture } from '../soft/soft-picture.ts';
import { between, dot, lengthOf, minus, type Point, plus, turned, unit } from './plane.ts';
import { type Field, smoothstep } from './spread.ts';
import { apart, type Tone, toneOf, unlike } from './tones.ts';

/** The face as an ellipse, in cells. */
export interface Head {
  readonly middle: Point;
  /** From the middle to the chin. */
  readonly down: Point;
  readonly halfHeight: number;
  readonly halfWidth: number;
}

/** BlazePose's points of the face. */
const FACE = { leftEye: 2, rightEye: 5, leftEar: 7, rightEar: 8, leftMouth: 9, rightMouth: 10 } as const;
/** Lengths of a face as multiples of the distance from eyes to mouth. */
const CENTRE_BELOW_EYES = 0.3;
const CHIN_BELOW_MOUTH = 0.62;
const HALF_WIDTH_MIN = 1.05;
/** The same of the shoulder width, for somebody who looks aside and for faces misjudged. */
const EYES_TO_MOUTH_MIN = 0.12;
const EYES_TO_MOUTH_MAX = 0.3;

export function headOf(
  body: TryOnBody,
  cells: { width: number; height: number },
  shoulderWidth: number,
): Head {
  const at = (index: number): Point => [
    (body.landmarks[index * 3] ?? 0) * cells.width,
    (body.landmarks[index * 3 + 1] ?? 0) * cells.height,
  ];
  const eyes = between(at(FACE.leftEye), at(FACE.rightEye), 0.5);
  const mouth = between(at(FACE.leftMouth), at(FACE.rightMouth), 0.5);
  const down = unit(minus(mouth, eyes), [0, 1]);
  const length = Math.max(
    EYES_TO_MOUTH_MIN * shoulderWidth,
    Math.min(EYES_TO_MOUTH_MAX * shoulderWidth, lengthOf(minus(mouth, eyes))),
  );
  return {
    middle: plus(eyes, down, CENTRE_BELOW_EYES * length),
    down,
    halfHeight: (1 - CENTRE_BELOW_EYES + CHIN_BELOW_MOUTH) * length,
    halfWidth: Math.max(HALF_WIDTH_MIN * length, lengthOf(minus(at(FACE.leftEar), at(FACE.rightEar))) * 0.52),
  };
}

/** 1 on the edge of the face, less inside. */
function ellipse({ middle, down, halfHeight, halfWidth }: Head, x: number, y: number): number {
  const [dx, dy] = [x - middle[0], y - middle[1]];
  const along = (dx * down[0] + dy * down[1]) / halfHeight;
  const across = (-dx * down[1] + dy * down[0]) / halfWidth;
  return Math.sqrt(along * along + across * across);
}

/** The face is always in front of what is worn below it. */
export function faceInFront(front: Field, head: Head): void {
  const reach = Math.max(head.halfHeight, head.halfWidth) * 1.2;
  eachNear(front, head.middle, reach, (cell, x, y) => {
    const share = 1 - smoothstep(0.94, 1.08, ellipse(head, x, y));
    if (share > (front.values[cell] as number)) front.values[cell] = share;
  });
}

/** How far hair may fall below the shoulders, in shoulder widths. */
const HAIR_BELOW_SHOULDERS = 0.75;
const HAIR_BESIDE = 0.72;
/** Hair that looks like the clothes cannot be told from them. */
const APART_MIN = 34;
/** Cells further from the hair's colour than this many of its spreads are something else. */
const SPREADS_MAX = 2.6;
/** When more than this of the breast looks like hair, it is a dark dress. */
const BREAST_SHARE_MAX = 0.24;

/**
 * Hair that falls over the shoulders stays in front of the cloth: told from clothes and skin by its colour, as
 * long as it hangs together with the hair beside the face.
 */
export function hairInFront(
  front: Field,
  picture: SoftPicture,
  person: Field | undefined,
  head: Head,
  { shoulderWidth, middle, down }: { shoulderWidth: number; middle: Point; down: Point },
): void {
  const { width, height } = front;
  const isPerson = (cell: number): boolean => (person?.values[cell] ?? 1) > 0.5;
  const seeds: number[] = [];
  const clothes: number[] = [];
  eachNear(front, head.middle, head.halfHeight * 2.2, (cell, x, y) => {
    if (!isPerson(cell)) return;
    const ring = ellipse(head, x, y);
    const above = dot(minus([x, y], head.middle), head.down) < 0.1 * head.halfHeight;
    if (ring > 1.12 && ring < 1.5 && above) seeds.push(cell);
  });
  eachNear(front, plus(middle, down, shoulderWidth * 0.6), shoulderWidth * 0.4, (cell) => {
    if (isPerson(cell)) clothes.push(cell);
  });
  const [hair, face, cloth] = [
    toneOf(picture, seeds),
    skinOf(picture, front, head),
    toneOf(picture, clothes),
  ];
  if (hair === undefined || face === undefined || cloth === undefined) return;
  if (apart(hair, cloth) < APART_MIN || apart(hair, face) < APART_MIN) return;
  const likely = (cell: number): number => {
    const mine = unlike(picture, cell, hair);
    const other = Math.min(unlike(picture, cell, face), unlike(picture, cell, cloth));
    return mine > SPREADS_MAX ? 0 : smoothstep(0.42, 0.6, other / (mine + other + 1e-6));
  };
  const inReach = (x: number, y: number): boolean => {
    const from = minus([x, y], middle);
    return (
      dot(from, down) < HAIR_BELOW_SHOULDERS * shoulderWidth &&
      Math.abs(dot(from, turned(down, -Math.PI / 2))) < HAIR_BESIDE * shoulderWidth
    );
  };
  const seen = new Uint8Array(width * height);
  const strands = new Map<number, number>();
  const open = seeds.filter((cell) => likely(cell) > 0.5);
  for (const cell of open) seen[cell] = 1;
  let breast = 0;
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    const share = likely(cell);
    strands.set(cell, share);
    if (share < 0.5) continue;
    const x = cell % width;
    if (dot(minus([x, Math.floor(cell / width)], middle), down) > 0.05 * shoulderWidth) breast += 1;
    for (const next of [cell - 1, cell + 1, cell - width, cell + width]) {
      if (next < 0 || next >= seen.length || seen[next] === 1 || Math.abs((next % width) - x) > 1) continue;
      if (!isPerson(next) || !inReach(next % width, Math.floor(next / width))) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  const isDress = breast > BREAST_SHARE_MAX * shoulderWidth * shoulderWidth * HAIR_BELOW_SHOULDERS;
  for (const [cell, share] of strands) {
    const below = dot(minus([cell % width, Math.floor(cell / width)], middle), down) > -0.1 * shoulderWidth;
    if (!(isDress && below) && share > (front.values[cell] as number)) front.values[cell] = share;
  }
}

/** The colour of the face's skin. */
export function skinOf(picture: SoftPicture, cells: Field, head: Head): Tone | undefined {
  const skin: number[] = [];
  eachNear(cells, head.middle, head.halfHeight, (cell, x, y) => {
    if (ellipse(head, x, y) < 0.62) skin.push(cell);
  });
  return toneOf(picture, skin);
}

/** Visits the cells of a square. */
export function eachNear(
  { width, height }: Field,
  [x, y]: Point,
  reach: number,
  visit: (cell: number, x: number, y: number) => void,
): void {
  for (let row = Math.max(0, Math.floor(y - reach)); row < Math.min(height, y + reach); row += 1)
    for (let column = Math.max(0, Math.floor(x - reach)); column < Math.min(width, x + reach); column += 1)
      visit(row * width + column, column + 0.5, row + 0.5);
}

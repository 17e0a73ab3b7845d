import type { FrameAnswer } from '../app/track-frame.ts';
import { f32Of, u16Of, writePoints } from './point-bytes.ts';

/**
 * What layout 2 says behind the items: sections of `tag u8 | count u8 | bytes u16`, then that many bytes, always
 * a multiple of 4. Readers skip tags that they do not know.
 *
 *     1 expression, count = faces: per face blinkLeft u8 | blinkRight u8 | jawOpen u8 | smile u8, 255 = fully
 *     2 hands, count = hands: side u8 (0 left, 1 right) | score u8 | 0 u16 | 21 × (x, y, z u16) | 0 u16
 *     3 body, count = 1: 33 × (x, y, z u16) | 33 × visibility u8 | padding
 *     4 light, count = 1: colour 3 × f32 | ambient f32 | direction 3 × f32 | strength f32
 *     5 picture, count = 1: width u16 | height u16 | next crop x, y, width, height u16 (shares × 65535; all 0: whole)
 */
const TAGS = { expression: 1, hands: 2, body: 3, light: 4, picture: 5 } as const;

const SECTION_HEAD_BYTES = 4;
const HAND_POINTS = 21;
const HAND_BYTES = 4 + HAND_POINTS * 6 + 2;
const BODY_POINTS = 33;
const BODY_BYTES = 232;
const LIGHT_FLOATS = 8;
const PICTURE_BYTES = 12;
const SHARE_STEPS = 65_535;

export function extrasBinary(answer: FrameAnswer): Buffer {
  return Buffer.concat([
    ...(answer.faces.length > 0 ? [expressionOf(answer)] : []),
    ...(answer.hands.length > 0 ? [handsOf(answer)] : []),
    ...(answer.body !== undefined ? [bodyOf(answer.body)] : []),
    lightOf(answer),
    pictureOf(answer),
  ]);
}

function section(tag: number, count: number, bytes: number): Buffer {
  const made = Buffer.alloc(SECTION_HEAD_BYTES + bytes);
  made.writeUInt8(tag, 0);
  made.writeUInt8(count, 1);
  made.writeUInt16LE(bytes, 2);
  return made;
}

function expressionOf({ faces }: FrameAnswer): Buffer {
  const made = section(TAGS.expression, faces.length, faces.length * 4);
  let at = SECTION_HEAD_BYTES;
  for (const { expression } of faces)
    for (const name of ['blinkLeft', 'blinkRight', 'jawOpen', 'smile'] as const)
      at = made.writeUInt8(share(expression[name]), at);
  return made;
}

function handsOf({ hands }: FrameAnswer): Buffer {
  const made = section(TAGS.hands, hands.length, hands.length * HAND_BYTES);
  for (const [n, { side, score, landmarks }] of hands.entries()) {
    const at = SECTION_HEAD_BYTES + n * HAND_BYTES;
    made.writeUInt8(side === 'left' ? 0 : 1, at);
    made.writeUInt8(share(score), at + 1);
    writePoints(u16Of(made, at + 4, HAND_POINTS * 3), landmarks);
  }
  return made;
}

function bodyOf({ landmarks, visibility }: NonNullable<FrameAnswer['body']>): Buffer {
  const made = section(TAGS.body, 1, BODY_BYTES);
  writePoints(u16Of(made, SECTION_HEAD_BYTES, BODY_POINTS * 3), landmarks);
  for (const [joint, seen] of visibility.entries())
    made.writeUInt8(share(seen), SECTION_HEAD_BYTES + BODY_POINTS * 6 + joint);
  return made;
}

function lightOf({ light: { colour, ambient, direction, strength } }: FrameAnswer): Buffer {
  const made = section(TAGS.light, 1, LIGHT_FLOATS * 4);
  f32Of(made, SECTION_HEAD_BYTES, LIGHT_FLOATS).set([...colour, ambient, ...direction, strength]);
  return made;
}

function pictureOf({ width, height, nextCrop }: FrameAnswer): Buffer {
  const made = section(TAGS.picture, 1, PICTURE_BYTES);
  const crop = nextCrop ?? { x: 0, y: 0, width: 0, height: 0 };
  const shares = [crop.x, crop.y, crop.width, crop.height].map((part) => Math.round(part * SHARE_STEPS));
  u16Of(made, SECTION_HEAD_BYTES, PICTURE_BYTES / 2).set([width, height, ...shares]);
  return made;
}

function share(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 255);
}

import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { FRAME_HEIGHT, FRAME_WIDTH, type RgbaFrame } from './portrait.ts';

/** Photos of several people inside an npm package; read where it is installed, never committed. */
const SAMPLES_FILE = fileURLToPath(
  new URL('../../node_modules/@vladmandic/human/assets/samples.jpg', import.meta.url),
);

/** Where they are in the sheet, pixels. Small: about 160 px tall, a phone's picture has three times as much. */
const PLACES = {
  /** A woman, her face half turned to the left of the picture. */
  face: { left: 166, top: 0, width: 152, height: 158 },
  /** A man at a table; his left hand holds chopsticks. */
  leftHand: { left: 326, top: 0, width: 212, height: 158 },
  /** A woman; her right hand lies before her waist. */
  rightHand: { left: 642, top: 0, width: 147, height: 158 },
  /** A rendered woman from head to feet on white, arms spread. */
  body: { left: 0, top: 0, width: 158, height: 158 },
} as const;

export type OtherPerson = keyof typeof PLACES;

/** 640 × 480, the person in the middle, grey around. */
export async function otherPersonFrame(person: OtherPerson): Promise<RgbaFrame> {
  const { data, info } = await imageOf(person).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), width: info.width, height: info.height };
}

export async function otherPersonJpeg(person: OtherPerson): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await imageOf(person).jpeg({ quality: 90 }).toBuffer());
}

function imageOf(person: OtherPerson): Sharp {
  return sharp(SAMPLES_FILE)
    .extract(PLACES[person])
    .resize(FRAME_WIDTH, FRAME_HEIGHT, { fit: 'contain', background: '#808080' });
}

import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';

export const PORTRAIT_FILE = fileURLToPath(new URL('./portrait/astronaut.png', import.meta.url));
export const FRAME_WIDTH = 640;
export const FRAME_HEIGHT = 480;
/** Number of different frames: the crop pans once around a circle. */
export const FRAME_COUNT = 12;

export interface RgbaFrame {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** How the portrait is changed into "another person": the tracker sees other points in another place. */
export type Disguise = 'none' | 'mirrored' | 'wide';

/** Frame `i` of the pan, 640 × 480. The picture is made a little larger first, so that there is room to move. */
export async function portraitImage(i = 0, disguise: Disguise = 'none'): Promise<Sharp> {
  const angle = ((i % FRAME_COUNT) / FRAME_COUNT) * 2 * Math.PI;
  const left = Math.round(32 + 24 * Math.cos(angle));
  const top = Math.round(24 + 18 * Math.sin(angle));
  // Each step is finished before the next: sharp puts operations of one chain in an order of its own.
  const crop = await sharp(PORTRAIT_FILE)
    .resize(704, 528, { fit: 'cover', position: 'top' })
    .extract({ left, top, width: FRAME_WIDTH, height: FRAME_HEIGHT })
    .png({ compressionLevel: 1 })
    .toBuffer();
  if (disguise === 'mirrored') return sharp(crop).flop();
  if (disguise === 'wide')
    return sharp(crop).resize(FRAME_WIDTH, 400, { fit: 'fill' }).extend({ bottom: 80 });
  return sharp(crop);
}

export async function portraitFrame(i = 0, disguise: Disguise = 'none'): Promise<RgbaFrame> {
  return rgbaOf(await portraitImage(i, disguise));
}

export async function portraitJpeg(
  i = 0,
  disguise: Disguise = 'none',
  quality = 90,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await portraitImage(i, disguise)).jpeg({ quality }).toBuffer());
}

/** Two people side by side: the portrait, and the same mirrored and a little smaller. */
export async function twoFacesFrame(): Promise<RgbaFrame> {
  return rgbaOf(await twoFacesImage());
}

/** The same scene before the smaller person has come. */
export async function largerFaceFrame(): Promise<RgbaFrame> {
  return rgbaOf(await twoFacesImage(false));
}

export async function twoFacesJpeg(quality = 90): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await twoFacesImage()).jpeg({ quality }).toBuffer());
}

async function twoFacesImage(withSmaller = true): Promise<Sharp> {
  const head = { left: 130, top: 0, width: 260, height: 300 };
  const portrait = sharp(PORTRAIT_FILE).extract(head);
  const large = await portrait.clone().resize(320, 370).png().toBuffer();
  const small = await portrait.clone().flop().resize(240, 277).png().toBuffer();
  const backdrop = { width: FRAME_WIDTH, height: FRAME_HEIGHT, channels: 3 as const, background: '#777777' };
  const composed = await sharp({ create: backdrop })
    .composite([
      { input: large, left: 0, top: 40 },
      ...(withSmaller ? [{ input: small, left: 360, top: 100 }] : []),
    ])
    .png()
    .toBuffer();
  return sharp(composed);
}

async function rgbaOf(image: Sharp): Promise<RgbaFrame> {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), width: info.width, height: info.height };
}

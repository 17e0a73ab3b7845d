import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const FRAMES = 30;
const SWAY_PIXELS = 14;

export interface ClipSize {
  /** The picture is enlarged to cover this. */
  readonly enlarged: { readonly width: number; readonly height: number };
  /** What the camera sees of it, from the top, a little from the left. */
  readonly window: { readonly width: number; readonly height: number };
}

/** Then the portrait's face is in the middle of the window, and fills a phone's screen. */
const PORTRAIT_CLIP: ClipSize = {
  enlarged: { width: 760, height: 760 },
  window: { width: 640, height: 480 },
};

/**
 * Writes a picture as a camera clip that sways to and fro. Motion JPEG is nothing but JPEG files one after
 * the other; they must be baseline, with progressive ones Chromium finds no camera at all.
 */
export async function writeCameraClip(
  picture: string | Uint8Array,
  file: string,
  { enlarged, window }: ClipSize = PORTRAIT_CLIP,
): Promise<void> {
  const wide = await sharp(picture)
    .rotate()
    .resize(enlarged.width, enlarged.height, { fit: 'cover' })
    .removeAlpha()
    .png()
    .toBuffer();
  const frames: Buffer[] = [];
  for (let n = 0; n < FRAMES; n += 1) {
    const left = Math.round(SWAY_PIXELS + SWAY_PIXELS * Math.sin((2 * Math.PI * n) / FRAMES));
    const frame = sharp(wide).extract({ left, top: 0, ...window });
    frames.push(await frame.jpeg({ quality: 88 }).toBuffer());
  }
  await writeFile(file, Buffer.concat(frames));
}

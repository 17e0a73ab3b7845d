import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 30;
const SWAY_PIXELS = 14;
/** The portrait is enlarged to this side; then her face is in the middle of the window, and fills a phone's screen. */
const SIDE = 760;
const WINDOW_LEFT = 14;

/**
 * Writes a picture as a camera clip that sways to and fro. Motion JPEG is nothing but JPEG files one after
 * the other; they must be baseline, with progressive ones Chromium finds no camera at all.
 */
export async function writeCameraClip(picture: string | Buffer, file: string): Promise<void> {
  const wide = await sharp(picture)
    .rotate()
    .resize(SIDE, SIDE, { fit: 'cover' })
    .removeAlpha()
    .png()
    .toBuffer();
  const frames: Buffer[] = [];
  for (let n = 0; n < FRAMES; n += 1) {
    const left = Math.round(WINDOW_LEFT + SWAY_PIXELS * Math.sin((2 * Math.PI * n) / FRAMES));
    const frame = sharp(wide).extract({ left, top: 0, width: WIDTH, height: HEIGHT });
    frames.push(await frame.jpeg({ quality: 88 }).toBuffer());
  }
  await writeFile(file, Buffer.concat(frames));
}

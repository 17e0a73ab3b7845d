import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { moved, poseOfMatrix } from '../../ml/tracking/geometry.ts';
import { headPicture, portraitShape } from './synthetic-head.ts';

const FACING = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
/** A phone at arm's length; the head's middle is then in the middle of a phone's upright screen. */
const PLACE = { x: 0, y: 0, z: -42 };
const STEP_DEGREES = 3;
/** Chromium plays 30 of them in a second. */
const FRAMES_PER_STEP = 3;

/**
 * Writes a camera clip of the rendered head that turns to each of these yaws one after the other, holds still
 * there, and comes back to the first.
 *
 * @param yaws  degrees; positive turns the face to the picture's right
 * @param holdFrames how long it holds still
 */
export async function writeTurningClip(
  file: string,
  yaws: readonly number[],
  holdFrames: number,
): Promise<void> {
  const seen = new Map<number, Promise<Buffer>>();
  const at = (yaw: number): Promise<Buffer> => {
    const frame = seen.get(yaw) ?? headAt(yaw);
    seen.set(yaw, frame);
    return frame;
  };
  const frames: Buffer[] = [];
  for (const [i, yaw] of yaws.entries()) {
    const next = yaws[(i + 1) % yaws.length] as number;
    for (let n = 0; n < holdFrames; n += 1) frames.push(await at(yaw));
    const way = Math.sign(next - yaw) * STEP_DEGREES;
    for (let angle = yaw + way; way !== 0 && (next - angle) * way > 0; angle += way)
      for (let n = 0; n < FRAMES_PER_STEP; n += 1) frames.push(await at(angle));
  }
  await writeFile(file, Buffer.concat(frames));
}

const SHAPE = portraitShape();

async function headAt(yaw: number): Promise<Buffer> {
  const pose = moved(FACING, { x: 0, y: (yaw * Math.PI) / 180, z: 0 }, PLACE);
  const { data, width, height } = await headPicture({ pose, positions: SHAPE });
  // Baseline: with progressive pictures Chromium finds no camera at all.
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: 88 })
    .toBuffer();
}

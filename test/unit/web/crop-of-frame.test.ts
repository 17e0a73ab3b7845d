import sharp, { type Sharp } from 'sharp';
import { nextCrop } from '../../../modules/tryon/app/next-crop.ts';
import { cropOfFrame } from '../../../web-demo/storefront/src/model/crop-of-frame.ts';
import { FRAME_HEIGHT, FRAME_WIDTH, portraitImage } from '../../support/portrait.ts';
import { portraitFace } from '../../support/render-face.ts';

const UPLOAD_QUALITY = 75;
const frame = { width: FRAME_WIDTH, height: FRAME_HEIGHT };

function asked() {
  const answer = { status: 'ok', faces: [portraitFace()], hands: [], ...frame };
  return nextCrop(answer as never, 0);
}

test('a crop lies in whole pixels inside the frame, and holds all that was asked for', () => {
  const wanted = asked();
  const crop = cropOfFrame(wanted, FRAME_WIDTH, FRAME_HEIGHT);
  if (wanted === null || crop === undefined) throw new Error('a face is there');
  expect(Object.values(crop).every(Number.isInteger)).toBe(true);
  expect(crop.x).toBeLessThanOrEqual(wanted.x * FRAME_WIDTH);
  expect(crop.x + crop.width).toBeGreaterThanOrEqual((wanted.x + wanted.width) * FRAME_WIDTH - 1e-9);
  expect(crop.x + crop.width).toBeLessThanOrEqual(FRAME_WIDTH);
  expect(crop.y + crop.height).toBeLessThanOrEqual(FRAME_HEIGHT);
});

test('nothing asked for, or nothing inside the frame: the whole frame goes', () => {
  expect(cropOfFrame(null, FRAME_WIDTH, FRAME_HEIGHT)).toBeUndefined();
  expect(cropOfFrame({ x: 1, y: 0, width: 0.2, height: 0.2 }, FRAME_WIDTH, FRAME_HEIGHT)).toBeUndefined();
});

test('the crop around the portrait’s face saves at least a third of the upload', async () => {
  const crop = cropOfFrame(asked(), FRAME_WIDTH, FRAME_HEIGHT);
  if (crop === undefined) throw new Error('a face is there');
  const picture = await (await portraitImage(0)).removeAlpha().png().toBuffer();
  const jpeg = (part: Sharp) => part.jpeg({ quality: UPLOAD_QUALITY }).toBuffer();
  const { x: left, y: top, width, height } = crop;
  const [whole, part] = await Promise.all([
    jpeg(sharp(picture)),
    jpeg(sharp(picture).extract({ left, top, width, height })),
  ]);
  process.stdout.write(
    `whole frame ${whole.length} bytes, crop ${width} × ${height}: ${part.length} bytes\n`,
  );
  expect(part.length).toBeLessThan((2 / 3) * whole.length);
});

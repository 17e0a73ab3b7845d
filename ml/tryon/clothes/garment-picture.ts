import sharp from 'sharp';
import { backdrop } from '../product/backdrop.ts';

/** Air around the garment, share of the picture's side. */
const AIR = 0.08;
/** The shadow on the wall behind it, shares of the picture's side. */
const SHADOW = { blur: 0.024, right: 0.008, down: 0.018, dark: 0.3 } as const;

/** A garment before a soft wall, for product pictures: `[height * width * 4]`, opaque sRGB. */
export async function hungUp(
  garment: Uint8Array,
  width: number,
  height: number,
  background: string,
): Promise<Uint8Array> {
  const side = Math.min(width, height);
  const air = Math.round(side * AIR);
  const cloth = await sharp(await sharp(garment).trim({ threshold: 1 }).png().toBuffer())
    .resize({ width: width - 2 * air, height: height - 2 * air, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const left = Math.round((width - cloth.info.width) / 2);
  const top = Math.round((height - cloth.info.height) / 2);
  const placed = await sharp({ create: { width, height, channels: 4, background: '#0000' } })
    .composite([{ input: cloth.data, left, top }])
    .png()
    .toBuffer();
  const shadow = await shadowOf(placed, width, height, side);
  const wall = backdrop(width, height, background);
  const { data } = await sharp(wall, { raw: { width, height, channels: 4 } })
    .composite([{ input: shadow }, { input: placed }])
    .raw()
    .toBuffer({ resolveWithObject: true });
  return new Uint8Array(data);
}

async function shadowOf(placed: Buffer, width: number, height: number, side: number): Promise<Buffer> {
  const [right, down] = [Math.round(side * SHADOW.right), Math.round(side * SHADOW.down)];
  const alpha = await sharp(placed)
    .extractChannel(3)
    .linear(SHADOW.dark, 0)
    .blur(side * SHADOW.blur)
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const rgba = Buffer.alloc(width * height * 4);
  for (let y = down; y < height; y += 1)
    for (let x = right; x < width; x += 1)
      rgba[(y * width + x) * 4 + 3] = alpha[(y - down) * width + x - right] as number;
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

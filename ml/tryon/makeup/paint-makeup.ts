import { Color } from 'three';
import type { FaceShape } from '../face-rig.ts';
import type { Makeup } from '../manifest.ts';
import { LINEAR, type PixelBox, toSrgb } from '../soft/sample-buffer.ts';
import type { SoftPicture } from '../soft/soft-picture.ts';
import { areaOf, type Coat } from './coat.ts';
import { type Linear, layPaint, type Paint } from './lay-paint.ts';
import { exposureOf, filterOf, paintLook } from './pigment.ts';
import { fittedCoat } from './region-coat.ts';
import { cutPatch } from './skin-patch.ts';

/** cover, tone, wet, along, across. */
const CHANNELS = 5;

/**
 * Puts make-up on a photo, in place. Only pixels under the coat change.
 *
 * @param picture   sRGB, straight alpha
 * @param landmarks `[478 x 3]`, shares of the picture
 */
export function paintMakeup(
  picture: SoftPicture,
  landmarks: Float32Array,
  makeup: Makeup,
  shape: FaceShape,
): void {
  const size = { width: picture.width, height: picture.height };
  const look = (area: Parameters<typeof cutPatch>[1]) => cutPatch(picture, area);
  const { coat, mean } = fittedCoat(makeup, { landmarks, size, shape, pixel: 1, look });
  if (mean <= 0) return;
  const { box, cells } = filled(coat, picture);
  const paint = paintIn(makeup, mean);
  const skin: [number, number, number] = [0, 0, 0];
  const out: [number, number, number] = [0, 0, 0];
  const width = box.right - box.left;
  const { rgba } = picture;
  for (let i = 0; i * CHANNELS < cells.length; i += 1) {
    if (cells[i * CHANNELS] === 0) continue;
    const at = ((box.top + Math.floor(i / width)) * picture.width + box.left + (i % width)) * 4;
    for (let channel = 0; channel < 3; channel += 1)
      skin[channel] = LINEAR[rgba[at + channel] as number] as number;
    layPaint(paint, cells.subarray(i * CHANNELS, (i + 1) * CHANNELS), skin, out);
    for (let channel = 0; channel < 3; channel += 1)
      if (out[channel] !== skin[channel]) rgba[at + channel] = toSrgb(out[channel] as number);
  }
}

/** @param mean linear luminance of the bare region in this picture */
function paintIn(makeup: Makeup, mean: number): Paint {
  const colours = [makeup.colour, makeup.second ?? makeup.colour].map((colour): Linear => {
    const { r, g, b } = new Color(colour);
    return [r, g, b];
  }) as [Linear, Linear];
  return {
    look: paintLook(makeup),
    coverage: makeup.coverage,
    colours,
    filters: [filterOf(makeup.region, colours[0]), filterOf(makeup.region, colours[1])],
    mean,
    exposure: exposureOf(makeup.region, mean),
  };
}

/** The coat over the pixels: what covers each one's middle, thickest first. Edges are soft by the coat itself. */
export function filled(
  { position, paint, grain, triangles }: Coat,
  picture: { readonly width: number; readonly height: number },
): { readonly box: PixelBox; readonly cells: Float32Array } {
  const box = boxOf(areaOf({ position, bare: [] }), picture);
  const width = Math.max(0, box.right - box.left);
  const cells = new Float32Array(width * Math.max(0, box.bottom - box.top) * CHANNELS);
  const value = (vertex: number, channel: number): number =>
    (channel < 3 ? paint[vertex * 3 + channel] : grain[vertex * 2 + channel - 3]) as number;
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i], triangles[i + 1], triangles[i + 2]] as [number, number, number];
    const [ax, ay, bx, by, cx, cy] = [a, b, c].flatMap((v) => [position[v * 2], position[v * 2 + 1]]) as Six;
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (Math.abs(area) < AREA_MIN) continue;
    const top = Math.max(box.top, Math.ceil(Math.min(ay, by, cy) - 0.5));
    const bottom = Math.min(box.bottom - 1, Math.floor(Math.max(ay, by, cy) - 0.5));
    const left = Math.max(box.left, Math.ceil(Math.min(ax, bx, cx) - 0.5));
    const right = Math.min(box.right - 1, Math.floor(Math.max(ax, bx, cx) - 0.5));
    for (let y = top; y <= bottom; y += 1)
      for (let x = left; x <= right; x += 1) {
        const [px, py] = [x + 0.5 - ax, y + 0.5 - ay];
        const wb = (px * (cy - ay) - (cx - ax) * py) / area;
        const wc = ((bx - ax) * py - px * (by - ay)) / area;
        const wa = 1 - wb - wc;
        if (wa < 0 || wb < 0 || wc < 0) continue;
        const cell = ((y - box.top) * width + x - box.left) * CHANNELS;
        const cover = wa * value(a, 0) + wb * value(b, 0) + wc * value(c, 0);
        if (cover <= (cells[cell] as number)) continue;
        cells[cell] = cover;
        for (let channel = 1; channel < CHANNELS; channel += 1)
          cells[cell + channel] = wa * value(a, channel) + wb * value(b, channel) + wc * value(c, channel);
      }
  }
  return { box, cells };
}

type Six = [number, number, number, number, number, number];
const AREA_MIN = 1e-6;

function boxOf(
  { left, top, width, height }: ReturnType<typeof areaOf>,
  picture: { readonly width: number; readonly height: number },
): PixelBox {
  return {
    left: Math.max(0, Math.floor(left)),
    top: Math.max(0, Math.floor(top)),
    right: Math.min(picture.width, Math.ceil(left + width)),
    bottom: Math.min(picture.height, Math.ceil(top + height)),
  };
}

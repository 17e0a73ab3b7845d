import type { TryOnBody } from '../sight.ts';
import { LINEAR, toSrgb } from '../soft/sample-buffer.ts';
import type { SoftPicture } from '../soft/soft-picture.ts';
import type { DressableGarment } from './dressable.ts';
import { garmentMesh } from './garment-mesh.ts';
import { type GarmentSheet, paintMesh } from './paint-mesh.ts';
import { lookSize, smaller } from './small-picture.ts';
import { between4, type Field, fieldOf, spread } from './spread.ts';
import { type Veil, veilOf } from './veil.ts';

/** Cloth throws a soft shadow on the skin below hem, cuffs and collar; reach in shoulder widths. */
const SHADOW_DARK = 0.34;
const SHADOW_REACH = 0.05;

/** Puts a garment on the person in a photo, in place; a body that it cannot hang on is left as it is. */
export function dressBody(picture: SoftPicture, body: TryOnBody, garment: DressableGarment): void {
  const mesh = garmentMesh(body, garment.manifest, picture);
  if (mesh === undefined) return;
  const { width, height } = lookSize(picture, mesh.figure.shoulderWidth);
  const look = smaller(picture, width, height);
  const veil = veilOf(look, body, mesh.figure, garment.manifest.garment, picture.width);
  look.rgba.fill(0);
  const sheet = paintMesh(mesh, garment, picture);
  const scale = width / picture.width;
  layOn(picture, sheet, veil, scale, shadowOf(sheet, veil, scale, mesh.figure.shoulderWidth * scale));
}

/** Where cloth is near but does not lie, 0..1. */
function shadowOf({ box, rgba }: GarmentSheet, { show }: Veil, scale: number, shoulderWidth: number): Field {
  const cloth = fieldOf(show.width, show.height);
  const across = box.right - box.left;
  for (let y = 0; y < show.height; y += 1) {
    const row = Math.floor((y + 0.5) / scale) - box.top;
    if (row < 0 || row >= box.bottom - box.top) continue;
    for (let x = 0; x < show.width; x += 1) {
      const column = Math.floor((x + 0.5) / scale) - box.left;
      if (column < 0 || column >= across) continue;
      const alpha = (rgba[(row * across + column) * 4 + 3] as number) / 255;
      cloth.values[y * show.width + x] = alpha * (show.values[y * show.width + x] as number);
    }
  }
  return spread(cloth, SHADOW_REACH * shoulderWidth);
}

function layOn(
  { rgba: pixels, width }: SoftPicture,
  { box, rgba, shade }: GarmentSheet,
  { show, relief, cast }: Veil,
  scale: number,
  shadow: Field,
): void {
  const across = box.right - box.left;
  const drop = SHADOW_REACH * 0.5;
  for (let at = 0; at < shade.length; at += 1) {
    const x = box.left + (at % across);
    const y = box.top + Math.floor(at / across);
    const [cellX, cellY] = [(x + 0.5) * scale, (y + 0.5) * scale];
    const to = (y * width + x) * 4;
    const whole = (rgba[at * 4 + 3] as number) / 255;
    const alpha = whole <= 0 ? 0 : whole * between4(show, cellX, cellY);
    const dark = 1 - SHADOW_DARK * between4(shadow, cellX, cellY - drop);
    if (alpha <= 0.002 && dark > 0.995) continue;
    const light = whole <= 0 ? 0 : ((shade[at] as number) / whole) * between4(relief, cellX, cellY);
    for (let channel = 0; channel < 3; channel += 1) {
      const under = (LINEAR[pixels[to + channel] as number] as number) * dark;
      const dye = whole <= 0 ? 0 : Math.min(255, (rgba[at * 4 + channel] as number) / whole) | 0;
      const cloth = (LINEAR[dye] as number) * light * (cast[channel] as number);
      pixels[to + channel] = toSrgb(under + (cloth - under) * alpha);
    }
  }
}

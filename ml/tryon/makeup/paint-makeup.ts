import { Color } from 'three';
import type { FaceShape } from '../face-rig.ts';
import type { Makeup } from '../manifest.ts';
import type { SoftPicture } from '../soft/render-layers.ts';
import { LINEAR, type PixelBox, toSrgb } from '../soft/sample-buffer.ts';
import { insideBy, type Lips, lipsOf } from './lip-rings.ts';
import { dulled, exposureOf, FINISH_LOOKS, INNER_FEATHER, luminance, OUTER_FEATHER } from './pigment.ts';

/**
 * Puts lipstick on a photo, in place.
 *
 * @param picture   sRGB, straight alpha; only pixels between the two lip rings change
 * @param landmarks `[478 x 3]`, shares of the picture
 */
export function paintMakeup(
  picture: SoftPicture,
  landmarks: Float32Array,
  { region, colour, coverage, finish }: Makeup,
  _shape: FaceShape,
): PixelBox {
  const lips = lipsOf(landmarks, picture.width, picture.height);
  if (region !== 'lips') return { left: 0, top: 0, right: 0, bottom: 0 };
  const mask = lipMask(lips, picture);
  const { rgba } = picture;
  const pigment = new Color(colour);
  const look = FINISH_LOOKS[finish];
  const mean = meanLuminance(mask, picture);
  if (mean <= 0) return mask.box;
  const exposure = exposureOf(mean);
  eachMasked(mask, picture, (at, cover, streak) => {
    const red = LINEAR[rgba[at] as number] as number;
    const green = LINEAR[rgba[at + 1] as number] as number;
    const blue = LINEAR[rgba[at + 2] as number] as number;
    const relief = luminance(red, green, blue) / mean;
    const light = dulled(relief, look.shine) * exposure;
    const wet = look.streak * streak * exposure * Math.min(1.5, relief);
    const share = cover * coverage;
    rgba[at] = toSrgb(red + (pigment.r * light - red) * share + wet * cover);
    rgba[at + 1] = toSrgb(green + (pigment.g * light - green) * share + wet * cover);
    rgba[at + 2] = toSrgb(blue + (pigment.b * light - blue) * share + wet * cover);
  });
  return mask.box;
}

export interface LipMask {
  readonly box: PixelBox;
  /** `[pixels of the box]`: 0 = untouched, 1 = lip. */
  readonly cover: Float32Array;
  /** `[pixels of the box]`: where wet lips shine. */
  readonly streak: Float32Array;
}

/** Which pixels are lip: soft towards the skin and towards the mouth, exactly zero inside the inner ring. */
export function lipMask(lips: Lips, picture: { readonly width: number; readonly height: number }): LipMask {
  const box = boxOf(lips.outer, picture, Math.max(1, lips.widthPx * OUTER_FEATHER) / 2);
  const width = Math.max(0, box.right - box.left);
  const height = Math.max(0, box.bottom - box.top);
  const cover = new Float32Array(width * height);
  const streak = new Float32Array(width * height);
  const outerFeather = Math.max(1, lips.widthPx * OUTER_FEATHER);
  const innerFeather = Math.max(1, lips.widthPx * INNER_FEATHER);
  const half = lips.outer.length / 2;
  const middleX = ((lips.outer[0] as number) + (lips.outer[half] as number)) / 2;
  const middleY = ((lips.outer[1] as number) + (lips.outer[half + 1] as number)) / 2;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [px, py] = [box.left + x + 0.5, box.top + y + 0.5];
      const fromSkin = insideBy(lips.outer, px, py) + outerFeather / 2;
      if (fromSkin <= 0) continue;
      const fromMouth = -insideBy(lips.inner, px, py);
      if (fromMouth <= 0) continue;
      cover[y * width + x] = smooth(fromSkin / outerFeather) * smooth(fromMouth / innerFeather);
      if (py < middleY) continue;
      const across = (px - middleX) / (0.28 * lips.widthPx);
      const along = (fromMouth / (fromMouth + fromSkin) - 0.42) / 0.2;
      streak[y * width + x] = Math.max(0, 1 - across * across) * Math.max(0, 1 - along * along);
    }
  return { box, cover, streak };
}

function boxOf(
  ring: Float64Array,
  picture: { readonly width: number; readonly height: number },
  grow: number,
): PixelBox {
  let [left, top, right, bottom] = [picture.width, picture.height, 0, 0];
  for (let i = 0; i < ring.length; i += 2) {
    left = Math.min(left, Math.floor((ring[i] as number) - grow));
    right = Math.max(right, Math.ceil((ring[i] as number) + grow));
    top = Math.min(top, Math.floor((ring[i + 1] as number) - grow));
    bottom = Math.max(bottom, Math.ceil((ring[i + 1] as number) + grow));
  }
  return {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(picture.width, right),
    bottom: Math.min(picture.height, bottom),
  };
}

function smooth(t: number): number {
  if (t >= 1) return 1;
  return t * t * (3 - 2 * t);
}

function eachMasked(
  { box, cover, streak }: LipMask,
  picture: SoftPicture,
  visit: (at: number, cover: number, streak: number) => void,
): void {
  const width = box.right - box.left;
  for (let i = 0; i < cover.length; i += 1) {
    if (cover[i] === 0) continue;
    const at = ((box.top + Math.floor(i / width)) * picture.width + box.left + (i % width)) * 4;
    visit(at, cover[i] as number, streak[i] as number);
  }
}

function meanLuminance(mask: LipMask, picture: SoftPicture): number {
  let sum = 0;
  let weight = 0;
  eachMasked(mask, picture, (at, cover) => {
    const [red, green, blue] = [picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2]] as [
      number,
      number,
      number,
    ];
    sum += cover * luminance(LINEAR[red] as number, LINEAR[green] as number, LINEAR[blue] as number);
    weight += cover;
  });
  return weight === 0 ? 0 : sum / weight;
}

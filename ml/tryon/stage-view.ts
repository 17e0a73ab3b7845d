import { faceArea, type PictureArea } from './face-area.ts';
import type { TryOnSight } from './sight.ts';

export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** A part of a camera picture, and the pixels that it is drawn on. */
export interface StageView {
  /** The whole camera picture, px. */
  readonly picture: ViewSize;
  /** The part that is seen, in pixels of the picture; not rounded. */
  readonly part: ViewSize & { readonly left: number; readonly top: number };
  /** Pixels of the drawing that the part fills. */
  readonly drawing: ViewSize;
}

/** Sharper than this nobody sees an edge on a phone, and each step costs its square. */
const PIXEL_RATIO_MAX = 2;
const DRAWING_SIDE_PX_MAX = 1_600;

/** Middle of the picture. */
const MIDDLE = [0.5, 0.5] as const;

/**
 * What `object-fit: cover` shows of a picture in a box, drawn as sharply as the screen can show it. The
 * drawing at the camera's own 640 × 480, enlarged with the picture, had steps of 3.5 screen pixels.
 *
 * @param box CSS pixels
 * @param around Where the middle of the box shall be, shares of the picture; kept inside it.
 */
export function coverView(
  picture: ViewSize,
  box: ViewSize,
  pixelRatio: number,
  around: readonly [number, number] = MIDDLE,
): StageView {
  const cover = Math.max(box.width / picture.width, box.height / picture.height);
  const [width, height] = [box.width / cover, box.height / cover];
  const sharpness = Math.min(
    pixelRatio,
    PIXEL_RATIO_MAX,
    DRAWING_SIDE_PX_MAX / Math.max(box.width, box.height),
  );
  return {
    picture,
    part: {
      left: inside(around[0] * picture.width - width / 2, picture.width - width),
      top: inside(around[1] * picture.height - height / 2, picture.height - height),
      width,
      height,
    },
    drawing: { width: Math.round(box.width * sharpness), height: Math.round(box.height * sharpness) },
  };
}

/** Shadows and antialiased edges reach a little over a box. */
const WINDOW_MARGIN_PX = 8;
/** A drawing that grows and shrinks with every breath would be made anew in every frame. */
const WINDOW_STEP_PX = 96;

/** A part of a view, and where it lies in it, shares of the view. */
export interface StageWindow extends StageView {
  readonly place: PictureArea;
}

/** The smallest window in a view that shows an area of the picture; `undefined` when nothing of it is in view. */
export function windowOn(view: StageView, area: PictureArea): StageWindow | undefined {
  const { picture, part, drawing } = view;
  const [across, down] = [drawing.width / part.width, drawing.height / part.height];
  const columns = stretch(
    (area.left * picture.width - part.left) * across,
    (area.right * picture.width - part.left) * across,
    drawing.width,
  );
  const rows = stretch(
    (area.top * picture.height - part.top) * down,
    (area.bottom * picture.height - part.top) * down,
    drawing.height,
  );
  if (columns === undefined || rows === undefined) return undefined;
  return {
    picture,
    part: {
      left: part.left + columns.from / across,
      top: part.top + rows.from / down,
      width: columns.length / across,
      height: rows.length / down,
    },
    drawing: { width: columns.length, height: rows.length },
    place: {
      left: columns.from / drawing.width,
      top: rows.from / drawing.height,
      right: (columns.from + columns.length) / drawing.width,
      bottom: (rows.from + rows.length) / drawing.height,
    },
  };
}

/** Whole pixels of a line that hold what is between two places, a multiple of the step where it fits. */
function stretch(from: number, to: number, line: number): { from: number; length: number } | undefined {
  const first = Math.max(0, Math.floor(from) - WINDOW_MARGIN_PX);
  const end = Math.min(line, Math.ceil(to) + WINDOW_MARGIN_PX);
  if (!(first < end)) return undefined;
  const length = Math.min(line, Math.ceil((end - first) / WINDOW_STEP_PX) * WINDOW_STEP_PX);
  return { from: Math.min(first, line - length), length };
}

/** The same part in the words of CSS. */
export function objectPosition({ picture, part }: StageView): string {
  return `${percent(part.left, picture.width - part.width)} ${percent(part.top, picture.height - part.height)}`;
}

/** The middle of the person, or of the part of her that was looked for; shares of the picture. */
export function middleOf(sight: TryOnSight): readonly [number, number] {
  const area = seenArea(sight);
  return area === undefined ? MIDDLE : [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
}

/** How wide that part is, a share of the picture's width. */
export function widthOf(sight: TryOnSight): number {
  const area = seenArea(sight);
  return area === undefined ? 1 : area.right - area.left;
}

function seenArea({ face, hands, body }: TryOnSight): PictureArea | undefined {
  const points = face?.landmarks ?? hands?.[0]?.landmarks ?? body?.landmarks.subarray(0, BODY_TO_HIPS * 3);
  return points && faceArea(points);
}

/** Head, arms and trunk; legs are not what one looks at. */
const BODY_TO_HIPS = 25;

const inside = (value: number, max: number): number => Math.max(0, Math.min(max, value));

/** Below a thousandth of a pixel nothing is cut off on this side. */
const percent = (offset: number, room: number): string =>
  room < 1e-3 ? '50%' : `${((offset / room) * 100).toFixed(3)}%`;

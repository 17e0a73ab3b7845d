import { SECOND_MS } from '#kernel';
import type { TrackAnswer } from '#ml/tracking';

/** Part of the whole upright frame that is worth sending next, as shares of its sides. */
export interface NextCrop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The face model looks at 1.5 × the face; the rest is room to move: at 8 frames a second a third of a face. */
const SIDE_OF_EXTENT = 2;
/** A crop of more than this share of the frame's area saves less than its bytes are worth. */
const AREA_SHARE_MAX = 0.6;
/** Other people are seen in whole frames only, and are looked for this often. */
const WHOLE_FRAME_EVERY_MS = 2 * SECOND_MS;

/**
 * What to send next, or null for the whole frame: when nothing is followed, when somebody else is in the
 * picture, when it is time to look around, or when a crop saves nothing.
 */
export function nextCrop(answer: TrackAnswer, sinceWholeFrameMs: number): NextCrop | null {
  const { status, faces, hands, width, height } = answer;
  if (status !== 'ok' || sinceWholeFrameMs >= WHOLE_FRAME_EVERY_MS) return null;
  const seen = [...faces, ...hands].map(({ landmarks }) => landmarks);
  if (seen.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const landmarks of seen)
    for (let at = 0; at < landmarks.length; at += 3) {
      const [x, y] = [landmarks[at] as number, landmarks[at + 1] as number];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  const sidePx = Math.max((right - left) * width, (bottom - top) * height) * SIDE_OF_EXTENT;
  const across = span((left + right) / 2, sidePx / width);
  const down = span((top + bottom) / 2, sidePx / height);
  const isWorthIt = across.size > 0 && down.size > 0 && across.size * down.size <= AREA_SHARE_MAX;
  return isWorthIt ? { x: across.start, y: down.start, width: across.size, height: down.size } : null;
}

/** Cut off at the frame's edges. */
function span(middle: number, size: number): { readonly start: number; readonly size: number } {
  const start = Math.max(0, middle - size / 2);
  return { start, size: Math.min(1, middle + size / 2) - start };
}

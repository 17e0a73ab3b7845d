import type { TrackAnswer } from '../api/contract.ts';
import type { FramePart } from './frame-sender.ts';

/** What was asked for next, in whole pixels of a frame; undefined for the whole frame. */
export function cropOfFrame(
  wanted: TrackAnswer['nextCrop'],
  width: number,
  height: number,
): FramePart | undefined {
  if (wanted == null) return undefined;
  const x = Math.max(0, Math.floor(wanted.x * width));
  const y = Math.max(0, Math.floor(wanted.y * height));
  const right = Math.min(width, Math.ceil((wanted.x + wanted.width) * width));
  const bottom = Math.min(height, Math.ceil((wanted.y + wanted.height) * height));
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined;
}

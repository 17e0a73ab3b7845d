import { setTimeout as sleep } from 'node:timers/promises';
import type { FrameReply, FrameStream } from './frame-stream.ts';

/** What a phone sends while somebody looks at herself. */
export const FRAMES_PER_SECOND = 8;
const PERIOD_MS = 1_000 / FRAMES_PER_SECOND;

/**
 * Sends frames at their pace until `endAt` (of `performance.now()`). As on a phone, a picture that comes while the one
 * before is still unanswered is not sent.
 *
 * @returns how many pictures were not sent.
 */
export async function framesAtPace(
  stream: FrameStream,
  endAt: number,
  onReply: (reply: FrameReply) => void,
): Promise<number> {
  let skipped = 0;
  let due = performance.now();
  while (due < endAt) {
    onReply(await stream.send());
    due += PERIOD_MS;
    const late = Math.ceil(Math.max(0, performance.now() - due) / PERIOD_MS);
    skipped += late;
    due += late * PERIOD_MS;
    await sleep(Math.max(0, due - performance.now()));
  }
  return skipped;
}

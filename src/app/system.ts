import { randomBytes, randomInt } from 'node:crypto';
import type { Clock, Ids, Random } from '#kernel';

export const systemClock: Clock = { now: () => Date.now() };

export const systemRandom: Random = {
  integer: (below) => randomInt(below),
  bytes: (length) => randomBytes(length),
};

/** Ids of one millisecond; the next one then counts as made a millisecond later. */
const IDS_PER_MS = 4_096;

/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, a counter of 12 bits (its method 1), then 62 random bits. The
 * counter keeps what one process makes within a millisecond in the order in which it was made: events of one commit are
 * delivered, and lines of a book are read, by their ids. A clock that is set back does not turn the order round.
 */
export function timeSortedIds(clock: Clock, random: Random): Ids {
  let last = 0;
  return {
    next() {
      last = Math.max(last + 1, clock.now() * IDS_PER_MS);
      const bytes = Buffer.from(random.bytes(16));
      bytes.writeUIntBE(Math.floor(last / IDS_PER_MS), 0, 6);
      bytes.writeUInt16BE(0x7000 | (last % IDS_PER_MS), 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  };
}

import { randomBytes, randomInt } from 'node:crypto';
import type { Clock, Ids, Random } from '#kernel';

export const systemClock: Clock = { now: () => Date.now() };

export const systemRandom: Random = {
  integer: (below) => randomInt(below),
  bytes: (length) => randomBytes(length),
};

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits. */
export function timeSortedIds(clock: Clock, random: Random): Ids {
  return {
    next() {
      const bytes = Buffer.from(random.bytes(16));
      bytes.writeUIntBE(clock.now(), 0, 6);
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  };
}

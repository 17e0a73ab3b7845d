import fc from 'fast-check';
import { AppError, decodeCursor, encodeCursor, pageOf } from '#kernel';

test('walking the pages meets every row once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, limit) => {
      const rows = Array.from({ length: count }, (_, n) => n);
      const met: number[] = [];
      let after = -1;
      for (;;) {
        const fetched = rows.filter((n) => n > after).slice(0, limit + 1);
        const { items, nextCursor } = pageOf(fetched, limit, (n) => [n]);
        met.push(...items);
        if (nextCursor === null) break;
        after = Number(decodeCursor(nextCursor)[0]);
      }
      expect(met).toEqual(rows);
    }),
  );
});

test('a cursor gives back what it was made of', () => {
  expect(decodeCursor(encodeCursor(['ord_1', 42]))).toEqual(['ord_1', 42]);
});

const written = (text: string) => Buffer.from(text).toString('base64url');

test.each(['', 'nonsense', 'e30', ...['[{}]', '[1.5]', '[1e300]', '["\\u0000"]'].map(written)])(
  'a cursor that we never gave is an invalid request: %p',
  (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(AppError);
  },
);

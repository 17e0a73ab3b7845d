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

test('a page has its rows and no more, and names the next one only where there is one (X-08)', () => {
  const sortKey = (n: number) => [n];
  expect(pageOf([1, 2, 3], 2, sortKey)).toEqual({ items: [1, 2], nextCursor: encodeCursor([2]) });
  expect(pageOf([1, 2], 2, sortKey)).toEqual({ items: [1, 2], nextCursor: null });
  expect(pageOf([], 2, sortKey)).toEqual({ items: [], nextCursor: null });
  expect(pageOf([1], 0, sortKey)).toEqual({ items: [], nextCursor: null });
});

test('one bad part spoils a cursor, and the refusal has a code and a text', () => {
  expect(() => decodeCursor(written('["ord_1",1.5]'))).toThrow(
    expect.objectContaining({
      ...{ kind: 'invalid', code: 'request.bad_cursor', message: '翻页位置无效，请从头开始' },
    }),
  );
});

import { dayPoints, hourPoints } from '../../../web-demo/console/src/model/sales-points.ts';

/** 10:30 in Wuhan. */
const ASOF = Date.UTC(2026, 10, 21, 2, 30);

function today(sold: Record<number, number> = {}) {
  const hourly = Array.from({ length: 24 }, (_, hour) => {
    return { hour, salesFen: sold[hour] ?? 0, orders: sold[hour] === undefined ? 0 : 1 };
  });
  return { asOf: ASOF, hourly, trend: [{ day: '2026-11-03', salesFen: 500, orders: 2 }] };
}

test('an hour without sales is zero, an hour to come is nothing', () => {
  const points = hourPoints(today({ 9: 700 }));
  const at = (name: string) => points.find((point) => point.name === name)?.salesFen;
  expect([at('8时'), at('9时'), at('10时'), at('11时')]).toEqual([0, 700, 0, null]);
});

test('the night is left out, unless something was sold in it', () => {
  expect(hourPoints(today()).map(({ name }) => name)).toEqual(
    Array.from({ length: 15 }, (_, n) => `${8 + n}时`),
  );
  expect(
    hourPoints(today({ 6: 100 }))
      .map(({ name }) => name)
      .slice(0, 3),
  ).toEqual(['6时', '7时', '8时']);
});

test('days are named short', () => {
  expect(dayPoints(today())).toEqual([{ name: '11/3', salesFen: 500, orders: 2 }]);
});

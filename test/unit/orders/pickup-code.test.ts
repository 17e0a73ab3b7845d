import { orderNumber } from '../../../modules/orders/domain/order-number.ts';
import { isPickupCode, pickupCode } from '../../../modules/orders/domain/pickup-code.ts';
import { seededRandom } from '../../support/clock.ts';

const codes = () => {
  const random = seededRandom(7);
  return Array.from({ length: 200 }, () => pickupCode(random));
};

test('a pickup code has eight digits and passes its own check', () => {
  for (const code of codes()) {
    expect(code).toMatch(/^\d{8}$/);
    expect(isPickupCode(code)).toBe(true);
  }
});

test('one mistyped digit is noticed, always', () => {
  for (const code of codes().slice(0, 40))
    for (let place = 0; place < code.length; place += 1)
      for (let digit = 0; digit < 10; digit += 1) {
        const typed = code.slice(0, place) + digit + code.slice(place + 1);
        expect(isPickupCode(typed)).toBe(typed === code);
      }
});

test('the check digit is the one of cards: 7992739 goes with 8', () => {
  // Worked by hand: from the right 9→18→9, 3, 7→14→5, 2, 9→18→9, 9, 7→14→5; the sum is 42, and 8 completes 50.
  expect(isPickupCode('79927398')).toBe(true);
  expect(isPickupCode('7992739')).toBe(false);
  expect(isPickupCode('7992739a')).toBe(false);
  expect(isPickupCode('799273980')).toBe(false);
  expect(isPickupCode('x79927398')).toBe(false);
});

test('order numbers tell the business day and nothing else', () => {
  const random = seededRandom(3);
  const lateEvening = Date.UTC(2026, 10, 21, 16);
  const numbers = Array.from({ length: 1_000 }, () => orderNumber(lateEvening, random));
  for (const number of numbers) expect(number).toMatch(/^261122\d{12}$/);
  expect(new Set(numbers).size).toBe(numbers.length);
  const followers = numbers.filter((number, n) => BigInt(number) === BigInt(numbers[n - 1] ?? 0) + 1n);
  expect(followers).toEqual([]);
});

test('small draws are filled up with zeros: every code has eight digits, every number eighteen', () => {
  const none = { integer: () => 0, bytes: (length: number) => new Uint8Array(length) };
  expect(pickupCode(none)).toBe('00000000');
  expect(orderNumber(Date.UTC(2026, 10, 21, 4), none)).toBe('261121000000000000');
  const asked: number[] = [];
  const draws = [123_456, 7];
  const two = {
    ...none,
    integer: (below: number) => {
      asked.push(below);
      return draws.shift() ?? 0;
    },
  };
  expect(orderNumber(Date.UTC(2026, 10, 21, 4), two)).toBe('261121123456000007');
  pickupCode(two);
  expect(asked).toEqual([1_000_000, 1_000_000, 10_000_000]);
});

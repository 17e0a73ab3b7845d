import { Places } from '../../../../ml/tracking/places.ts';

const LIMITS = { own: 4, all: 8 };

test('the first four faces of a thread get an instance of their own, four more share one, the ninth is refused', () => {
  const places = new Places(LIMITS);
  const given = Array.from({ length: 8 }, (_, session) => places.take(session, 'face'));
  expect(given).toEqual([true, true, true, true, false, false, false, false]);
  expect(places.hasRoom('face')).toBe(false);
});

test('hands and bodies weigh as much as two faces', () => {
  const places = new Places(LIMITS);
  expect([places.take(1, 'hand'), places.take(2, 'body'), places.take(3, 'face')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(places.hasOwnRoom('face')).toBe(false);
  expect(places.hasRoom('body')).toBe(true);
  places.take(4, 'body');
  expect([places.hasRoom('body'), places.hasRoom('face')]).toEqual([false, true]);
});

test('when somebody leaves, who has shared longest gets the instance, once', () => {
  const places = new Places(LIMITS);
  for (let session = 0; session < 6; session += 1) places.take(session, 'face');
  expect(places.leave(1)).toEqual([4]);
  expect(places.leave(0)).toEqual([5]);
  expect(places.leave(5)).toEqual([]);
  expect(places.hasOwnRoom('face')).toBe(true);
});

test('a body waits until there is room for both its places', () => {
  const places = new Places(LIMITS);
  for (let session = 0; session < 4; session += 1) places.take(session, 'face');
  places.take(9, 'body');
  expect(places.leave(0)).toEqual([]);
  expect(places.leave(1)).toEqual([9]);
});

import { distanceMetres } from '#modules/stores';

const JIANGHAN = { latitude: 30.5811, longitude: 114.2899 };
const OPTICS = { latitude: 30.5064, longitude: 114.3985 };

test('江汉路 and 光谷 are 13.3 km apart, whichever way one looks', () => {
  expect(distanceMetres(JIANGHAN, OPTICS)).toBeGreaterThan(13_200);
  expect(distanceMetres(JIANGHAN, OPTICS)).toBeLessThan(13_400);
  expect(distanceMetres(OPTICS, JIANGHAN)).toBe(distanceMetres(JIANGHAN, OPTICS));
});

test('here is no distance away, and a quarter of the equator is ten thousand kilometres', () => {
  expect(distanceMetres(JIANGHAN, JIANGHAN)).toBe(0);
  const quarter = distanceMetres({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 90 });
  expect(Math.round(quarter / 1_000)).toBe(10_008);
});

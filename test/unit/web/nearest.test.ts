import { gcjOf } from '../../../web-demo/storefront/src/model/gcj.ts';
import { nearest } from '../../../web-demo/storefront/src/model/nearest.ts';

const HERE = { latitude: 30.58, longitude: 114.29 };

function parts(known: { isMember: boolean; agreed?: boolean; tells?: boolean }) {
  const asked: unknown[] = [];
  return {
    asked,
    isMember: () => known.isMember,
    position: async () => {
      asked.push('position');
      return known.tells === false ? undefined : HERE;
    },
    shop: {
      stores: async (query: unknown) => {
        asked.push(['stores', query]);
        return { items: [] };
      },
      consents: async () => ({
        items: [{ purpose: 'location.precise', title: '', live: known.agreed === true, changedAt: null }],
      }),
      consent: async (body: unknown) => {
        asked.push(['consent', body]);
        return { consentToken: 'tok', expiresAt: 0, purpose: '', noticeVersion: 1 };
      },
      nearestStores: async (body: unknown) => {
        asked.push(['nearest', body]);
        return { items: [] };
      },
    } as never,
  };
}

test('a member is asked in words before her phone is asked where it is (STO-01)', async () => {
  const her = parts({ isMember: true });
  expect(await nearest(her)).toBe('ask_her');
  expect(her.asked).toEqual([]);
  expect(await nearest(her, { birthYear: 1990 })).toEqual({ stores: [] });
  expect(her.asked).toEqual([
    ['consent', { purpose: 'location.precise', birthYear: 1990 }],
    'position',
    ['nearest', { consentToken: 'tok', ...HERE }],
  ]);
});

test('who agreed before is not asked again, and a phone that says no sends nothing (STO-01)', async () => {
  const her = parts({ isMember: true, agreed: true, tells: false });
  expect(await nearest(her)).toBe('no_position');
  expect(her.asked.at(-1)).toBe('position');
});

test('a stranger’s position goes along with her question (STO-01)', async () => {
  const stranger = parts({ isMember: false });
  await nearest(stranger);
  expect(stranger.asked).toEqual(['position', ['stores', HERE]]);
});

test('GPS and the maps of China lie some hundred metres apart, and nowhere else (STO-01)', () => {
  // 天安门: GPS 39.9087, 116.3975; the city's maps have it at 39.9101, 116.4037.
  const { latitude, longitude } = gcjOf({ latitude: 39.9087, longitude: 116.3975 });
  expect(latitude).toBeCloseTo(39.9101, 3);
  expect(longitude).toBeCloseTo(116.4037, 3);
  const london = { latitude: 51.5, longitude: -0.12 };
  expect(gcjOf(london)).toEqual(london);
});

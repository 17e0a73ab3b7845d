import fc from 'fast-check';
import type { FaceMeasures } from '#ml/tracking';
import { type ArManifest, adviseFit, fitRanking } from '#ml/tryon';

function glasses(id: string, widthCm: number): ArManifest {
  return {
    kind: 'glasses',
    schema: 1,
    id,
    title: id,
    model: 'model.glb',
    thumb: 'thumb.webp',
    licence: { spdx: 'Apache-2.0', author: 'Tongqu', source: 'test' },
    unit: 'cm',
    anchor: {
      space: 'canonical-face',
      landmark: 6,
      offset: [0, 0, 0],
      point: [0, 2, 6],
      fitRegion: 'eyeNose',
    },
    fit: { widthCm, scaleBy: 'metric' },
    occluders: ['face'],
    materials: {},
    shadow: { contact: 0.3 },
  };
}

function hat(headCm?: [number, number]): ArManifest {
  const base = glasses('hat', 20) as Extract<ArManifest, { kind: 'glasses' }>;
  const fit = { ...base.fit, ...(headCm && { headCm }) };
  return { ...base, kind: 'hat', fit, anchor: { ...base.anchor, fitRegion: 'forehead' } };
}

function face(templeWidthMm: number, share = 0.06): FaceMeasures {
  const lengths = {
    pupillaryDistanceMm: 62,
    innerEyesMm: 33,
    outerEyesMm: 88,
    faceWidthMm: templeWidthMm,
    templeWidthMm,
    headCircumferenceMm: templeWidthMm * 3.75,
  };
  const errors = Object.fromEntries(Object.entries(lengths).map(([name, mm]) => [name, mm * share]));
  return { ...lengths, errors: errors as unknown as FaceMeasures['errors'] };
}

const temples = fc.double({ min: 110, max: 190, noNaN: true });
/** Centimetres, as callipers read them: two frames are equally wide or differ by a tenth of a millimetre. */
const widths = fc.integer({ min: 900, max: 1_800 }).map((hundredths) => hundredths / 100);

test.each([
  [124, 'narrow'],
  [131, 'good'],
  [136, 'good'],
  [141, 'good'],
  [150, 'wide'],
] as const)('a frame of %i mm on a head of 155 mm is %s', (mm, fit) => {
  expect(adviseFit(face(155), glasses('a', mm / 10))?.fit).toBe(fit);
});

test('the advice says how wide the frame is, what would suit and how sure that is, and nothing about eyes or health', () => {
  const text = adviseFit(face(155), glasses('a', 12.4))?.text ?? '';
  expect(text).toBe('镜框可能偏窄：镜框宽 124 毫米，适合您的约 136 毫米（±8）');
  const hatText = adviseFit(face(155), hat([56, 59]))?.text ?? '';
  expect(hatText).toBe('帽围大致合适：适合头围 56–59 厘米，您的头围约 58 厘米（±3）');
  expect(text + hatText).not.toMatch(/视力|度数|健康|医/);
});

test('what comes without a size gets no advice', () => {
  expect(adviseFit(face(155), hat())).toBeUndefined();
  expect(fitRanking(face(155), [hat()])).toEqual([]);
});

test('a wider face never prefers the narrower of two frames', () => {
  fc.assert(
    fc.property(temples, temples, widths, widths, (a, b, c, d) => {
      const [smaller, wider] = [Math.min(a, b), Math.max(a, b)];
      const frames = [glasses('narrow', Math.min(c, d)), glasses('wide', Math.max(c, d))];
      const best = (mm: number) => fitRanking(face(mm), frames)[0]?.item.id;
      if (best(smaller) === 'wide') expect(best(wider)).toBe('wide');
    }),
  );
});

test('a frame that fits is never ranked behind one that does not', () => {
  fc.assert(
    fc.property(temples, fc.array(widths, { minLength: 2, maxLength: 8 }), (mm, list) => {
      const ranked = fitRanking(
        face(mm),
        list.map((width, i) => glasses(`g-${i}`, width)),
      );
      const fits = ranked.map(({ advice }) => advice.fit === 'good');
      expect(fits).toEqual([...fits].sort((a, b) => Number(b) - Number(a)));
      for (const { advice } of ranked) {
        expect(advice.score).toBeGreaterThanOrEqual(0);
        expect(advice.score).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('the less is known of a face, the less frames differ', () => {
  fc.assert(
    fc.property(temples, widths, (mm, width) => {
      const sure = adviseFit(face(mm, 0.02), glasses('a', width))?.score ?? 0;
      const unsure = adviseFit(face(mm, 0.12), glasses('a', width))?.score ?? 0;
      expect(unsure).toBeGreaterThanOrEqual(sure);
    }),
  );
});

test('equally good items stay in the order of the shop', () => {
  const items = [glasses('b', 13), glasses('a', 13), glasses('c', 13)];
  expect(fitRanking(face(150), items).map(({ item }) => item.id)).toEqual(['b', 'a', 'c']);
});

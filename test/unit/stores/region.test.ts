import fc from 'fast-check';
import { fitsUnder, type Region, withinRegion } from '../../../modules/stores/domain/region.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const move = fc.record({ id: fc.constantFrom(...IDS), parentId: fc.constantFrom(null, ...IDS, 'nowhere') });

function levelsAbove(regions: readonly Region[], id: string): number {
  let levels = 0;
  for (let at: string | null = id; at !== null; levels += 1) {
    if (levels > IDS.length) throw new Error(`${id} is in a circle`);
    at = regions.find((region) => region.id === at)?.parentId ?? null;
  }
  return levels;
}

test('whatever is moved where, the regions stay a tree of at most four levels (STO-08)', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      let regions: Region[] = IDS.map((id) => ({ id, name: id, parentId: null }));
      for (const { id, parentId } of moves)
        if (fitsUnder(regions, id, parentId))
          regions = regions.map((region) => (region.id === id ? { ...region, parentId } : region));
      for (const { id } of regions) expect(levelsAbove(regions, id)).toBeLessThanOrEqual(4);
    }),
  );
});

test('a region holds itself and everything below it, and nothing else (STO-08)', () => {
  const regions: Region[] = [
    { id: 'centre', name: '华中', parentId: null },
    { id: 'hubei', name: '湖北', parentId: 'centre' },
    { id: 'wuhan', name: '武汉', parentId: 'hubei' },
    { id: 'hunan', name: '湖南', parentId: 'centre' },
  ];
  expect([...withinRegion(regions, 'hubei')]).toEqual(['hubei', 'wuhan']);
  expect([...withinRegion(regions, 'nowhere')]).toEqual([]);
});

import { PREDICATE_DEPTH_MAX } from '../../../modules/segments/domain/predicate.ts';
import { predicateSchema } from '../../../modules/segments/http/predicate-contract.ts';

const complaints = (predicate: unknown) =>
  (predicateSchema.safeParse(predicate).error?.issues ?? []).map(({ path }) => path.join('.'));
const TAG = { kind: 'tag', tag: 'tag_1' };
const nested = (levels: number): unknown => (levels === 1 ? TAG : { kind: 'not', of: nested(levels - 1) });

test('a wrong leaf is named by its path', () => {
  const wrong = { kind: 'behaviour', event: 'glance', withinDays: 7, times: { min: 1 } };
  expect(complaints({ kind: 'all', of: [TAG, { kind: 'not', of: wrong }] })).toEqual(['of.1.of.event']);
  expect(complaints({ kind: 'any', of: [{ kind: 'orders', count: {} }] })).toEqual(['of.0.count']);
  expect(complaints({ kind: 'orders', count: { min: 3, max: 2 } })).toEqual(['count']);
  expect(complaints({ kind: 'consent', purpose: 'anything' })).toEqual(['purpose']);
});

test('six levels are enough; a seventh, and ten thousand, are refused without a struggle', () => {
  expect(complaints(nested(PREDICATE_DEPTH_MAX))).toEqual([]);
  expect(complaints(nested(PREDICATE_DEPTH_MAX + 1))).toEqual(['of.of.of.of.of.kind']);
  expect(complaints(nested(5_000))).toEqual(['of.of.of.of.of.kind']);
});

test('nothing of a group of nobody: an empty list of parts is a mistake', () => {
  expect(complaints({ kind: 'all', of: [] })).toEqual(['of']);
});

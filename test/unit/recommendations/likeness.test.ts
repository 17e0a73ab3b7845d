import {
  isSubstitute,
  type LikenessFacts,
  likeness,
  titlePairs,
} from '../../../modules/recommendations/domain/likeness.ts';

const frame: LikenessFacts = {
  leaf: 'optical',
  root: 'eyewear',
  brand: '临江',
  tags: new Set(['板材', '圆框']),
  tryOn: 'glasses',
  logPrice: Math.log(40_000),
  titlePairs: titlePairs('圆框眼镜'),
};

test('a product is wholly like itself, and likeness has no direction', () => {
  expect(likeness(frame, frame).score).toBeCloseTo(1, 12);
  const other = { ...frame, leaf: 'sun', brand: '山野', logPrice: frame.logPrice + 1 };
  expect(likeness(frame, other)).toEqual(likeness(other, frame));
});

test.each<[string, Partial<LikenessFacts>]>([
  ['another shelf', { leaf: 'sun' }],
  ['another brand', { brand: '山野' }],
  ['one common tag fewer', { tags: new Set(['板材']) }],
  ['twice the price', { logPrice: frame.logPrice + Math.log(2) }],
  ['another name', { titlePairs: titlePairs('猫眼太阳镜') }],
])('%s makes goods less alike', (_case, patch) => {
  expect(likeness(frame, { ...frame, ...patch }).score).toBeLessThan(1);
});

test('glasses replace glasses, tea goes with tea, a case goes with glasses', () => {
  const kind = (leaf: string, durable: boolean, tryOn: string | null = null) => ({ leaf, durable, tryOn });
  expect(isSubstitute(kind('optical', true), kind('optical', true))).toBe(true);
  expect(isSubstitute(kind('optical', true, 'glasses'), kind('sun', true, 'glasses'))).toBe(true);
  expect(isSubstitute(kind('tea', false), kind('tea', false))).toBe(false);
  expect(isSubstitute(kind('optical', true), kind('case', true))).toBe(false);
});

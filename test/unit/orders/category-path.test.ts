import { categoryPath } from '../../../modules/orders/domain/category-path.ts';

const TREE = [
  { id: 'all', parentId: null },
  { id: 'eyes', parentId: 'all' },
  { id: 'sun', parentId: 'eyes' },
  { id: 'ring-a', parentId: 'ring-b' },
  { id: 'ring-b', parentId: 'ring-a' },
];

test('(MKT-03) an offer for a category is for everything below it', () => {
  const pathOf = categoryPath(TREE);
  expect(pathOf('sun')).toEqual(['sun', 'eyes', 'all']);
  expect(pathOf('all')).toEqual(['all']);
  expect(pathOf('unknown')).toEqual(['unknown']);
});

test('a ring of categories ends', () => {
  expect(categoryPath(TREE)('ring-a')).toEqual(['ring-a', 'ring-b']);
});

import { createKeptList, newKeptListState } from '../../../web-demo/storefront/src/model/kept-list.ts';

const item = (productId: string) => ({ productId, at: 1, title: '杯', imageUrl: null, priceFen: 1 });

test('(MEM-17) her history is read in pages, and taken back one by one or as a whole', async () => {
  const state = newKeptListState();
  const asked: string[] = [];
  const list = createKeptList(
    {
      page: async ({ cursor }) =>
        cursor === undefined
          ? { items: [item('a'), item('b')], nextCursor: 'more' }
          : { items: [item('c')], nextCursor: null },
      drop: async (id) => asked.push(`drop ${id}`),
      clear: async () => asked.push('clear'),
    },
    state,
  );
  await list.load();
  await list.more();
  await list.more();
  expect(state.items.map(({ productId }) => productId)).toEqual(['a', 'b', 'c']);
  await list.drop('b');
  expect(state.items.map(({ productId }) => productId)).toEqual(['a', 'c']);
  await list.clear();
  expect(state.items).toEqual([]);
  expect(asked).toEqual(['drop b', 'clear']);
});

test('(MEM-17) what could not be deleted stays in the list', async () => {
  const state = newKeptListState();
  const list = createKeptList(
    {
      page: async () => ({ items: [item('a')], nextCursor: null }),
      drop: () => Promise.reject(new Error('no network')),
      clear: async () => undefined,
    },
    state,
  );
  await list.load();
  await expect(list.drop('a')).rejects.toThrow('no network');
  expect(state.items).toHaveLength(1);
});

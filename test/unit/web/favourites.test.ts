import { createFavourites, type FavouritesState } from '../../../web-demo/storefront/src/model/favourites.ts';

const kept = (productId: string) => ({ productId, at: 1, title: '杯', imageUrl: null, priceFen: 1 });

function shelf(refuses = false) {
  const asked: string[] = [];
  const state: FavouritesState = { ids: new Set() };
  const change = (verb: string) => async (id: string) => {
    asked.push(`${verb} ${id}`);
    if (refuses) throw new Error('no network');
  };
  const shop = {
    favourites: async ({ cursor }: { cursor?: unknown }) =>
      cursor === undefined
        ? { items: [kept('a')], nextCursor: 'more' }
        : { items: [kept('b')], nextCursor: null },
    addFavourite: change('add'),
    dropFavourite: change('drop'),
  };
  return { state, asked, favourites: createFavourites(shop, state) };
}

test('(MEM-17) the hearts of all that she keeps are full, and a tap turns one', async () => {
  const { state, asked, favourites } = shelf();
  await Promise.all([favourites.load(), favourites.load()]);
  expect([...state.ids]).toEqual(['a', 'b']);
  expect(await favourites.turn('c')).toBe(true);
  expect(await favourites.turn('a')).toBe(false);
  expect([...state.ids]).toEqual(['b', 'c']);
  expect(asked).toEqual(['add c', 'drop a']);
});

test('(MEM-17) a heart whose change is refused is as it was', async () => {
  const { state, favourites } = shelf(true);
  await favourites.load();
  await expect(favourites.turn('a')).rejects.toThrow('no network');
  expect([...state.ids].sort()).toEqual(['a', 'b']);
});

test('(MEM-17) who signs out takes her hearts along, also those still on their way', async () => {
  const { state, favourites } = shelf();
  const reading = favourites.load();
  favourites.forget();
  await reading;
  expect([...state.ids]).toEqual([]);
});

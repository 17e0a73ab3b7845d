import type { Store } from '../../../web-demo/storefront/src/api/contract.ts';
import {
  createStoreChoice,
  newStoreChoiceState,
} from '../../../web-demo/storefront/src/model/store-choice.ts';

const STORES = ['str_optics', 'str_jianghan'].map((id) => ({ id }) as Store);
const HERS = 'str_jianghan';

const choiceOf = (stores: () => Promise<{ items: readonly Store[]; nextCursor: null }>) => {
  const state = newStoreChoiceState();
  const kept = { read: () => HERS, write: () => undefined, remove: () => undefined };
  return { state, choice: createStoreChoice({ stores } as never, kept as never, state) };
};

test('her store stays hers when the application and its page ask for the list at the same moment', async () => {
  let asked = 0;
  const { state, choice } = choiceOf(async () => {
    asked += 1;
    return { items: STORES, nextCursor: null };
  });
  await Promise.all([choice.load(), choice.load()]);
  expect(state.chosenId).toBe(HERS);
  expect(asked).toBe(1);
});

test('her store stays hers when the list does not come, and when it comes later', async () => {
  let isAway = true;
  const { state, choice } = choiceOf(async () => {
    if (isAway) throw new Error('no network');
    return { items: STORES, nextCursor: null };
  });
  await choice.load();
  expect(state.chosenId).toBe(HERS);
  isAway = false;
  await choice.load();
  expect(state.chosenId).toBe(HERS);
});

test('who never chose, or whose store has closed, gets the first of the list', async () => {
  const { state, choice } = choiceOf(async () => ({ items: STORES.slice(0, 1), nextCursor: null }));
  await choice.load();
  expect(state.chosenId).toBe('str_optics');
});

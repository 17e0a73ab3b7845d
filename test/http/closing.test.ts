import { setTimeout as sleep } from 'node:timers/promises';
import { STORES } from '#modules/stores';
import { testHouse } from '../support/house.ts';

test('a house that closes answers who is inside, and lets nobody in', async () => {
  let entered = () => {};
  const inside = new Promise<void>((resolve) => {
    entered = resolve;
  });
  const house = await testHouse('SQLite', {}, {}, (container) => {
    const stores = container.get(STORES);
    container.rebind(STORES).toConstantValue({
      ...stores,
      list: async (merchantId) => {
        entered();
        await sleep(200);
        return stores.list(merchantId);
      },
    });
  });
  const answer = fetch(`${house.url}/v1/stores`);
  await inside;
  const closed = house.close();
  await expect(fetch(`${house.url}/v1/stores`)).rejects.toThrow();
  expect((await answer).status).toBe(200);
  await closed;
});

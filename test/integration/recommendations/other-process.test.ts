import { STOCK } from '#modules/inventory';
import { JIANGHAN, MERCHANT } from '../../support/small-shop.ts';
import { productId, skuId, tasteShop } from './taste-shop.ts';

test('what another process sold leaves the feed without any event', async () => {
  const shop = await tasteShop('SQLite');
  const has = async () =>
    (await shop.feed(undefined, 60)).items.some((item) => item.productId === productId('tea', 3));
  expect(await has()).toBe(true);
  const stock = shop.house.container.get(STOCK);
  await shop.unitOfWork.run((tx) =>
    stock.reserve(tx, {
      merchantId: MERCHANT,
      reservationId: 'res-tea3',
      lines: [{ skuId: skuId('tea', 3), storeId: JIANGHAN, quantity: 3 }],
      expiresAt: shop.clock.now() + 60_000,
    }),
  );
  await shop.job('recommendations.restock');
  expect(await has()).toBe(false);
  await shop.close();
});

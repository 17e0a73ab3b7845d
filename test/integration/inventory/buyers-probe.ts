// A process of its own full of shoppers: node test/integration/inventory/buyers-probe.ts DATABASE_URL NAME
import { AppError, type MerchantId, type SkuId, type StoreId } from '#kernel';
import { stockShop, went } from './stock-shop.ts';

export interface BuyersWish {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  /** Each shopper's basket, one piece each. */
  readonly baskets: readonly { readonly id: string; readonly skuIds: readonly SkuId[] }[];
  /** Reservations that their owners give up meanwhile. */
  readonly givenUp: readonly string[];
}

export interface BuyersNews {
  readonly won: readonly string[];
  /** Answers like "busy, come again": a shopper's page asks again by itself. */
  readonly askedAgain: number;
}

const TRIES_MAX = 20;

const [url = '', name = ''] = process.argv.slice(2);
const shop = await stockShop(url, name);
process.on('message', (wish: BuyersWish) => {
  buy(wish).then(
    (news) => process.send?.(news),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.send?.('open');

async function buy({ merchantId, storeId, baskets, givenUp }: BuyersWish): Promise<BuyersNews> {
  let askedAgain = 0;
  const again = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
    for (let tries = 1; ; tries += 1)
      try {
        return await attempt();
      } catch (error) {
        const isBusy = error instanceof AppError && error.code === 'database.busy';
        if (!isBusy || tries === TRIES_MAX) throw error;
        askedAgain += 1;
      }
  };
  const expiresAt = shop.clock.now() + 900_000;
  const [outcomes] = await Promise.all([
    Promise.all(
      baskets.map(async ({ id, skuIds }) => {
        const lines = skuIds.map((skuId) => ({ skuId, storeId, quantity: 1 }));
        const reservation = { merchantId, reservationId: id, lines, expiresAt };
        const got = await again(() => went(shop.run((tx) => shop.stock.reserve(tx, reservation))));
        return got ? [id] : [];
      }),
    ),
    Promise.all(givenUp.map((id) => again(() => shop.release(merchantId, id)))),
  ]);
  return { won: outcomes.flat(), askedAgain };
}

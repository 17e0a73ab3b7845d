import { strict as assert } from 'node:assert';
import type { House } from '#app';
import { fen, type MerchantId, type ProductId, type SkuId, type StoreId, UNIT_OF_WORK } from '#kernel';
import { CATALOG_IMPORT } from '#modules/catalog';
import { STOCK_IMPORT } from '#modules/inventory';
import { STORE_IMPORT } from '#modules/stores';
import { openBenchShop } from '../support/bench-shop.ts';
import { serverCpuMs } from '../support/server-cpu.ts';
import { type Shopper, signIn } from '../support/shopper.ts';
import { type BenchTask, row } from '../task.ts';

const MERCHANT = 'mch_tongqu' as MerchantId;
const STORE = 'str_bench' as StoreId;
const SKUS = ['sku_bench_1', 'sku_bench_2'] as SkuId[];
const CALLS = 400;
/** One order to verify, the warm-up, the calls; what is left fits into what a cart tells (99). */
const ORDERS = 1 + CALLS / 10 + CALLS;
const LEFT = 59;
const PIECES = ORDERS + LEFT;
const PRICE_FEN = 5_900;

interface Placed {
  readonly id: string;
  readonly state: string;
  readonly payableFen: number;
}

interface OrderPage {
  readonly items: readonly Placed[];
  readonly nextCursor: string | null;
}

interface Cart {
  readonly groups: readonly {
    readonly lines: readonly { readonly skuId: string; readonly available: number }[];
  }[];
}

/** One order of two lines through HTTP on SQLite (WAL, synchronous = FULL): price, reserve, write, answer, events. */
export const placeOrder: BenchTask = {
  name: 'place-order',
  async run(report) {
    report('opening a shop with two articles');
    const shop = await openBenchShop({ prepare: fill });
    try {
      const shopper = await signIn(shop.url, '测量');
      const place = (key: string) =>
        shopper.post<Placed>('/v1/orders', { groups: basket() }, { 'idempotency-key': key });

      const first = await place('bench-verify-1');
      assert.equal(first.state, 'PENDING_PAY');
      assert.equal(first.payableFen, SKUS.length * PRICE_FEN);
      assert.deepEqual(await place('bench-verify-1'), first);
      assert.deepEqual(await shopper.get<Placed>(`/v1/orders/${first.id}`), first);

      const placed = new Set<string>();
      const cpuMs = await serverCpuMs(shop.url, CALLS, async (n) => {
        placed.add((await place(`bench-order-${n}`)).id);
      });
      assert.equal(placed.add(first.id).size, ORDERS);
      assert.equal(await countOrders(shopper), ORDERS);
      for (const skuId of SKUS) assert.equal(await piecesLeft(shop.url, shopper, skuId), LEFT);
      return [row('place an order of 2 lines, HTTP, SQLite (goal 8 ms)', cpuMs, 'ms CPU')];
    } finally {
      await shop.stop();
    }
  },
};

function basket() {
  return [
    { storeId: STORE, lines: SKUS.map((skuId) => ({ skuId, quantity: 1 })), fulfilment: { type: 'pickup' } },
  ];
}

async function countOrders(shopper: Shopper): Promise<number> {
  let count = 0;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = await shopper.get<OrderPage>(`/v1/orders?limit=100${from}`);
    count += page.items.filter(({ state }) => state === 'PENDING_PAY').length;
    cursor = page.nextCursor;
  }
  return count;
}

async function piecesLeft(url: string, { headers }: Shopper, skuId: SkuId): Promise<number | undefined> {
  const reply = await fetch(`${url}/v1/cart/items`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ storeId: STORE, skuId, quantity: 1 }),
  });
  const cart = (await reply.json()) as Cart;
  return cart.groups[0]?.lines.find((line) => line.skuId === skuId)?.available;
}

async function fill({ container }: House): Promise<void> {
  const hours = Array.from({ length: 7 }, () => ({ opensMinute: 0, closesMinute: 1_440 }));
  const place = { district: '', address: '', phone: '', latitude: 30.58, longitude: 114.29 };
  await container.get(UNIT_OF_WORK).run(async (tx) => {
    await container
      .get(STORE_IMPORT)
      .importStores(tx, MERCHANT, [{ id: STORE, name: '测量店', ...place, hours }]);
    await container.get(CATALOG_IMPORT).importProducts(tx, MERCHANT, [
      {
        id: 'prd_bench' as ProductId,
        categoryId: 'cat_bench',
        title: '测量商品',
        subtitle: '',
        description: '',
        brand: '',
        tags: [],
        images: [],
        optionNames: ['款式'],
        listedAt: 0,
        durable: false,
        skus: SKUS.map((id) => ({
          id,
          code: id,
          optionValues: [id],
          priceFen: fen(PRICE_FEN),
          listPriceFen: fen(PRICE_FEN),
          imageUrl: '',
          arItemId: null,
          tryOn: null,
        })),
      },
    ]);
    const stock = SKUS.map((skuId) => ({ skuId, storeId: STORE, quantity: PIECES }));
    await container.get(STOCK_IMPORT).receive(tx, MERCHANT, 'bench', stock, 0);
  });
}

import type { MemberId, StoreId, Tx, UnitOfWork } from '#kernel';
import { tellWhoWaits } from '../../../modules/inventory/app/back-in-stock.ts';
import { type RestockWish, restockWishes } from '../../../modules/inventory/app/restock-wishes.ts';
import { desk, HERE, heard, MERCHANT, MUG, NOW, refusal, TEA, THERE } from './stock-desk.ts';

const BEA = 'mbr_bea' as MemberId;
const clock = { now: () => NOW };

describe('asking to be told (INV-07)', () => {
  function wishing(wishes: readonly RestockWish[], pieces: readonly [StoreId, number][]) {
    const calls: unknown[] = [];
    const { known } = desk();
    const store = {
      of: async () => wishes,
      ask: heard<void>(calls, 'ask'),
      drop: heard<void>(calls, 'drop'),
    };
    const everywhere = async () => pieces.map(([storeId, quantity]) => ({ skuId: MUG, storeId, quantity }));
    const stock = { everywhere } as unknown as Parameters<typeof restockWishes>[2];
    const unitOfWork: UnitOfWork = { run: (work) => work({ emit: () => undefined }) };
    return { asked: restockWishes(unitOfWork, store, stock, known, clock), calls };
  }
  const wish = (n: number): RestockWish => ({
    ...{ skuId: `sku_${n}` as typeof MUG, storeId: null, askedAt: 1, toldAt: null },
  });

  test('a wish is kept with its moment, and dropped again', async () => {
    const { asked, calls } = wishing([wish(1)], [[HERE, 0]]);
    await asked.ask(MERCHANT, BEA, MUG, HERE);
    await asked.drop(MERCHANT, BEA, MUG);
    expect(calls.map((call) => (call as unknown[]).filter((part) => !isTx(part)))).toEqual([
      ['ask', MERCHANT, BEA, { skuId: MUG, storeId: HERE, askedAt: NOW, toldAt: null }],
      ['drop', MERCHANT, BEA, MUG],
    ]);
    expect(await asked.of(MERCHANT, BEA)).toEqual([wish(1)]);
  });

  test.each([
    ['there, where she wants it', HERE, true],
    ['elsewhere only', THERE, false],
    ['anywhere, where any store will do', null, true],
  ])('goods that are %s: she may buy them instead = %#', async (_case, storeId, isRefused) => {
    const { asked, calls } = wishing(
      [],
      [
        [HERE, 1],
        [THERE, 0],
      ],
    );
    const answer = asked.ask(MERCHANT, BEA, MUG, storeId);
    if (isRefused)
      await expect(answer).rejects.toEqual(
        refusal('conflict', 'inventory.in_stock', '商品有货，可以直接购买', { skuId: MUG }),
      );
    else await answer;
    expect(calls).toHaveLength(isRefused ? 0 : 1);
  });

  test('a hundred wishes are enough; one of them may be renewed', async () => {
    const hundred = Array.from({ length: 100 }, (_, n) => wish(n));
    await expect(wishing(hundred, []).asked.ask(MERCHANT, BEA, MUG, null)).rejects.toEqual(
      refusal('conflict', 'inventory.too_many_wishes', '到货提醒太多，请先取消一些', { max: 100 }),
    );
    const { asked, calls } = wishing([...hundred.slice(1), { ...wish(0), skuId: MUG }], []);
    await asked.ask(MERCHANT, BEA, MUG, null);
    expect(calls).toHaveLength(1);
    await wishing(hundred.slice(1), []).asked.ask(MERCHANT, BEA, MUG, null);
  });

  test('nobody waits for goods or at places that nobody knows', async () => {
    const { asked } = wishing([], []);
    await expect(asked.ask(MERCHANT, BEA, 'sku_9' as typeof MUG, null)).rejects.toMatchObject({
      code: 'inventory.unknown_sku',
    });
    await expect(asked.ask(MERCHANT, BEA, MUG, 'str_9' as StoreId)).rejects.toMatchObject({
      code: 'inventory.location_not_found',
    });
  });
});

describe('goods came in (INV-07)', () => {
  const CHANGE = { storeId: HERE, skuId: MUG, sellable: 5, version: 1, gained: 2 };
  function news(changes: readonly (typeof CHANGE)[], { waited = true, first = true } = {}) {
    const calls: unknown[] = [];
    const emitted: unknown[] = [];
    const tx: Tx = { emit: (event) => void emitted.push(event) };
    const tell = tellWhoWaits(
      { run: (work) => work(tx) },
      {
        waitedFor: heard(calls, 'waitedFor', waited),
        async tell(_tx, ...given) {
          calls.push(['tell', ...given]);
          return [BEA];
        },
      },
      async (_tx, ...given) => {
        calls.push(['first', ...given]);
        return first;
      },
      clock,
    );
    const event = { type: 'inventory.stock_changed', occurredAt: 1, merchantId: MERCHANT, changes } as const;
    return { tell: () => tell({ id: 'evt_1', event }), calls, emitted };
  }

  test('as many are told as pieces came and can be sold', async () => {
    const { tell, calls, emitted } = news([
      CHANGE,
      { ...CHANGE, skuId: TEA, gained: 9, sellable: 1 },
      { ...CHANGE, storeId: THERE, gained: 0 },
      { ...CHANGE, storeId: THERE, sellable: 0 },
    ]);
    await tell();
    expect(calls).toEqual([
      ['waitedFor', MERCHANT, [MUG, TEA]],
      ['first', MERCHANT, 'told:evt_1', NOW],
      ['tell', MERCHANT, { skuId: MUG, storeId: HERE }, 2, NOW],
      ['tell', MERCHANT, { skuId: TEA, storeId: HERE }, 1, NOW],
    ]);
    const told = {
      type: 'inventory.back_in_stock',
      occurredAt: NOW,
      merchantId: MERCHANT,
      memberId: BEA,
      storeId: HERE,
    };
    expect(emitted).toEqual([
      { ...told, skuId: MUG },
      { ...told, skuId: TEA },
    ]);
  });

  test('nobody is asked where nothing came, nothing is written where nobody waits, and no news counts twice', async () => {
    const nothing = news([{ ...CHANGE, gained: 0 }]);
    await nothing.tell();
    expect(nothing.calls).toEqual([]);
    const unwanted = news([CHANGE], { waited: false });
    await unwanted.tell();
    expect(unwanted.calls).toHaveLength(1);
    const repeated = news([CHANGE], { first: false });
    await repeated.tell();
    expect(repeated.calls).toHaveLength(2);
    expect(repeated.emitted).toEqual([]);
  });
});

const isTx = (part: unknown): boolean => typeof part === 'object' && part !== null && 'emit' in part;

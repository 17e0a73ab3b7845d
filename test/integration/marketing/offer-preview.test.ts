import { DATABASE_KINDS } from '../../support/databases.ts';
import {
  BLACK,
  BLACK_FEN,
  JIANGHAN,
  OPENING_MS,
  type SmallShop,
  smallShop,
} from '../../support/small-shop.ts';

interface Preview {
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly reason: string | null;
  readonly explanation: readonly { readonly kind: string; readonly amountFen: number }[];
}

const lines = [{ skuId: BLACK, quantity: 2 }];
const ladder = (from: number, reward: object) => ({
  kind: 'promotion',
  title: '试算',
  rules: { kind: 'spend_tier', measure: 'amount', repeats: false, tiers: [{ from, reward }] },
});

describe.each(DATABASE_KINDS)('what an offer would do (MKT-09), on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  beforeAll(async () => {
    shop = await smallShop(kind);
    owner = await shop.staff('owner');
  }, OPENING_MS);
  afterAll(() => shop.close());

  const preview = (offer: object, wanted: object = { lines }, token = owner) =>
    shop.call<Preview & { code?: string }>('POST', '/v1/console/offer-previews', {
      ...{ token, body: { storeId: JIANGHAN, ...wanted, offer } },
    });
  const sum = ({ explanation }: Preview) => explanation.reduce((all, { amountFen }) => all + amountFen, 0);

  test('a ladder, a price for a time and a coupon are computed as a quote would, and nothing is stored', async () => {
    const beforeFen = 2 * BLACK_FEN;
    const { body: off } = await preview(ladder(20_000, { kind: 'amount_off', offFen: 3_000 }));
    expect(off).toMatchObject({ beforeFen, afterFen: beforeFen - 3_000, reason: null });
    expect(sum(off)).toBe(off.afterFen);
    const priced = { kind: 'time_limited', prices: [{ skuId: BLACK, priceFen: 9_900, perMemberMax: 1 }] };
    const { body: limited } = await preview({ kind: 'promotion', title: '限时', rules: priced });
    expect(limited.afterFen).toBe(9_900 + BLACK_FEN);
    const benefit = { kind: 'percent', thresholdFen: 0, payBps: 9_000, capFen: 1_000, piecesMax: null };
    const { body: coupon } = await preview({ kind: 'coupon', title: '九折', benefit });
    expect(coupon.afterFen).toBe(beforeFen - 1_000);
    expect(await shop.count('promotions')).toBe(0);
  });

  test('an offer that the basket does not reach says what is missing', async () => {
    const { body } = await preview(ladder(30_000, { kind: 'amount_off', offFen: 3_000 }));
    expect(body.afterFen).toBe(body.beforeFen);
    expect(body.reason).toContain('42');
  });

  test('only authors of that store ask, and only about goods that are sold there', async () => {
    const offer = ladder(20_000, { kind: 'free_shipping' });
    expect((await preview(offer, { lines }, await shop.staff('jianghan'))).status).toBe(403);
    expect(await preview(offer, { lines: [{ skuId: 'sku_none', quantity: 1 }] })).toMatchObject({
      ...{ status: 409, body: { code: 'marketing.preview_not_on_sale' } },
    });
  });
});

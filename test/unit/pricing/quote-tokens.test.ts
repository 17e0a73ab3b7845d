import { type AppError, fen, type MemberId, MINUTE_MS, type SkuId, type StoreId } from '#kernel';
import { type PricingContext, price, quoteTokens } from '#modules/pricing';
import { HandClock } from '../../support/clock.ts';

const MEMBER = 'mbr_1' as MemberId;

const context = (storePriceFen: number, quantity = 1): PricingContext => ({
  groups: [
    {
      storeId: 'str_1' as StoreId,
      storeName: '江汉路店',
      fulfilment: 'pickup',
      lines: [{ skuId: 'sku_1' as SkuId, title: '眼镜', quantity, storePriceFen: fen(storePriceFen) }],
    },
  ],
});

function desk() {
  const clock = new HandClock();
  const issued = new Map<string, { claims: object; purpose: string; expiresAt: number }>();
  const tokens = quoteTokens(
    {
      sign(purpose, claims, expiresAt) {
        issued.set(`token-${issued.size}`, { claims, purpose, expiresAt });
        return `token-${issued.size - 1}`;
      },
      verify<Claims extends object>(purpose: string, token: string, now: number) {
        const found = issued.get(token);
        return found?.purpose === purpose && found.expiresAt > now ? (found.claims as Claims) : undefined;
      },
    },
    clock,
  );
  const shown = tokens.issue(MEMBER, context(1_000), price(context(1_000)));
  const submit = (now: PricingContext, member = MEMBER, token = shown.quoteToken) =>
    refusal(() => tokens.check(token, member, now, price(now)));
  return { clock, submit };
}

function refusal(work: () => void): AppError | undefined {
  try {
    work();
  } catch (error) {
    return error as AppError;
  }
  return undefined;
}

test('what was shown can be bought, and so can what has become cheaper', () => {
  const { submit } = desk();
  expect(submit(context(1_000))).toBeUndefined();
  expect(submit(context(999))).toBeUndefined();
});

test('one fen dearer is refused, with the difference', () => {
  expect(desk().submit(context(1_001))).toMatchObject({
    kind: 'conflict',
    code: 'pricing.price_changed',
    facts: {
      quotedFen: 1_000,
      payableFen: 1_001,
      changes: [{ storeId: 'str_1', skuId: 'sku_1', quotedFen: 1_000, unitPriceFen: 1_001 }],
    },
  });
});

test('a quote is worth nothing for another basket or another person', () => {
  const { submit } = desk();
  expect(submit(context(1_000, 2))?.code).toBe('pricing.quote_mismatch');
  expect(submit(context(1_000), 'mbr_2' as MemberId)?.code).toBe('pricing.quote_mismatch');
});

test('a quote lives ten minutes; a forged one not at all', () => {
  const { clock, submit } = desk();
  expect(submit(context(1_000), MEMBER, 'forged')?.code).toBe('pricing.quote_expired');
  clock.advance(10 * MINUTE_MS);
  expect(submit(context(1_000))?.code).toBe('pricing.quote_expired');
});

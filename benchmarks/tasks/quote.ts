import { SeededRandom } from '#kernel';
import { type PricingContext, price, type Quote } from '#modules/pricing';
import { basketWithOffers } from '../support/baskets-with-offers.ts';
import { cpuMs } from '../support/interleaved-samples.ts';
import { quantile } from '../support/quantile.ts';
import { type BenchTask, row } from '../task.ts';

/** MKT-01: one quote of a full basket; of the 30 offers 20 are coupons. */
const FULL = { lines: 50, promotions: 10, coupons: 20 } as const;
const FULL_BASKETS = 300;
/** What can still be compared with trying every set of coupons: 2^9 quotes of one basket. */
const SMALL = { lines: 10, promotions: 4, coupons: 9 } as const;
const SMALL_BASKETS = 12;

/** What a basket costs with its best coupons, beside trying all sets of them. */
export const quote: BenchTask = {
  name: 'quote',
  async run(report) {
    const small = draw(SMALL_BASKETS, SMALL);
    const right = small.every((context) => costOf(price(context)) === costOf(bestOfAll(context)));
    report(`${SMALL_BASKETS} baskets agree with trying every set of coupons: ${right}`);
    const ours = await meanMs(small, price);
    const all = await meanMs(small, bestOfAll);

    const full = draw(FULL_BASKETS, FULL);
    const quotes = full.map(price);
    const proven = quotes.filter(({ coupons }) => coupons.best).length;
    report(`${proven} of ${FULL_BASKETS} full baskets proven best`);
    const sums = quotes.every(addsUp);
    const times: number[] = [];
    for (const context of full) times.push(await cpuMs(1, () => price(context)));
    const { lines, promotions, coupons } = FULL;
    const size = `${lines} lines, ${promotions} promotions, ${coupons} coupons`;
    return [
      row(`quote, ${size}, median`, quantile(times, 0.5), 'ms CPU', null, sums),
      row(`quote, ${size}, p95`, quantile(times, 0.95), 'ms CPU', null, sums && proven === FULL_BASKETS),
      row(`quote, ${size}, dearest`, Math.max(...times), 'ms CPU', null, sums),
      row(`quote, ${SMALL.coupons} coupons, beside trying every set`, ours, 'ms CPU', all, right),
    ];
  },
};

function draw(count: number, size: typeof FULL | typeof SMALL): readonly PricingContext[] {
  return Array.from({ length: count }, (_, seed) => basketWithOffers(new SeededRandom(seed + 1), size));
}

async function meanMs(
  baskets: readonly PricingContext[],
  run: (context: PricingContext) => unknown,
): Promise<number> {
  const times: number[] = [];
  for (const context of baskets) times.push(await cpuMs(1, () => run(context)));
  return times.reduce((sum, ms) => sum + ms, 0) / times.length;
}

/** Every set of coupons as the buyer's own choice; the engine decides nothing but the price of each. */
function bestOfAll(context: PricingContext): Quote {
  const ids = (context.coupons ?? []).map(({ id }) => id);
  let best = price({ ...context, couponChoice: [] });
  for (let set = 1; set < 2 ** ids.length; set += 1) {
    const couponChoice = ids.filter((_, n) => set & (1 << n));
    const tried = price({ ...context, couponChoice });
    if (costOf(tried) < costOf(best)) best = tried;
  }
  return best;
}

function costOf({ payableFen, points }: Quote): number {
  return payableFen + points.worthFen;
}

function addsUp({ groups, payableFen, explanation }: Quote): boolean {
  const lines = groups.flatMap((group) => group.lines);
  const paid = lines.reduce((sum, { totalFen }) => sum + totalFen, 0);
  const shipped = groups.reduce((sum, { shippingFen }) => sum + shippingFen, 0);
  const explained = explanation.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return (
    paid + shipped === payableFen && explained === payableFen && lines.every((line) => line.totalFen >= 0)
  );
}

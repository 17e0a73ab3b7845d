import { bpsOf, percentsFor } from '../../../web-demo/console/src/model/commission.ts';

test('a store without a rate of its own shows none, not the chain’s; what is shown is what is saved (STO-07)', () => {
  const rates = { chainBps: 225, stores: [{ storeId: 'str_a', rateBps: 0 }] };
  expect(percentsFor(rates, 'str_b')).toEqual({ chain: 2.25, own: null });
  expect(percentsFor(rates, 'str_a')).toEqual({ chain: 2.25, own: 0 });
  for (let bps = 0; bps <= 5_000; bps += 1)
    expect(bpsOf(percentsFor({ ...rates, chainBps: bps }, '').chain)).toBe(bps);
});

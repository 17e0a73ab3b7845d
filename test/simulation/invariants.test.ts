import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { affectedRows } from '#db';
import { SeededRandom, UNIT_OF_WORK } from '#kernel';
import { HandClock } from '../support/clock.ts';
import { DUCK, JIANGHAN } from '../support/small-shop.ts';
import { type Body, Callers } from './callers.ts';
import { Dice } from './dice.ts';
import { startInstance } from './instance.ts';
import { brokenRules, Watch } from './invariants.ts';
import { outsideWorld, walletsOf } from './outside.ts';
import { type Shopper, stockShop } from './shop.ts';
import { confirm, openPayment } from './wallet.ts';

const ADDRESS = { name: '陈晓雯', phone: '13800001234', region: '湖北省武汉市', detail: '江汉路 9 号' };

test('a piece that was given back and is in a parcel is seen, and so is an event that nobody wrote (ORD-04, ORD-07, PAY-01)', async () => {
  const [clock, random] = [new HandClock(), new SeededRandom(1)];
  const outside = await outsideWorld(clock, random);
  const instance = await startInstance({
    ...{ stateDir: mkdtempSync(join(tmpdir(), 'tongqu-simulation-')), clock, random, wechat: outside.wechat },
    defect: undefined,
  });
  try {
    const wallets = walletsOf(outside, instance);
    const [shopper] = (await stockShop(instance, wallets, clock, 5)) as [Shopper];
    const callers = new Callers(new Dice(random), [instance]);
    let requests = 0;
    const ask = async (who: Shopper | 'owner', path: string, body: object): Promise<Body> => {
      requests += 1;
      const answer = await callers.once(who, path, { body, key: `request-${requests}` });
      if (answer === undefined || answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer)}`);
      return answer.body;
    };
    const { id } = await ask(shopper, '/v1/orders', {
      groups: [
        {
          storeId: JIANGHAN,
          lines: [{ skuId: DUCK, quantity: 3 }],
          fulfilment: { type: 'delivery', address: ADDRESS },
        },
      ],
      coupons: [],
    });
    const begun = await ask(shopper, `/v1/orders/${id}/payment`, { provider: 'wechat' });
    confirm(outside.sandbox, openPayment(begun));
    await wallets.arrived();
    while ((await instance.house.relay.deliverWaiting()) > 0);

    const back = { orderId: id, storeId: JIANGHAN, type: 'REFUND_ONLY', reason: 'not_wanted' };
    const lines = [{ line: 0, quantity: 1 }];
    const asked = await ask(shopper, '/v1/me/after-sales', { ...back, lines });
    await ask('owner', `/v1/console/after-sales/${asked['id']}/approve`, {});

    const parcelWith = (quantity: number) =>
      instance.house.container.get(UNIT_OF_WORK).run((tx) =>
        affectedRows(
          tx,
          `insert into order_parcels (order_id, store_id, tracking_number, merchant_id, position, carrier, pieces, sent_at)
           select id, ?, ?, merchant_id, 1, '顺丰速运', ?, 1 from orders where id = ?`,
          [JIANGHAN, `SF-${quantity}`, JSON.stringify([{ skuId: DUCK, quantity }]), id],
        ),
      );
    await parcelWith(2);
    expect(await brokenRules(instance, clock.now())).toEqual([]);
    const watch = new Watch();
    expect(await watch.look(instance, clock.now())).toEqual([]);
    await parcelWith(1);
    const broken = [expect.stringMatching(/^no piece leaves in two parcels, or after it was given back/)];
    expect(await brokenRules(instance, clock.now())).toEqual(broken);
    expect(await watch.look(instance, clock.now())).toEqual(broken);
    expect(await watch.look(instance, clock.now())).toEqual([]);

    const { container } = instance.house;
    await container.get(UNIT_OF_WORK).run((tx) => affectedRows(tx, 'delete from simulation_told'));
    expect(await brokenRules(instance, clock.now())).toEqual([
      expect.stringMatching(/^an order is told of in the commit that places it/),
      expect.stringMatching(/^a payment is told of in the commit that takes it/),
      ...broken,
    ]);
  } finally {
    await instance.end();
    await outside.close();
  }
});

import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { READS } from '#db';
import { MEMBER_DATA } from '#feature';
import { DAY_MS, type MemberId } from '#kernel';
import { VAULT } from '#modules/privacy';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { basket, DUCK, MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

const HOME = {
  name: '林小满',
  phone: '13987654321',
  region: '湖北省武汉市江汉区',
  detail: '解放大道 688 号 3 栋 1201',
};
/** Each says who or where she is. */
const MARKERS = [HOME.name, HOME.phone, HOME.detail];

interface Closure {
  readonly state: string;
  readonly receipt: string;
  readonly eraseAt: number;
  readonly certificate: string | null;
  readonly blockedBy: string | null;
}
interface Order {
  readonly id: string;
  readonly payableFen: number;
  readonly groups: readonly { readonly fulfilment: { readonly address?: object } }[];
}

describe.each(DATABASE_KINDS)('closing an account on %s', (kind) => {
  let shop: SmallShop;
  let token: string;
  let memberId: MemberId;
  let sent = 0;
  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  beforeEach(async () => {
    sent += 1;
    token = await shop.shopper(`closing-${sent}`);
    memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
  });
  afterAll(() => shop.close());

  async function orderHome(): Promise<Order> {
    const groups = basket({ [DUCK]: 1 }, { type: 'delivery', address: HOME });
    return (await shop.call<Order>('POST', '/v1/orders', { token, body: { groups } })).body;
  }
  async function pay({ id, payableFen }: Order): Promise<void> {
    await shop.payByEvent({ id, payableFen });
    await shop.deliver();
  }
  async function finish({ id }: Order): Promise<void> {
    const owner = await shop.staff('owner');
    const body = { storeId: 'str_jianghan', carrier: '顺丰', trackingNumber: 'SF1234567890' };
    await shop.call('POST', `/v1/console/orders/${id}/ship`, { token: owner, body });
    await shop.call('POST', `/v1/orders/${id}/receive`, { token, body: { storeId: 'str_jianghan' } });
    await shop.deliver();
  }
  const close = () => shop.call<Closure>('POST', '/v1/me/closure', { token });
  async function afterTheDays(): Promise<void> {
    shop.clock.advance(8 * DAY_MS);
    await shop.job('privacy.close_accounts');
  }

  test('an open order stands in the way, and the refusal says so (PRV-07)', async () => {
    const order = await orderHome();

    const refused = await close();

    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'privacy.closure_blocked',
        details: { reasons: [{ module: 'orders', code: 'orders.still_open', orders: 1 }] },
      },
    });
    expect(
      (await shop.call<Order>('GET', `/v1/orders/${order.id}`, { token })).body.groups[0]?.fulfilment.address,
    ).toEqual(HOME);
    await shop.call('POST', `/v1/orders/${order.id}/cancel`, { token });
    expect((await close()).status).toBe(202);
  });

  test('within seven days she can take it back, and nothing was touched (PRV-07)', async () => {
    const asked = await close();
    expect(asked.body).toMatchObject({ state: 'COOLING_OFF', certificate: null });
    expect((await close()).body.eraseAt).toBe(asked.body.eraseAt);
    expect((await shop.call('DELETE', '/v1/me/closure', { token })).status).toBe(204);

    await afterTheDays();

    const fresh = await shop.shopper(`closing-${sent}`);
    expect((await shop.call('GET', '/v1/me', { token: fresh })).body).toMatchObject({ id: memberId });
    expect((await shop.call('DELETE', '/v1/me/closure', { token: fresh })).status).toBe(404);
  });

  test('an order that came in between postpones it, and the receipt says why (PRV-07)', async () => {
    const { receipt } = (await close()).body;
    shop.clock.advance(8 * DAY_MS - 60_000);
    token = await shop.shopper(`closing-${sent}`);
    await orderHome();
    shop.clock.advance(60_000);
    await shop.job('privacy.close_accounts');

    const state = await shop.call<Closure>('POST', '/v1/privacy/closure-receipts', { body: { receipt } });
    expect(state.body).toMatchObject({ state: 'COOLING_OFF', blockedBy: 'orders.still_open' });
  });

  test('afterwards nothing in the database says who she was, and the amounts are kept (PRV-07)', async () => {
    const order = await orderHome();
    await pay(order);
    await finish(order);
    const [{ n: paidBefore } = { n: 0 }] = await shop.reads.all<{ n: number }>(
      'select sum(payable_fen) as n from orders',
    );
    const sealed = await shop.unitOfWork.run((tx) =>
      shop.house.container.get(VAULT).seal(tx, MERCHANT, memberId, 'phone', HOME.phone),
    );
    const { receipt } = (await close()).body;

    await afterTheDays();

    expect(
      await shop.house.container.get(VAULT).open(MERCHANT, memberId, 'phone', sealed, 'account.own'),
    ).toBeNull();
    const [kept] = await shop.reads.all<{ fulfilment: string }>(
      'select fulfilment from order_groups where order_id = ?',
      [order.id],
    );
    expect(JSON.parse(kept?.fulfilment ?? '{}')).toEqual({
      ...{ type: 'delivery', sealedFor: null, sealed: null },
      address: { name: '*', phone: '****', region: '***', detail: '***' },
    });
    const [{ n: paidAfter } = { n: 0 }] = await shop.reads.all<{ n: number }>(
      'select sum(payable_fen) as n from orders',
    );
    expect(paidAfter).toBe(paidBefore);
    const openids = await shop.reads.all(
      'select openid from payment_intents where member_id = ? and openid <> ?',
      [memberId, ''],
    );
    expect(openids).toEqual([]);

    const proof = (await shop.call<Closure>('POST', '/v1/privacy/closure-receipts', { body: { receipt } }))
      .body;
    expect(proof.state).toBe('ERASED');
    const verify = (certificate: string | null) =>
      shop.call('POST', '/v1/privacy/certificates/verify', { body: { certificate } });
    expect((await verify(proof.certificate)).body).toMatchObject({
      keyDestroyed: true,
      modules: expect.arrayContaining(['orders', 'privacy']),
    });
    expect((await verify(`${proof.certificate}x`)).status).toBe(404);
    expect(JSON.stringify(proof)).not.toContain(memberId);
  });

  test('what staff wrote when they looked at her order is in her copy, and goes with her (ORD-04, PRV-06, PRV-07)', async () => {
    const owner = await shop.staff('owner');
    const limits = { amountFromFen: null, piecesFrom: null, memberDaysBelow: null, refundsFrom: null };
    const setRules = (mode: 'all' | 'off') => {
      const body = { mode, ...limits, hours: 12, onSilence: 'approve' };
      return shop.call('PUT', '/v1/console/order-audit-rules', { token: owner, body });
    };
    await setRules('all');
    const order = await orderHome();
    await pay(order);
    const note = '林小满的妈妈打过电话';
    const decided = { token: owner, body: { decision: 'approve', note } };
    expect((await shop.call('POST', `/v1/console/orders/${order.id}/audit`, decided)).status).toBe(200);
    await setRules('off');
    await finish(order);
    const orders = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'orders');
    const copy = await orders?.exportMember(MERCHANT, memberId);
    expect(copy?.['audits']).toMatchObject([{ orderId: order.id, reasons: ['every_order'], note }]);
    // The trail of what staff did is evidence that nobody deletes: it says that, and not the words.
    const trail = await shop.reads.all('select * from audit_log where subject = ?', [`order:${order.id}`]);
    expect(JSON.stringify(trail)).toContain('orders.audit_approve');
    expect(JSON.stringify(trail)).not.toContain(note);

    await close();
    await afterTheDays();

    const kept = await shop.reads.all('select state, note from order_audits where order_id = ?', [order.id]);
    expect(kept).toEqual([{ state: 'APPROVED', note: null }]);
  });

  test('a member who cannot be erased, or copied, does not stand before those who can (PRV-06, PRV-07)', async () => {
    const members = [{ token, memberId }];
    for (let n = 0; n < 6; n += 1) {
      const next = await shop.shopper(`queue-${kind}-${n}`);
      const { body } = await shop.call<{ id: MemberId }>('GET', '/v1/me', { token: next });
      members.push({ token: next, memberId: body.id });
    }
    for (const each of members) {
      shop.clock.advance(1);
      expect((await shop.call('POST', '/v1/me/export', { token: each.token })).status).toBe(202);
      expect((await shop.call('POST', '/v1/me/closure', { token: each.token })).status).toBe(202);
    }
    const last = members.at(-1)?.memberId;
    const broken = new Error('a row that nobody can read');
    const points = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'points');
    if (points === undefined) throw new Error('points looks after no members');
    const copying = jest.spyOn(points, 'exportMember').mockRejectedValue(broken);
    await expect(shop.job('privacy.prepare_exports')).rejects.toThrow('could not be prepared');
    copying.mockRestore();
    await shop.job('privacy.prepare_exports');
    const exported = await shop.reads.all<{ member_id: string }>(
      "select member_id from exports where state = 'READY' and member_id = ?",
      [last],
    );
    expect(exported).toHaveLength(1);

    const erase = points.eraseMember.bind(points);
    const erasing = jest.spyOn(points, 'eraseMember').mockImplementation(async (tx, merchantId, one) => {
      if (one === memberId) throw broken;
      await erase(tx, merchantId, one);
    });
    shop.clock.advance(8 * DAY_MS);
    await expect(shop.job('privacy.close_accounts')).rejects.toThrow('could not be erased');
    const ids = members.map((each) => each.memberId);
    const states = await shop.reads.all<{ state: string; blocked: string | null }>(
      `select state, blocked_by as blocked from account_closures
       where member_id in (${ids.map(() => '?').join(', ')}) order by requested_at`,
      ids,
    );
    expect(states[0]).toEqual({ state: 'COOLING_OFF', blocked: 'privacy.erasure_failed' });
    expect(states.slice(1).map(({ state }) => state)).toEqual(members.slice(1).map(() => 'ERASED'));
    erasing.mockRestore();
    shop.clock.advance(DAY_MS);
    await shop.job('privacy.close_accounts');
  });

  test('who signs in again is a new member (PRV-07)', async () => {
    await close();
    await afterTheDays();
    const again = await shop.shopper(`closing-${sent}`);
    const { body } = await shop.call<{ id: string }>('GET', '/v1/me', { token: again });
    expect(body.id).not.toBe(memberId);
  });
});

test(
  'a used database holds no address, phone or name in clear, nor does the log (SEC-04)',
  async () => {
    const logged: string[] = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = ((text: string | Uint8Array) => {
      logged.push(String(text));
      return true;
    }) as typeof process.stdout.write;
    const shop = await smallShop('SQLite');
    try {
      const token = await shop.shopper('lin');
      const groups = basket({ [DUCK]: 1 }, { type: 'delivery', address: HOME });
      const placed = await shop.call<Order>('POST', '/v1/orders', {
        token,
        body: { groups },
        key: 'same-key',
      });
      const again = await shop.call<Order>('POST', '/v1/orders', {
        token,
        body: { groups },
        key: 'same-key',
      });
      expect(placed.body.groups[0]?.fulfilment.address).toEqual(HOME);
      expect(again.body).toEqual(placed.body);
      const owner = await shop.staff('owner');
      const list = await shop.call('GET', '/v1/console/orders', { token: owner });
      expect(JSON.stringify(list.body)).toContain('139****4321');
      for (const marker of MARKERS) expect(JSON.stringify(list.body)).not.toContain(marker);

      const [{ file = '' } = {}] = await shop.house.container
        .get(READS)
        .all<{ file: string }>('pragma database_list');
      const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
      expect(MARKERS.filter((marker) => bytes.includes(marker))).toEqual([]);
    } finally {
      process.stdout.write = write;
      await shop.close();
    }
    expect(MARKERS.filter((marker) => logged.join('').includes(marker))).toEqual([]);
  },
  OPENING_MS,
);

import { affectedRows } from '#db';
import { MEMBER_DATA } from '#feature';
import { DAY_MS, HOUR_MS, type MemberId, MINUTE_MS } from '#kernel';
import { SPENDING_CODES } from '#modules/members';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT, OPENING_MS, type SmallShop, smallShop } from '../../support/small-shop.ts';

interface Offer {
  readonly id: string;
}
interface Begun {
  readonly rechargeId: string;
  readonly code: string;
  readonly payment: { readonly params: { readonly package: string } };
}

const TERMS = {
  ...{ title: '充500送80', payFen: 50_000, giftFen: 8_000, giftPoints: 50, giftCoupons: ['cpt_1'] },
  ...{ fromAt: null, untilAt: null, perMemberMax: 2, active: true },
};

describe.each(DATABASE_KINDS)('a card is bought and paid back on %s', (kind) => {
  let shop: SmallShop;
  let owner: string;
  let token: string;
  let offer: Offer;
  let people = 0;

  beforeAll(async () => {
    shop = await smallShop(kind);
  }, OPENING_MS);
  afterAll(() => shop.close());
  beforeEach(async () => {
    people += 1;
    owner = await shop.staff('owner');
    token = await shop.shopper(`card-${people}`);
    offer = (await add({})).body;
  });

  const add = (changed: object) =>
    shop.call<Offer & { code: string }>('POST', '/v1/console/stored-value/offers', {
      token: owner,
      body: { ...TERMS, ...changed },
    });
  const begin = (offerId = offer.id, key?: string) =>
    shop.call<Begun>('POST', '/v1/me/stored-value/recharges', {
      ...{ token, body: { offerId } },
      ...(key === undefined ? {} : { key }),
    });
  async function pay({ payment }: Begun): Promise<void> {
    await shop.outside.pay(payment.params.package.replace('prepay_id=', ''));
    await shop.deliver();
  }
  async function bought(offerId = offer.id): Promise<string> {
    const { body } = await begin(offerId);
    await pay(body);
    return body.rechargeId;
  }
  const mine = async () => (await shop.call('GET', '/v1/me/stored-value', { token })).body;
  const cashOut = (rechargeId: string) =>
    shop.call<{ id: string; code: string; refundFen: number; state: string; channel: string }>(
      'POST',
      '/v1/me/stored-value/cash-outs',
      { token, body: { rechargeId } },
    );

  test('only the provider’s notice puts money on the card, with its gift, points and entry (MEM-08)', async () => {
    const first = await begin(offer.id, 'recharge-once');
    const again = await begin(offer.id, 'recharge-once');
    expect(again.body.rechargeId).toBe(first.body.rechargeId);
    expect(await mine()).toMatchObject({ principalFen: 0, giftFen: 0 });

    await pay(first.body);
    expect(await mine()).toMatchObject({ principalFen: 50_000, giftFen: 8_000, heldFen: 0 });
    expect((await shop.call('GET', '/v1/me/points', { token })).body).toMatchObject({ usable: 50 });
    expect((await shop.call('GET', '/v1/me/stored-value/entries', { token })).body).toMatchObject({
      items: [{ title: '充500送80', change: { principal: 50_000, gift: 8_000 } }],
    });
    const [event] = (await shop.events('stored-value.recharged')).slice(-1);
    expect(event).toMatchObject({ rechargeId: first.body.rechargeId, giftCoupons: ['cpt_1'] });
  });

  test('an offer is taken as often as it says, while it is open, and a card holds at most 5,000 yuan (MEM-08)', async () => {
    await begin();
    await begin();
    expect(await begin()).toMatchObject({ status: 409, body: { code: 'stored-value.offer_limit' } });
    const full = (await add({ payFen: 400_001, perMemberMax: null })).body;
    expect(await begin(full.id)).toMatchObject({ status: 409, body: { code: 'stored-value.card_full' } });
    const over = (await add({ untilAt: shop.clock.now() - 1 })).body;
    expect(await begin(over.id)).toMatchObject({ status: 404, body: { code: 'stored-value.offer_over' } });
    const huge = (await add({ payFen: 1_000_000 })).body;
    expect(await begin(huge.id)).toMatchObject({
      status: 403,
      body: { code: 'stored-value.real_name_needed' },
    });
    const { body } = await shop.call<{ items: Offer[] }>('GET', '/v1/me/stored-value/offers', { token });
    expect(body.items.map(({ id }) => id)).toContain(full.id);
    expect(body.items.map(({ id }) => id)).not.toContain(over.id);
  });

  describe('from ¥10,000 at once (MEM-08)', () => {
    const HER = { name: '欧阳小满', idNumber: '11010519491231002X' };
    const tell = (body: object) => shop.call('PUT', '/v1/me/stored-value/real-name', { token, body });
    const told = async () =>
      (await shop.call<{ realName: object | null }>('GET', '/v1/me/stored-value/real-name', { token })).body
        .realName;
    const kept = async () => JSON.stringify(await shop.reads.all('select * from stored_value_real_names'));
    let huge: Offer;
    beforeEach(async () => {
      const settings = { spendingOrder: 'PRO_RATA', cardPrincipalMaxFen: 5_000_000 };
      const body = { ...settings, realNameFromFen: 1_000_000, payPasswordFromFen: 20_000 };
      const path = '/v1/console/stored-value/settings';
      expect((await shop.call('PUT', path, { token: owner, body })).status).toBe(200);
      huge = (await add({ payFen: 1_000_000, perMemberMax: null })).body;
    });
    // The other tests' cards hold what the law's default allows.
    afterEach(() => shop.unitOfWork.run((tx) => affectedRows(tx, 'delete from stored_value_settings')));

    test('she says who she is, once: sealed, and masked to herself', async () => {
      expect(await begin(huge.id)).toMatchObject({
        status: 403,
        body: { code: 'stored-value.real_name_needed' },
      });
      expect(await told()).toBeNull();
      expect(await tell({ ...HER, idNumber: '110105194912310021' })).toMatchObject({
        status: 422,
        body: { code: 'stored-value.id_number_wrong' },
      });
      expect(await tell({ ...HER, name: '<b>' })).toMatchObject({ status: 400 });

      const answer = { name: '欧*', idNumber: '1****************X' };
      expect(await tell({ ...HER, idNumber: '11010519491231002x' })).toMatchObject({
        status: 200,
        body: answer,
      });
      expect(await tell(HER)).toMatchObject({ status: 200, body: answer });
      expect(await told()).toMatchObject(answer);
      expect(await tell({ ...HER, name: '欧阳大满' })).toMatchObject({
        status: 409,
        body: { code: 'stored-value.real_name_told' },
      });
      for (const secret of Object.values(HER)) expect(await kept()).not.toContain(secret);
      expect((await begin(huge.id)).status).toBe(200);
    });

    test('two people told at the same moment are one, and only her copy says whom', async () => {
      const others = { ...HER, name: '欧阳大满' };
      const answers = await Promise.all([tell(HER), tell(others)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const winner = answers[0]?.status === 200 ? HER : others;
      const me = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
      const all = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'stored-value');
      expect((await all?.exportMember(MERCHANT, me))?.['realName']).toEqual([
        expect.objectContaining({ person: JSON.stringify(winner) }),
      ]);
    });

    test('it is kept five years after the last such purchase, and goes with its key', async () => {
      await tell(HER);
      const YEAR = 366 * DAY_MS;
      shop.clock.advance(4 * YEAR);
      token = await shop.shopper(`card-${people}`);
      expect((await begin(huge.id)).status).toBe(200);
      shop.clock.advance(4 * YEAR);
      await shop.job('stored-value.forget_real_names');
      token = await shop.shopper(`card-${people}`);
      expect(await told()).not.toBeNull();
      const [row] = await shop.reads.all<{ key_owner: string }>(
        'select key_owner from stored_value_real_names',
      );

      shop.clock.advance(2 * YEAR);
      await shop.job('stored-value.forget_real_names');

      token = await shop.shopper(`card-${people}`);
      expect(await told()).toBeNull();
      const [key] = await shop.reads.all<{ wrapped: string | null }>(
        'select wrapped from member_keys where member_id = ?',
        [row?.key_owner],
      );
      expect(key).toEqual({ wrapped: null });
    });
  });

  test('an unpaid recharge is closed after its time and counts no more', async () => {
    await begin();
    await begin();
    shop.clock.advance(HOUR_MS);
    await shop.job('stored-value.close_overdue');
    token = await shop.shopper(`card-${people}`);
    expect((await begin()).status).toBe(200);
  });

  test('untouched within seven days the whole principal goes back at once, the way it came (MEM-08)', async () => {
    const id = await bought();
    expect((await cashOut(id)).body).toMatchObject({
      refundFen: 50_000,
      state: 'REFUNDING',
      channel: 'original',
    });
    expect(await mine()).toMatchObject({ principalFen: 0, giftFen: 0 });
    // The provider may not answer at first; we look again with growing pauses.
    for (let look = 0; look < 5; look += 1) {
      await shop.job('payments.pursue_refunds');
      await shop.outside.sandbox.tick();
      shop.clock.advance(HOUR_MS);
    }
    await shop.deliver();
    token = await shop.shopper(`card-${people}`);
    expect((await shop.call('GET', '/v1/me/stored-value/cash-outs', { token })).body).toMatchObject({
      items: [{ state: 'PAID', refundFen: 50_000 }],
    });
    expect(await cashOut(id)).toMatchObject({ status: 409, body: { code: 'stored-value.nothing_left' } });
  });

  test('without a pay password a code to her phone approves a large payment, and no other code does (MEM-08)', async () => {
    const phone = `139${String(people).padStart(4, '0')}${kind === 'SQLite' ? '1' : '2'}000`;
    const path = '/v1/me/stored-value';
    const codesTo = () =>
      shop.outside.sandbox.sms.messages(`+86${phone}`).map(({ params }) => params[0] ?? '');
    const ask = () => shop.call('POST', `${path}/codes`, { token });
    const approve = (code: string) =>
      shop.call<{ approvalToken: string }>('POST', `${path}/approvals`, {
        ...{ token, body: { amountFen: 30_000, code } },
      });
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'members.no_phone' } });
    const bound = await shop.call<{ accessToken: string }>('POST', '/v1/auth/wechat-phone', {
      token,
      body: { code: shop.outside.sandbox.phoneCodes.issue(phone) },
    });
    token = bound.body.accessToken;

    // A code for signing in is not hers to spend with, nor the other way round.
    await shop.call('POST', '/v1/auth/sms', { body: { phone } });
    const [forSignIn = ''] = codesTo();
    expect(await approve(forSignIn)).toMatchObject({
      status: 403,
      body: { code: 'stored-value.wrong_code' },
    });
    // The gateway itself takes one message to a phone in thirty seconds.
    shop.clock.advance(MINUTE_MS);
    expect(await ask()).toMatchObject({ status: 202, body: { resendAfterSeconds: 60 } });
    const [code = ''] = codesTo();
    if (code !== forSignIn)
      expect(await shop.call('POST', '/v1/auth/sms/verify', { body: { phone, code } })).toMatchObject({
        status: 401,
      });

    const approved = await approve(code);
    expect(approved.status).toBe(200);
    expect(approved.body.approvalToken).not.toBe('');
    expect(await approve(code)).toMatchObject({ status: 403 });

    // Five wrong tries, and the right one is worth nothing.
    shop.clock.advance(HOUR_MS);
    token = await shop.shopper(`card-${people}`);
    expect((await ask()).status).toBe(202);
    const [right = ''] = codesTo();
    const wrong = right === '000000' ? '000001' : '000000';
    const memberId = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body.id;
    const codes = shop.house.container.get(SPENDING_CODES);
    for (let n = 0; n < 5; n += 1) expect(await codes.isRight(MERCHANT, memberId, wrong)).toBe(false);
    expect(await codes.isRight(MERCHANT, memberId, right)).toBe(false);

    // Who holds her unlocked phone does not choose what approves her payments: the code to her phone does.
    const set = (given: object) =>
      shop.call('PUT', `${path}/pay-password`, { token, body: { password: '246810', ...given } });
    expect(await set({})).toMatchObject({ status: 403, body: { code: 'stored-value.code_needed' } });
    expect(await set({ code: right })).toMatchObject({
      status: 403,
      body: { code: 'stored-value.wrong_code' },
    });
    shop.clock.advance(HOUR_MS);
    token = await shop.shopper(`card-${people}`);
    await ask();
    const [forPassword = ''] = codesTo();
    const first = await Promise.all([set({ code: forPassword }), set({ code: forPassword })]);
    expect(first.map(({ status }) => status).toSorted()).toEqual([200, 403]);
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'stored-value.has_password' } });
    expect(await approve(right)).toMatchObject({ status: 409, body: { code: 'stored-value.has_password' } });
  });

  test('a phone that took the place of hers sends no codes for a day: a thief binds her own (MEM-08)', async () => {
    const path = '/v1/me/stored-value';
    const bind = async (phone: string) => {
      const { body } = await shop.call<{ accessToken: string }>('POST', '/v1/auth/wechat-phone', {
        ...{ token, body: { code: shop.outside.sandbox.phoneCodes.issue(phone) } },
      });
      token = body.accessToken;
    };
    const [hers, thiefs] = ['1', '2'].map(
      (n) => `137${String(people).padStart(4, '0')}${kind === 'SQLite' ? '1' : '2'}00${n}`,
    ) as [string, string];
    await bind(hers);
    await bind(thiefs);
    const ask = () => shop.call('POST', `${path}/codes`, { token });
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'members.phone_changed' } });
    const password = { token, body: { password: '246810' } };
    expect(await shop.call('PUT', `${path}/pay-password`, password)).toMatchObject({ status: 403 });
    expect(shop.outside.sandbox.sms.messages(`+86${thiefs}`)).toEqual([]);
    shop.clock.advance(DAY_MS);
    token = await shop.shopper(`card-${people}`);
    expect(await ask()).toMatchObject({ status: 202 });
  });

  test('who has a pay password asks nothing back without it, and one approval serves one wish (MEM-08)', async () => {
    const [first, second] = [await bought(), await bought()];
    const path = '/v1/me/stored-value';
    await shop.call('PUT', `${path}/pay-password`, { token, body: { password: '135792' } });
    const ask = (rechargeId: string, approvalToken?: string) =>
      shop.call<{ code?: string; state?: string }>('POST', `${path}/cash-outs`, {
        ...{ token, body: { rechargeId, ...(approvalToken === undefined ? {} : { approvalToken }) } },
      });
    const approve = async (amountFen: number) =>
      (
        await shop.call<{ approvalToken: string }>('POST', `${path}/approvals`, {
          ...{ token, body: { amountFen, password: '135792' } },
        })
      ).body.approvalToken;
    expect(await ask(first)).toMatchObject({ status: 403, body: { code: 'stored-value.approval_needed' } });
    // Less than what is taken off the card.
    expect((await ask(first, await approve(50_000))).body.code).toBe('stored-value.approval_needed');
    expect(await mine()).toMatchObject({ principalFen: 100_000 });
    const approval = await approve(58_000);
    expect((await ask(first, approval)).body.state).toBe('REFUNDING');
    expect((await ask(second, approval)).body.code).toBe('stored-value.approval_used');
    expect(await mine()).toMatchObject({ principalFen: 50_000, giftFen: 8_000 });
  });

  test('money that went back before refunds had names is written down as paid out', async () => {
    const id = await bought();
    expect((await cashOut(id)).body.state).toBe('REFUNDING');
    // As the event was emitted until then: the payment had one refund at most.
    await shop.unitOfWork.run(async (tx) =>
      tx.emit({
        ...{ type: 'payments.refund_succeeded', occurredAt: shop.clock.now(), merchantId: MERCHANT },
        ...{ orderId: id, paymentId: 'pay_1', amountFen: 50_000, subject: 'recharge' },
        refundedAt: shop.clock.now(),
      }),
    );
    await shop.deliver();
    expect((await shop.call('GET', '/v1/me/stored-value/cash-outs', { token })).body).toMatchObject({
      items: [{ state: 'PAID', refundFen: 50_000 }],
    });
  });

  test('later the owner decides: refused, it is on the card again; after a year by hand, with a reference, audited', async () => {
    const id = await bought();
    shop.clock.advance(366 * DAY_MS);
    [owner, token] = [await shop.staff('owner'), await shop.shopper(`card-${people}`)];
    const decide = (cash: string, verb: string, body: object) =>
      shop.call<{ code: string; state: string }>(
        'POST',
        `/v1/console/stored-value/cash-outs/${cash}/${verb}`,
        {
          ...{ token: owner, body },
        },
      );
    const first = (await cashOut(id)).body;
    expect(first).toMatchObject({ state: 'REQUESTED', channel: 'manual' });
    expect((await decide(first.id, 'reject', { reason: '请先核对' })).body.state).toBe('REJECTED');
    expect(await mine()).toMatchObject({ principalFen: 50_000, giftFen: 8_000 });

    const second = (await cashOut(id)).body;
    expect(await decide(second.id, 'approve', {})).toMatchObject({
      status: 422,
      body: { code: 'stored-value.reference_needed' },
    });
    expect((await decide(second.id, 'approve', { reference: 'ICBC-20261122-1' })).body.state).toBe('PAID');
    expect(await decide(second.id, 'approve', { reference: 'ICBC-20261122-1' })).toMatchObject({
      status: 409,
    });
    const { body } = await shop.call<{ items: { action: string }[] }>('GET', '/v1/console/audit?limit=20', {
      token: owner,
    });
    expect(body.items.map(({ action }) => action).slice(0, 2)).toEqual([
      'stored-value.approve_cash_out',
      'stored-value.reject_cash_out',
    ]);
  });

  test('what the shop owes is told by store and adds up to the cards; sales are exported for filing (MEM-08)', async () => {
    const { body: begun } = await shop.call<Begun>('POST', '/v1/me/stored-value/recharges', {
      token,
      body: { offerId: offer.id, storeId: 'str_jianghan' },
    });
    await pay(begun);
    const { body } = await shop.call<{
      items: { storeId: string | null; principalFen: number; giftFen: number }[];
    }>('GET', '/v1/console/stored-value/liability', { token: owner });
    expect(body.items.find(({ storeId }) => storeId === 'str_jianghan')).toMatchObject({
      ...{ principalFen: 50_000, giftFen: 8_000, heldFen: 0 },
    });
    const [books] = await shop.reads.all<{ fen: number }>(
      "select sum(balance) as fen from ledger_accounts where kind in ('stored-value.principal', 'stored-value.gift')",
    );
    expect(body.items.reduce((sum, { principalFen, giftFen }) => sum + principalFen + giftFen, 0)).toBe(
      books?.fen,
    );

    const sheet = await fetch(`${shop.house.url}/v1/console/exports/prepaid-cards`, {
      headers: { authorization: `Bearer ${owner}` },
    });
    expect(await sheet.text()).toContain(`${begun.rechargeId},`);
  });

  test('the pay password is six digits, changed with the current one, and tried five times a minute at most (MEM-08)', async () => {
    const set = (body: object) =>
      shop.call<{ code: string }>('PUT', '/v1/me/stored-value/pay-password', { token, body });
    expect((await set({ password: '12345' })).status).toBe(400);
    // She has no phone: nothing but her session says who she is.
    expect((await set({ password: '123456' })).status).toBe(200);
    expect(await set({ password: '654321' })).toMatchObject({
      status: 403,
      body: { code: 'stored-value.wrong_password' },
    });
    for (let i = 0; i < 4; i += 1) await set({ password: '654321', current: '000000' });
    expect(await set({ password: '654321', current: '123456' })).toMatchObject({
      status: 429,
      body: { code: 'stored-value.too_many_tries' },
    });
    shop.clock.advance(60_000);
    expect((await set({ password: '654321', current: '123456' })).status).toBe(200);
    expect(JSON.stringify(await shop.reads.all('select * from pay_passwords'))).not.toContain('654321');
  });
});

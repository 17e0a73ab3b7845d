import { affectedRows } from '#db';
import { MEMBER_DATA } from '#feature';
import type { MemberId } from '#kernel';
import { RETENTION } from '../../../modules/privacy/domain/retention.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { MERCHANT } from '../../support/payments.ts';
import { sharingShop } from '../../support/shared-payments.ts';

/** Of the member whom the till knows. */
const [HER, OPENID] = ['mbr_1' as MemberId, 'oXiaowen'];

describe.each(DATABASE_KINDS)('a member who gets parts herself, on %s', (kind) => {
  let shop: Awaited<ReturnType<typeof sharingShop>>;
  beforeAll(async () => {
    shop = await sharingShop(kind);
  });
  afterAll(() => shop.close());

  test('is told what she got, and leaves no openid behind when she closes her account (PAY-07, PRV-06, PRV-07)', async () => {
    const of = shop.house.container.get(MEMBER_DATA).find(({ name }) => name === 'profit-sharing');
    if (of === undefined) throw new Error('profit sharing looks after no members');
    const erase = () => shop.unitOfWork.run((tx) => of.eraseMember(tx, MERCHANT, HER));
    const given = { type: 'PERSONAL_OPENID', account: OPENID, relation: 'STAFF', name: '李小江' };
    const { body } = await shop.post<{ id: string }>('/receivers', given);
    await expect(erase()).rejects.toMatchObject({ code: 'profit-sharing.still_open' });
    await shop.rounds(1);
    // As an older version wrote it, until the job has been there.
    await shop.unitOfWork.run((tx) =>
      affectedRows(tx, 'update profit_receivers set account = ?, sealed_account = null', [OPENID]),
    );
    const order = await shop.pay();
    await shop.share(order, 's1', { [body.id]: 700 });
    await expect(erase()).rejects.toMatchObject({ code: 'profit-sharing.still_open' });
    const kept = async () =>
      JSON.stringify([
        ...(await shop.rows('select account, sealed_account from profit_receivers')),
        ...(await shop.rows('select account from profit_parts')),
      ]);
    expect(await kept()).toContain(OPENID);
    const seal = shop.house.jobs.find(({ name }) => name === 'profit-sharing.seal_old_receivers');
    expect([await seal?.run(), await seal?.run()]).toEqual([1, 0]);
    expect(await kept()).not.toContain(OPENID);
    // Told again, she is the same one.
    expect((await shop.post<{ id: string }>('/receivers', given)).body.id).toBe(body.id);
    await shop.rounds(2);
    expect(await of.exportMember(MERCHANT, HER)).toMatchObject({
      receivers: [{ account: OPENID, relation: 'STAFF', state: 'ACTIVE' }],
      received: [{ amountFen: 700, description: '分给合作方', result: 'SUCCESS' }],
    });

    await erase();
    await erase();
    const left = [
      ...(await shop.rows('select account, sealed_name from profit_receivers')),
      ...(await shop.rows('select account from profit_parts')),
    ];
    expect(JSON.stringify(left)).not.toContain(OPENID);
    expect(left[0]).toMatchObject({ sealed_name: null });
    expect(await shop.standing(order)).toMatchObject({ givenFen: 700 });
    expect(await shop.balance(body.id)).toBe(700);
    await expect(shop.share(order, 's2', { [body.id]: 1 })).rejects.toMatchObject({
      code: 'profit-sharing.unknown_receiver',
    });
  });
});

test('the register says how long receivers are kept (PRV-08)', () => {
  const kept = RETENTION.filter(({ tables }) => tables.includes('profit_receivers'));
  expect(kept).toMatchObject([{ onClosing: 'without_the_person' }]);
});

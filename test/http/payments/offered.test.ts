import { fen, type MemberId, type MerchantId, type OrderId } from '#kernel';
import { PAYMENTS } from '#modules/payments';
import { type TestHouse, testHouse } from '../../support/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse('SQLite');
}, 60_000);
afterAll(() => house.close());

test('a shop without accounts at Alipay and UnionPay offers neither, and takes no money there', async () => {
  const answer = await fetch(`${house.url}/v1/payments/providers`);
  expect(((await answer.json()) as { items: object[] }).items).toEqual([
    { provider: 'wechat', title: '微信支付' },
  ]);
  const request = {
    ...{ merchantId: 'mch_tongqu' as MerchantId, orderId: 'ord_1' as OrderId, orderNumber: '1' },
    ...{
      memberId: 'mbr_1' as MemberId,
      amountFen: fen(1),
      description: '通衢',
      expiresAt: 9_999_999_999_999,
    },
  };
  const begun = house.container.get(PAYMENTS).begin(request, 'alipay');
  await expect(begun).rejects.toMatchObject({ code: 'payments.not_offered', kind: 'conflict' });
});

test.each(['alipay', 'unionpay'])('whoever writes to it as %s is refused', async (name) => {
  const answer = await fetch(`${house.url}/v1/payments/${name}/notices`, {
    method: 'POST',
    body: new URLSearchParams({ trade_status: 'TRADE_SUCCESS', respCode: '00' }),
  });
  expect([answer.status, await answer.text()]).toEqual([401, 'fail']);
});

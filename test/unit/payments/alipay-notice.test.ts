import { createSign } from 'node:crypto';
import { readAlipayNotice } from '../../../modules/payments/alipay/notice.ts';
import { testAccounts } from '../../support/sandbox-accounts.ts';

const { platform, appId, sellerId } = testAccounts().alipay;

const PAID = {
  ...{ notify_type: 'trade_status_sync', sign_type: 'RSA2', app_id: appId, seller_id: sellerId },
  ...{ out_trade_no: 'order1', trade_no: '2026', total_amount: '129.00', trade_status: 'TRADE_SUCCESS' },
  ...{ gmt_payment: '2026-11-22 10:00:00', subject: '眼镜 100% & 布=1', body: '' },
};

function noticeOf(
  fields: Readonly<Record<string, string>>,
  leftOut = ['sign_type'],
  algorithm = 'RSA-SHA256',
) {
  const signed = Object.entries(fields)
    .filter(([name, value]) => value !== '' && !leftOut.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const text = signed.map(([name, value]) => `${name}=${value}`).join('&');
  const sign = createSign(algorithm).update(text).sign(platform.privateKeyPem, 'base64');
  return new URLSearchParams({ ...fields, sign }).toString();
}
const read = (body: string) => readAlipayNotice(body, platform.publicKeyPem);

test('a paid trade is read with its amount in fen and its time in Beijing (PAY-02)', () => {
  expect(read(noticeOf(PAID))).toEqual({
    ...{ outTradeNo: 'order1', transactionId: '2026', appId, mchId: sellerId, totalFen: 12_900 },
    ...{ state: 'SUCCESS', currency: 'CNY', openid: null },
    paidAt: Date.parse('2026-11-22T10:00:00+08:00'),
  });
});

test.each([
  ['her user id', { buyer_id: '2088102100000109' }, '2088102100000109'],
  [
    'her open id, where the app is told no user ids',
    { buyer_open_id: '074a1CcTG1LelxKe' },
    '074a1CcTG1LelxKe',
  ],
])('who paid is read: %s (MEM-15)', (_what, buyer, openid) => {
  expect(read(noticeOf({ ...PAID, ...buyer }))).toMatchObject({ openid });
});

test('a notice that keeps `sign_type` in what is signed is believed as well', () => {
  expect(read(noticeOf(PAID, []))).toMatchObject({ state: 'SUCCESS' });
});

test('closed after it was paid is a refund, closed before is closed', () => {
  expect(read(noticeOf({ ...PAID, trade_status: 'TRADE_CLOSED' }))).toMatchObject({ state: 'REFUND' });
  const unpaid = { ...PAID, trade_status: 'TRADE_CLOSED', gmt_payment: '' };
  expect(read(noticeOf(unpaid))).toMatchObject({ state: 'CLOSED' });
});

test('other news is none of ours', () => {
  expect(read(noticeOf({ ...PAID, notify_type: 'dut_user_sign' }))).toBeUndefined();
});

test.each([
  ['a weaker hash', () => noticeOf({ ...PAID, sign_type: 'RSA' }, ['sign_type'], 'RSA-SHA1')],
  ['a changed amount', () => noticeOf(PAID).replace('129.00', '1.00')],
  ['a field that comes twice', () => `${noticeOf(PAID)}&total_amount=1.00`],
  ['an amount that is none', () => noticeOf({ ...PAID, total_amount: '1e2' })],
  ['a paid trade without a time', () => noticeOf({ ...PAID, gmt_payment: '' })],
  ['no signature', () => 'sign_type=RSA2&out_trade_no=order1'],
  ['nothing', () => ''],
])('%s is refused', (_what, body) => {
  expect(() => read(body())).toThrow();
});

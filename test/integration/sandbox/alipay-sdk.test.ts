import { AlipaySdk } from 'alipay-sdk';
import { systemClock } from '#app';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

let outside: TestSandbox;
let sdk: AlipaySdk;
beforeAll(async () => {
  outside = await testSandbox({ clock: systemClock });
  const { alipay } = outside.wechat;
  sdk = new AlipaySdk({
    appId: alipay?.appId ?? '',
    keyType: 'PKCS8',
    privateKey: alipay?.privateKeyPem ?? '',
    alipayPublicKey: alipay?.alipayPublicKeyPem ?? '',
    gateway: alipay?.gatewayUrl ?? '',
  });
});
afterAll(() => outside.close());

const ask = (method: string, bizContent: object, params: object = {}) =>
  sdk.exec(`alipay.trade.${method}`, { ...params, bizContent }, { validateSign: true });
const order = (outTradeNo: string, more: object = {}) => ({
  ...{ out_trade_no: outTradeNo, total_amount: '0.29', subject: '圆框眼镜 & 镜布' },
  ...more,
});

test('the official SDK accepts the gateway: code, query, pay, refund, refund query (PAY-02)', async () => {
  const { qrCode } = await ask('precreate', order('sdk_1'));
  expect(await ask('query', { out_trade_no: 'sdk_1' })).toMatchObject({ subCode: 'ACQ.TRADE_NOT_EXIST' });
  outside.sandbox.alipay.pay(qrCode);
  expect(await ask('query', { out_trade_no: 'sdk_1' })).toMatchObject({
    ...{ code: '10000', tradeStatus: 'TRADE_SUCCESS', totalAmount: '0.29' },
  });
  const refund = { out_trade_no: 'sdk_1', refund_amount: '0.10', out_request_no: 'r1' };
  expect(await ask('refund', refund)).toMatchObject({ fundChange: 'Y', refundFee: '0.10' });
  expect(await ask('refund', refund)).toMatchObject({ fundChange: 'N', refundFee: '0.10' });
  expect(await ask('fastpay.refund.query', { out_trade_no: 'sdk_1', out_request_no: 'r1' })).toMatchObject({
    refundStatus: 'REFUND_SUCCESS',
    refundAmount: '0.10',
  });
  expect(await ask('refund', { ...refund, refund_amount: '0.20', out_request_no: 'r2' })).toMatchObject({
    code: '40004',
  });
});

test('create, close: what is closed is paid by nobody', async () => {
  await ask('create', order('sdk_2', { buyer_id: '2088102100000109' }));
  expect(await ask('close', { out_trade_no: 'sdk_2' })).toMatchObject({ code: '10000' });
  expect(() => outside.sandbox.alipay.confirm('sdk_2')).toThrow('交易已经关闭');
  expect(await ask('close', { out_trade_no: 'sdk_2' })).toMatchObject({ subCode: 'ACQ.TRADE_STATUS_ERROR' });
});

test('pay by code: it passes, asks for the password, or is refused', async () => {
  const { payCodes } = outside.sandbox.alipay;
  const pay = (outTradeNo: string, kind: 'passes' | 'asks' | 'poor') =>
    ask('pay', order(outTradeNo, { scene: 'bar_code', auth_code: payCodes.issue(kind) }));
  expect(await pay('sdk_3', 'passes')).toMatchObject({
    ...{ code: '10000', tradeStatus: 'TRADE_SUCCESS', buyerUserId: expect.stringMatching(/^2088\d{12}$/) },
  });
  expect(await pay('sdk_4', 'asks')).toMatchObject({ code: '10003' });
  outside.sandbox.alipay.confirm('sdk_4');
  expect(await ask('query', { out_trade_no: 'sdk_4' })).toMatchObject({ tradeStatus: 'TRADE_SUCCESS' });
  expect(await pay('sdk_5', 'poor')).toMatchObject({ subCode: 'ACQ.BUYER_BALANCE_NOT_ENOUGH' });
});

test('the SDK rejects an answer that was changed after it was signed', async () => {
  outside.sandbox.faults.add({ kind: 'tamper_answer', provider: 'alipay' });
  await expect(ask('precreate', order('sdk_6'))).rejects.toThrow('验签失败');
});

test('the SDK believes a notice of the sandbox, and none with another amount (PAY-02)', async () => {
  const { qrCode } = await ask('precreate', order('sdk_7'), { notifyUrl: 'http://127.0.0.1:9/notices' });
  outside.sandbox.alipay.pay(qrCode);
  const [notice] = outside.sandbox.alipayNotices.list().slice(-1);
  const fields = Object.fromEntries(new URLSearchParams(notice?.body));
  expect(fields).toMatchObject({
    out_trade_no: 'sdk_7',
    total_amount: '0.29',
    trade_status: 'TRADE_SUCCESS',
  });
  expect(sdk.checkNotifySignV2(fields)).toBe(true);
  expect(sdk.checkNotifySignV2({ ...fields, total_amount: '0.01' })).toBe(false);
});

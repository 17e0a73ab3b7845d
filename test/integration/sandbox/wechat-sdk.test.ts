import { createDecipheriv, createHash, X509Certificate } from 'node:crypto';
import { Decorator } from 'wechatpay-axios-plugin';
import { systemClock } from '#app';
import { businessDay, DAY_MS, HOUR_MS, SECOND_MS } from '#kernel';
import { HandClock } from '../../support/clock.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const clock = new HandClock(systemClock.now());
let outside: TestSandbox;
let v3: InstanceType<typeof Decorator>['v3'];
beforeAll(async () => {
  outside = await testSandbox({ clock });
  const { mchId, serial, privateKeyPem, platformKeyId, platformPublicKeyPem, apiUrl } = outside.wechat.pay;
  v3 = new Decorator({
    ...{ baseURL: apiUrl, mchid: mchId, serial, privateKey: privateKeyPem, proxy: false },
    certs: { [platformKeyId]: platformPublicKeyPem },
  }).v3;
});
afterAll(() => outside.close());
beforeEach(() => outside.sandbox.faults.clear());

const head = () => ({ mchid: outside.wechat.pay.mchId, appid: outside.wechat.miniProgram.appId });
const refusal = (code: string) => ({ response: { data: { code } } });

async function scanned(outTradeNo: string, kind: 'passes' | 'asks' | 'poor') {
  return v3.post('/v3/pay/transactions/codepay', {
    ...{ ...head(), description: '通衢', out_trade_no: outTradeNo, amount: { total: 1_000 } },
    ...{ payer: { auth_code: outside.sandbox.pay.payCodes.issue(kind) } },
    scene_info: { store_info: { id: 'str_jianghan' } },
  });
}
const state = async (no: string) =>
  (await v3.get(`/v3/pay/transactions/out-trade-no/${no}`, { params: { mchid: head().mchid } })).data
    .trade_state;

async function paid(outTradeNo: string, totalFen = 1_000, isShared = false) {
  const { data } = await v3.post('/v3/pay/transactions/jsapi', {
    ...{ ...head(), description: '通衢', out_trade_no: outTradeNo, amount: { total: totalFen } },
    ...{ payer: { openid: 'o1' }, notify_url: 'https://shop.example/n' },
    settle_info: { profit_sharing: isShared },
  });
  return outside.sandbox.pay.pay(data.prepay_id);
}

test('付款码: it passes, or USERPAYING until she has typed her password (PAY-05)', async () => {
  expect((await scanned('code-0001', 'passes')).data.trade_state).toBe('SUCCESS');
  await expect(scanned('code-0002', 'asks')).rejects.toMatchObject(refusal('USERPAYING'));
  expect(await state('code-0002')).toBe('USERPAYING');
  outside.sandbox.pay.confirmCode('code-0002', false);
  expect(await state('code-0002')).toBe('SUCCESS');
  await expect(scanned('code-0003', 'poor')).rejects.toMatchObject(refusal('NOT_ENOUGH'));
});

test('付款码: a payment that does not become final is reversed, and never becomes so (PAY-05)', async () => {
  await expect(scanned('code-0004', 'asks')).rejects.toMatchObject(refusal('USERPAYING'));
  const reverse = () => v3.post('/v3/pay/transactions/out-trade-no/code-0004/reverse', head());
  expect((await reverse()).status).toBe(204);
  expect((await reverse()).status).toBe(204);
  expect(await state('code-0004')).toBe('REVOKED');
  expect(() => outside.sandbox.pay.confirmCode('code-0004', false)).toThrow();
  await expect(scanned('code-0005', 'asks')).rejects.toMatchObject(refusal('USERPAYING'));
  clock.advance(30 * SECOND_MS);
  expect(await state('code-0005')).toBe('PAYERROR');
});

test('bills of yesterday: the hash is that of the file, which only a signed request gets (PAY-06)', async () => {
  const yesterday = businessDay(clock.now());
  await paid('bill-0001', 1_234);
  const asked = { params: { bill_date: yesterday } };
  await expect(v3.get('/v3/bill/tradebill', asked)).rejects.toMatchObject(refusal('STATEMENT_CREATING'));
  clock.advance(DAY_MS + 10 * HOUR_MS);
  for (const kind of ['tradebill', 'fundflowbill']) {
    const { data } = await v3.get(`/v3/bill/${kind}`, asked);
    const { pathname, search } = new URL(data.download_url);
    const file: string = outside.sandbox.handle(await signedGet(`${pathname}${search}`)).body;
    expect(createHash(data.hash_type).update(file).digest('hex')).toBe(data.hash_value);
    expect(file).toContain('`12.34');
    expect(file.split('\r\n')[1]).toMatch(/^`\d{4}-/);
    expect((await fetch(data.download_url)).status).toBe(401);
  }
  const none = { params: { bill_date: '2020-01-01' } };
  await expect(v3.get('/v3/bill/tradebill', none)).rejects.toMatchObject(refusal('NO_STATEMENT_EXIST'));
});

/** The request as the SDK signs it. */
async function signedGet(path: string) {
  const { mchId, serial, privateKeyPem } = outside.wechat.pay;
  const { Formatter, Rsa } = await import('wechatpay-axios-plugin');
  const [nonce, timestamp] = [Formatter.nonce(), String(Formatter.timestamp())];
  const signature = Rsa.sign(Formatter.request('GET', path, timestamp, nonce), privateKeyPem);
  const authorization = Formatter.authorization(mchId, nonce, signature, timestamp, serial);
  return { method: 'GET', path, headers: { authorization }, body: '' };
}

test('分账: 50 receivers at most, 30 % at most, once per number, and back before a refund (PAY-07)', async () => {
  const trade = await paid('share-001', 10_000, true);
  const receiver = { type: 'MERCHANT_ID', account: '1900000999' };
  await v3.post('/v3/profitsharing/receivers/add', { ...head(), ...receiver, relation_type: 'PARTNER' });
  const share = (no: string, amounts: number[], transactionId = trade.transactionId) =>
    v3.post('/v3/profitsharing/orders', {
      ...{ ...head(), transaction_id: transactionId, out_order_no: no, unfreeze_unsplit: false },
      receivers: amounts.map((amount) => ({ ...receiver, amount, description: '佣金' })),
    });
  expect((await share('ps1', [2_000])).data).toMatchObject({ state: 'PROCESSING' });
  expect((await share('ps1', [2_000])).data.out_order_no).toBe('ps1');
  await expect(share('ps1', [2_001])).rejects.toMatchObject(refusal('INVALID_REQUEST'));
  await expect(share('ps2', [1_001])).rejects.toMatchObject(refusal('RULE_LIMIT'));
  await expect(share('ps3', Array(51).fill(1))).rejects.toMatchObject(refusal('PARAM_ERROR'));
  clock.advance(2 * SECOND_MS);
  expect((await v3.get('/v3/profitsharing/orders/ps1')).data).toMatchObject({ state: 'FINISHED' });

  const refund = () =>
    v3.post('/v3/refund/domestic/refunds', {
      ...{
        out_trade_no: 'share-001',
        out_refund_no: 'r1',
        amount: { refund: 9_000, total: 10_000, currency: 'CNY' },
      },
    });
  await expect(refund()).rejects.toMatchObject(refusal('NOT_ENOUGH'));
  const back = { out_order_no: 'ps1', out_return_no: 'back1', return_mchid: receiver.account, amount: 2_000 };
  await v3.post('/v3/profitsharing/return-orders', { ...back, description: '退货' });
  expect((await refund()).data.status).toBe('PROCESSING');
  const { data: left } = await v3.get(`/v3/profitsharing/transactions/${trade.transactionId}/amounts`);
  expect(left.unsplit_amount).toBe(1_000);
  const plain = await paid('share-002');
  await expect(share('ps9', [1], plain.transactionId)).rejects.toMatchObject(refusal('NO_AUTH'));
});

test('certificates rotate in flight: the old one stays good beside the new, both sealed (PAY-01)', async () => {
  outside.sandbox.pay.rotateCertificate();
  const { data } = await v3.get('/v3/certificates', {
    headers: { 'Wechatpay-Serial': outside.wechat.pay.platformKeyId },
  });
  const opened = (data.data as { serial_no: string; encrypt_certificate: Record<string, string> }[]).map(
    ({ serial_no, encrypt_certificate }) => {
      const { nonce = '', associated_data = '', ciphertext = '' } = encrypt_certificate;
      const bytes = Buffer.from(ciphertext, 'base64');
      const open = createDecipheriv('aes-256-gcm', outside.wechat.pay.apiV3Key, nonce)
        .setAuthTag(bytes.subarray(-16))
        .setAAD(Buffer.from(associated_data));
      const pem = Buffer.concat([open.update(bytes.subarray(0, -16)), open.final()]);
      return [serial_no, new X509Certificate(pem).serialNumber];
    },
  );
  expect(opened).toHaveLength(2);
  expect(opened.every(([named, inside]) => named === inside)).toBe(true);
  outside.sandbox.pay.signsWith = 'certificate';
  expect(outside.sandbox.pay.signer().keyId).toBe(opened[1]?.[0]);
  outside.sandbox.pay.signsWith = 'public_key';
});

test('a provider whose clock is off is not believed by the SDK', async () => {
  outside.sandbox.faults.add({ kind: 'skew_clock', provider: 'wechat', ms: 310 * SECOND_MS });
  await expect(v3.get('/v3/certificates')).rejects.toMatchObject({
    code: expect.stringContaining('EV3_RES'),
  });
});

test.each([429, 500])(
  'status %i: nothing was done, and the same request works afterwards',
  async (status) => {
    outside.sandbox.faults.add({ kind: 'refuse', provider: 'wechat', status });
    await expect(paid(`busy-${status}0`)).rejects.toMatchObject({ response: { status } });
    expect((await paid(`busy-${status}0`)).state).toBe('SUCCESS');
  },
);

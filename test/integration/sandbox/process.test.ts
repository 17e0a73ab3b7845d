import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decorator } from 'wechatpay-axios-plugin';
import type { WechatAccounts } from '#app';
import { type SandboxProcess, startSandboxProcess } from '#sandbox';

const stateDir = mkdtempSync(join(tmpdir(), 'tongqu-sandbox-'));
let sandbox: SandboxProcess;
beforeEach(async () => {
  sandbox = await startSandboxProcess({ stateDir, port: 0 });
});
afterEach(() => sandbox.stop());

const accounts = (): WechatAccounts => JSON.parse(readFileSync(sandbox.accountsFile, 'utf8'));

/** The independent SDK, as a merchant would use it. */
function merchant(patch: Partial<WechatAccounts['pay']> = {}) {
  const { apiUrl, mchId, serial, privateKeyPem, platformKeyId, platformPublicKeyPem } = {
    ...accounts().pay,
    ...patch,
  };
  return new Decorator({
    baseURL: apiUrl,
    mchid: mchId,
    serial,
    privateKey: privateKeyPem,
    certs: { [platformKeyId]: platformPublicKeyPem },
    proxy: false,
  }).v3;
}

const jsapi = (outTradeNo: string) => ({
  appid: accounts().miniProgram.appId,
  mchid: accounts().pay.mchId,
  description: '通衢',
  out_trade_no: outTradeNo,
  notify_url: 'https://shop.example/notify',
  amount: { total: 100 },
  payer: { openid: 'o1' },
});

const control = (method: string, path: string, body: object) =>
  fetch(`${sandbox.url}/__sandbox/${path}`, { method, body: JSON.stringify(body) });

test('the SDK accepts the sandbox: prepay, query, close', async () => {
  const v3 = merchant();
  const { data } = await v3.post('/v3/pay/transactions/jsapi', jsapi('process-0001'));
  expect(data.prepay_id).toMatch(/^wx\d{34}$/);
  const mchid = accounts().pay.mchId;
  const found = await v3.get('/v3/pay/transactions/out-trade-no/process-0001', { params: { mchid } });
  expect(found.data).toMatchObject({
    trade_state: 'NOTPAY',
    out_trade_no: 'process-0001',
    amount: { total: 100 },
  });
  expect((await v3.post('/v3/pay/transactions/out-trade-no/process-0001/close', { mchid })).status).toBe(204);
});

test('the SDK rejects an answer that was changed after it was signed', async () => {
  await control('POST', 'faults', { kind: 'tamper_answer' });
  await expect(merchant().post('/v3/pay/transactions/jsapi', jsapi('process-0002'))).rejects.toMatchObject({
    code: 'EV3_RES_HEADER_SIGNATURE_DIGEST',
  });
});

test('a request that is signed with another key is refused', async () => {
  const { privateKeyPem } = JSON.parse(readFileSync(join(stateDir, 'sandbox', 'keys.json'), 'utf8')).platform;
  await expect(merchant({ privateKeyPem }).get('/v3/certificates')).rejects.toMatchObject({
    response: { status: 401, data: { code: 'SIGN_ERROR' } },
  });
});

test('a restart keeps keys and payments, and the accounts are for their owner’s eyes', async () => {
  const before = accounts();
  const { data } = await merchant().post('/v3/pay/transactions/jsapi', jsapi('process-0003'));
  await control('POST', 'wallet/payments', { prepayId: data.prepay_id });
  await sandbox.stop();
  sandbox = await startSandboxProcess({ stateDir, port: 0 });
  expect(accounts().pay.privateKeyPem).toBe(before.pay.privateKeyPem);
  expect(statSync(sandbox.accountsFile).mode & 0o777).toBe(0o600);
  const params = { mchid: before.pay.mchId };
  const found = await merchant().get('/v3/pay/transactions/out-trade-no/process-0003', { params });
  expect(found.data.trade_state).toBe('SUCCESS');
});

test('a taken port is said in a sentence, and nothing is left running', async () => {
  const port = Number(new URL(sandbox.url).port);
  await expect(startSandboxProcess({ stateDir, port })).rejects.toThrow('did not start');
});

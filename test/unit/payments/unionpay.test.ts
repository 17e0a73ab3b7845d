import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import type { PaymentIntent } from '../../../modules/payments/domain/payment.ts';
import { acpAnswer, isSignedBy, signAcp } from '../../../modules/payments/unionpay/acp-message.ts';
import { trustedKey } from '../../../modules/payments/unionpay/trusted-key.ts';
import { Unionpay } from '../../../modules/payments/unionpay/unionpay.ts';
import { authorityCertificate, certificate } from '../../../src/sandbox/certificate.ts';
import { makeSigning } from '../../../src/sandbox/unionpay/account.ts';
import { areFieldsGenuine, signFields } from '../../../src/sandbox/unionpay/acp-signatures.ts';
import { HandClock } from '../../support/clock.ts';
import { testAccounts } from '../../support/sandbox-accounts.ts';

const { unionpay } = testAccounts();
const account = {
  ...{ gatewayUrl: 'http://127.0.0.1:9', merId: unionpay.merId, certId: unionpay.certId },
  privateKeyPem: unionpay.merchant.privateKeyPem,
  rootCertificatePem: unionpay.root.certificatePem,
  middleCertificatePem: unionpay.middle.certificatePem,
};
const clock = new HandClock();
const believed = (pem: string, at = clock.now()) => trustedKey(account, pem, at) !== undefined;

test('both sides hash twice: what one signs the other verifies, until one letter changes (PAY-03)', () => {
  const text = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]\w{0,9}$/), text, { minKeys: 1 }), (fields) => {
      const ours = signAcp(fields, unionpay.merchant.privateKeyPem);
      expect(areFieldsGenuine(ours, unionpay.merchant.publicKeyPem)).toBe(true);
      const [name = ''] = Object.keys(fields);
      const other = { ...ours, [name]: `${fields[name]}x` };
      expect(areFieldsGenuine(other, unionpay.merchant.publicKeyPem)).toBe(false);
    }),
    { numRuns: 30 },
  );
});

test('an answer is read as it comes: `=` in values, `&` inside braces, no name twice', () => {
  expect(acpAnswer('a=1=2&customerInfo={x=1&y=2}&b=')).toEqual({
    a: '1=2',
    customerInfo: '{x=1&y=2}',
    b: '',
  });
  expect(acpAnswer('a=1&a=2')).toBeUndefined();
  expect(acpAnswer('<html>')).toBeUndefined();
});

test('a certificate is believed when it hangs on the chain, and for as long as it is valid', () => {
  expect(believed(unionpay.signing.certificatePem)).toBe(true);
  expect(believed(unionpay.signing.certificatePem, Date.parse('2046-01-01'))).toBe(false);
  const rotated = makeSigning(unionpay.middle.privateKeyPem);
  expect(believed(rotated.certificatePem)).toBe(true);
});

test('nobody else’s certificate is believed: another company, an authority of their own, the root itself', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const foreignKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const given = {
    ...{ commonName: '041@1@中国银联股份有限公司@2', serialHex: '40aa', privateKeyPem: foreignKeyPem },
    ...{ notBefore: new Date('2015-01-01'), notAfter: new Date('2045-01-01') },
  };
  const middle = { commonName: 'Tongqu sandbox UnionPay middle', privateKeyPem: foreignKeyPem };
  const root = { commonName: 'Tongqu sandbox UnionPay root', privateKeyPem: unionpay.root.privateKeyPem };
  const certifiedAs = (commonName: string) =>
    makeSigning(unionpay.middle.privateKeyPem, { commonName }).certificatePem;
  const wrong = {
    anotherCompany: makeSigning(unionpay.middle.privateKeyPem, { commonName: '某某公司' }).certificatePem,
    itsNameInsideAnother: certifiedAs('041@1@武汉中国银联股份有限公司商贸@2'),
    itsNameElsewhere: certifiedAs('中国银联股份有限公司@041@某某公司@2'),
    aShorterName: certifiedAs('041@1@中国银联@2'),
    expired: makeSigning(unionpay.middle.privateKeyPem, { notAfter: new Date('2016-01-01') }).certificatePem,
    signedByThemselves: certificate(given, given),
    signedByAMiddleOfTheirs: certificate(given, middle),
    signedByTheRootPastTheMiddle: certificate(given, root),
    anAuthority: authorityCertificate(given, { ...middle, privateKeyPem: unionpay.middle.privateKeyPem }),
    theMiddle: unionpay.middle.certificatePem,
    theRoot: unionpay.root.certificatePem,
    noCertificate: 'hello',
    tooLong: 'x'.repeat(9_000),
  };
  const trusted = Object.entries(wrong).filter(([, pem]) => believed(pem));
  expect(trusted).toEqual([]);
});

test('the form asks for exactly this payment, and is not good for longer than the order', () => {
  const provider = new Unionpay(
    account,
    { notice: 'https://shop.example/n', back: 'https://shop.example/' },
    clock,
  );
  const intent = {
    outTradeNo: 'a'.repeat(32),
    amountFen: 12_900,
    expiresAt: Date.parse('2026-11-22T10:00:00+08:00'),
  };
  const { url, fields } = provider.paramsFor(intent as PaymentIntent, '20261122093000');
  expect(url).toBe('http://127.0.0.1:9/frontTransReq.do');
  expect(fields).toMatchObject({
    ...{ version: '5.1.0', encoding: 'UTF-8', signMethod: '01', txnType: '01', txnAmt: '12900' },
    ...{ currencyCode: '156', orderId: 'a'.repeat(32), txnTime: '20261122093000' },
    ...{ payTimeout: '20261122100000', merId: unionpay.merId, certId: unionpay.certId },
  });
  expect(areFieldsGenuine(fields, unionpay.merchant.publicKeyPem)).toBe(true);
});

test('a notice is believed only with a signature of the very certificate that it brings', async () => {
  const provider = new Unionpay(account, { notice: '', back: '' }, clock);
  const fields = {
    ...{ version: '5.1.0', signMethod: '01', txnType: '01', respCode: '00', merId: unionpay.merId },
    ...{
      orderId: 'b'.repeat(32),
      txnAmt: '100',
      currencyCode: '156',
      queryId: '1',
      txnTime: '20261122093000',
    },
    ...{ traceTime: '1122093100', signPubKeyCert: unionpay.signing.certificatePem },
  };
  const read = (message: Readonly<Record<string, string>>) =>
    provider.readNotice({ headers: {}, body: Buffer.from(new URLSearchParams(message).toString()) });
  expect(await read(signFields(fields, unionpay.signing.privateKeyPem))).toMatchObject({
    ...{ state: 'SUCCESS', totalFen: 100, transactionId: '1', currency: 'CNY', mchId: unionpay.merId },
    paidAt: Date.parse('2026-11-22T09:31:00+08:00'),
  });
  await expect(read(signFields(fields, unionpay.middle.privateKeyPem))).rejects.toThrow('signature');
  await expect(read({ ...signFields(fields, unionpay.signing.privateKeyPem), txnAmt: '1' })).rejects.toThrow(
    'signature',
  );
  const keyed = signFields({ ...fields, signMethod: '11' }, unionpay.signing.privateKeyPem);
  await expect(read(keyed)).rejects.toThrow('signature');
});

test('a payment of New Year’s Eve that was made in the new year', async () => {
  const provider = new Unionpay(account, { notice: '', back: '' }, clock);
  const fields = {
    ...{ version: '5.1.0', signMethod: '01', txnType: '01', respCode: 'A6', merId: unionpay.merId },
    ...{ orderId: 'c'.repeat(32), txnAmt: '1', currencyCode: '840', queryId: '2', txnTime: '20261231235900' },
    ...{ traceTime: '0101000100', signPubKeyCert: unionpay.signing.certificatePem },
  };
  const signed = signFields(fields, unionpay.signing.privateKeyPem);
  const body = Buffer.from(new URLSearchParams(signed).toString());
  expect(await provider.readNotice({ headers: {}, body })).toMatchObject({
    ...{ paidAt: Date.parse('2027-01-01T00:01:00+08:00'), currency: '840' },
  });
  expect(isSignedBy(signed, trustedKey(account, unionpay.signing.certificatePem, clock.now()) as never)).toBe(
    true,
  );
});

describe('the code in her wallet (PAY-05)', () => {
  const sent: { readonly path: string; readonly fields: Readonly<Record<string, string>> }[] = [];
  /** What UnionPay says next, about the very order that it is asked about. */
  let says: Readonly<Record<string, string>> = {};
  const gateway = createServer((request, response) => void answerTo(request, response));
  async function answerTo(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = Object.fromEntries(new URLSearchParams(await text(request)));
    sent.push({ path: request.url ?? '', fields });
    const answer = {
      ...{ version: '5.1.0', signMethod: '01', merId: unionpay.merId, orderId: fields['orderId'] ?? '' },
      ...{ txnTime: fields['txnTime'] ?? '', signPubKeyCert: unionpay.signing.certificatePem, ...says },
    };
    const signed = signFields(answer, unionpay.signing.privateKeyPem);
    response.end(
      Object.entries(signed)
        .map(([name, value]) => `${name}=${value}`)
        .join('&'),
    );
  }
  let provider: Unionpay;
  beforeAll(async () => {
    gateway.listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    const gatewayUrl = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    provider = new Unionpay(
      { ...account, gatewayUrl },
      { notice: 'https://shop.example/n', back: '' },
      clock,
    );
  });
  afterAll(() => {
    gateway.closeAllConnections();
    gateway.close();
  });
  beforeEach(() => {
    sent.length = 0;
  });

  const scan = {
    ...{ outTradeNo: 'd'.repeat(32), prepayId: '20261122093000', channel: 'till', amountFen: 12_900 },
  } as PaymentIntent;
  const charge = () =>
    provider.atTill.charge(scan, { payCode: '6221234567890123456', storeId: 'str_1' as never });

  test('is charged by 消费被扫 and reversed by 冲正, which names the charge and nothing of its own', async () => {
    says = { respCode: '05' };
    await charge().catch(() => undefined);
    expect(sent[0]).toMatchObject({
      path: '/backTransReq.do',
      fields: {
        ...{ txnType: '01', txnSubType: '06', bizType: '000000', channelType: '08', accessType: '0' },
        ...{ orderId: 'd'.repeat(32), txnTime: '20261122093000', txnAmt: '12900', currencyCode: '156' },
        ...{ qrNo: '6221234567890123456', backUrl: 'https://shop.example/n' },
      },
    });
    says = { respCode: '00' };
    expect(await provider.atTill.reverse(scan)).toBe('reversed');
    const { path, fields } = sent.at(-1) ?? { fields: {} };
    const { signature, certId, ...rest } = fields;
    expect([path, rest]).toEqual([
      '/backTransReq.do',
      {
        ...{ version: '5.1.0', encoding: 'UTF-8', signMethod: '01', accessType: '0', merId: unionpay.merId },
        ...{ txnType: '99', txnSubType: '01', bizType: '000000', channelType: '08' },
        ...{ orderId: 'd'.repeat(32), txnTime: '20261122093000' },
      },
    ]);
    expect(areFieldsGenuine(fields, unionpay.merchant.publicKeyPem)).toBe(true);
  });

  test.each([
    ['30', 'a no'],
    ['12', 'a number that was charged before'],
    ['01', 'a failure'],
  ])('%s is %s', async (respCode) => {
    says = { respCode };
    await expect(charge()).rejects.toMatchObject({ code: respCode });
  });

  test.each([
    ['05', 'USERPAYING'],
    ['03', 'USERPAYING'],
    ['00', 'SUCCESS'],
    ['A6', 'SUCCESS'],
    ['64', 'CLOSED'],
    ['01', 'CLOSED'],
  ])('asked about, %s means %s', async (origRespCode, state) => {
    says = { ...{ respCode: '00', origRespCode, queryId: '1' }, txnAmt: '12900', currencyCode: '156' };
    expect(await provider.query(scan)).toMatchObject({ state });
    // On the page she may try another card.
    const onThePage = { 64: 'PAYERROR', '01': 'USERPAYING' }[origRespCode] ?? state;
    expect(await provider.query({ ...scan, channel: 'online' })).toMatchObject({ state: onThePage });
  });

  test.each([
    ['00', 'reversed'],
    ['34', 'unheard'],
    ['35', 'refused'],
    ['05', 'refused'],
  ])('a reversal that is answered %s is %s', async (respCode, outcome) => {
    says = { respCode };
    expect(await provider.atTill.reverse(scan)).toBe(outcome);
  });

  test('a word about another order is nobody’s word', async () => {
    says = { respCode: '00', orderId: 'e'.repeat(32) };
    await expect(provider.atTill.reverse(scan)).rejects.toThrow('something else');
    await expect(charge()).rejects.toThrow('something else');
  });
});

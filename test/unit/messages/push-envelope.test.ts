import fc from 'fast-check';
import { isSigned, openEnvelope } from '../../../modules/messages/wechat/push-envelope.ts';
import { sealPush } from '../../../src/sandbox/mini-program/push-sender.ts';

/**
 * The values that WeChat's documentation publishes for its message push (消息推送, 小程序服务端), as V4 of the protocol
 * notes cites them: token `AAAAA`, EncodingAESKey of 43 `A`, app id wxba5fad812f8e6fb9.
 */
const ACCOUNT = { appId: 'wxba5fad812f8e6fb9', token: 'AAAAA', encodingAesKey: 'A'.repeat(43) };
const SEALED =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
const REPLY = 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==';

test.each([
  [
    'the address is checked',
    'f464b24fc39322e44b38aa78f5edd27bd1441696',
    ['AAAAA', '1714036504', '1514711492'],
  ],
  ['a plain message', '899cf89e464efb63f54ddac96b0a0a235f53aa78', ['AAAAA', '1714037059', '486452656']],
  [
    'a sealed message',
    '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
    ['AAAAA', '1714112445', '415670741', SEALED],
  ],
  ['a sealed reply', '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1', ['AAAAA', '1713424427', '415670741', REPLY]],
])('WeChat’s own signature fits: %s (SVC-03)', (_what, signature, parts) => {
  expect(isSigned(signature, parts)).toBe(true);
  expect(isSigned(signature, [...parts.slice(1), 'BBBBB'])).toBe(false);
  expect(isSigned(`${signature.slice(1)}0`, parts)).toBe(false);
  expect(isSigned('', parts)).toBe(false);
});

test('WeChat’s own message opens, and its own reply is what we would seal (SVC-03)', () => {
  expect(JSON.parse(openEnvelope(SEALED, ACCOUNT) ?? '')).toEqual({
    ToUserName: 'gh_97417a04a28d',
    FromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
    CreateTime: 1714112445,
    MsgType: 'event',
    Event: 'debug_demo',
    debug_str: 'hello world',
  });
  expect(
    sealPush('{"demo_resp":"good luck"}', ACCOUNT.appId, ACCOUNT.encodingAesKey, '707722b803182950'),
  ).toBe(REPLY);
  expect(openEnvelope(REPLY, ACCOUNT)).toBe('{"demo_resp":"good luck"}');
});

test('a message for another mini-program is not opened (SVC-03)', () => {
  expect(openEnvelope(SEALED, { ...ACCOUNT, appId: 'wxba5fad812f8e6fb8' })).toBeUndefined();
});

test('any text comes through whole, and nothing that is cut or invented does (SVC-03)', () => {
  const seal = (text: string) => sealPush(text, ACCOUNT.appId, ACCOUNT.encodingAesKey, '0123456789abcdef');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(), (text, at) => {
      const sealed = Buffer.from(seal(text), 'base64');
      expect(openEnvelope(sealed.toString('base64'), ACCOUNT)).toBe(text);
      const cut = sealed.subarray(0, at % sealed.length);
      expect(openEnvelope(cut.toString('base64'), ACCOUNT)).not.toBe(text);
    }),
    { numRuns: 60, seed: 7 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 320 }), (bytes) => {
      expect(openEnvelope(Buffer.from(bytes).toString('base64'), ACCOUNT)).toBeUndefined();
    }),
    { numRuns: 60, seed: 7 },
  );
});

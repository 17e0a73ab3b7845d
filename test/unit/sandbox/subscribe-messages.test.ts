import { aSandbox } from '../../support/sandbox-in-memory.ts';

const OPENID = `o${'a'.repeat(27)}`;
const TEMPLATE = 'tpl_ready_00001';

/** A mini-program with one template, and a person who may allow its messages. */
function given(isLasting = false) {
  const { sandbox, sent, receiver, clock } = aSandbox();
  sandbox.subscriptions.addTemplate(TEMPLATE, { fields: ['thing1', 'phrase2'], isLasting });
  const issued = sandbox.tokens.issue(false);
  const token = 'token' in issued ? issued.token : '';
  const send = (patch: object = {}, accessToken = token) => {
    const body = {
      ...{ touser: OPENID, template_id: TEMPLATE, page: 'pages/order/index?id=1' },
      ...{ data: { thing1: { value: '圆框眼镜' }, phrase2: { value: '待取货' } }, ...patch },
    };
    const answer = sandbox.handle({
      ...{ method: 'POST', headers: {}, body: JSON.stringify(body) },
      path: `/cgi-bin/message/subscribe/send?access_token=${accessToken}`,
    });
    return { text: answer.body, errcode: (JSON.parse(answer.body) as { errcode: number }).errcode };
  };
  return { sandbox, send, sent, receiver, clock };
}

test.each([
  ['an unknown person', { touser: 'nobody' }, 40003],
  ['a template that is not in the library', { template_id: 'tpl_unknown_001' }, 40037],
  ['a page that begins with a slash', { page: '/pages/order/index' }, 41030],
  ['a field that is missing', { data: { thing1: { value: '眼镜' } } }, 47003],
  [
    'a thing of 21 characters',
    { data: { thing1: { value: '长'.repeat(21) }, phrase2: { value: '好' } } },
    47003,
  ],
  ['a phrase with letters', { data: { thing1: { value: '眼镜' }, phrase2: { value: 'ok' } } }, 47003],
])('%s is refused before anything is counted', (_what, patch, errcode) => {
  const { sandbox, send } = given();
  sandbox.subscriptions.answer(OPENID, TEMPLATE, 'accept');
  expect(send(patch).errcode).toBe(errcode);
  expect(sandbox.subscriptions.left(OPENID, TEMPLATE)).toBe(1);
});

test('each yes is good for one message, a long-term template for any number; a no for none', () => {
  const { sandbox, send } = given();
  expect(send().errcode).toBe(43101);
  sandbox.subscriptions.answer(OPENID, TEMPLATE, 'reject');
  expect(send().errcode).toBe(43101);
  sandbox.subscriptions.answer(OPENID, TEMPLATE, 'accept');
  sandbox.subscriptions.answer(OPENID, TEMPLATE, 'accept');
  expect([send(), send(), send()].map(({ errcode }) => errcode)).toEqual([0, 0, 43101]);

  const lasting = given(true);
  lasting.sandbox.subscriptions.answer(OPENID, TEMPLATE, 'accept');
  expect([lasting.send(), lasting.send()].map(({ errcode }) => errcode)).toEqual([0, 0]);
  lasting.sandbox.subscriptions.switchOff(OPENID, TEMPLATE);
  expect(lasting.send().errcode).toBe(43101);
});

test('a dead token is refused, and the number of a message has nineteen digits', () => {
  const { sandbox, send } = given();
  sandbox.subscriptions.answer(OPENID, TEMPLATE, 'accept');
  expect(send({}, 'dead').errcode).toBe(40001);
  expect(send().text).toMatch(/"msgid":\d{19}\}$/);
});

test('the shop is told sealed, and again while it does not answer success', async () => {
  const { sandbox, sent, receiver, clock } = given();
  sandbox.push.url = 'http://shop.test/push';
  sandbox.subscriptions.answer(OPENID, TEMPLATE, 'accept');
  receiver.status = 500;
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await sandbox.tick();
    clock.advance(5_000);
  }
  expect(sent).toHaveLength(4);
  expect(sent[0]?.url).toMatch(
    /^http:\/\/shop\.test\/push\?signature=[0-9a-f]{40}&timestamp=\d+&nonce=\d+&openid=/,
  );
  expect(sent[0]?.body).not.toContain(OPENID);
  expect(sandbox.push.list()[0]).toMatchObject({ state: 'given_up' });
});

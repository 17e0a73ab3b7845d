import { createHash } from 'node:crypto';
import { affectedRows } from '#db';
import { HOUR_MS, SECOND_MS } from '#kernel';
import { sealPush } from '../../../src/sandbox/mini-program/push-sender.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type MessageShop, messageShop, READY } from '../../support/message-shop.ts';
import { OPENING_MS } from '../../support/small-shop.ts';

const sha1 = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex');

describe.each(DATABASE_KINDS)('WeChat’s message push, on %s (SVC-03)', (kind) => {
  let given: MessageShop;
  let people = 0;
  const somebody = () => given.person(`p${kind}${++people}`);
  beforeAll(async () => {
    given = await messageShop(kind, true);
  }, OPENING_MS);
  afterAll(() => given.shop.close());
  beforeEach(() => {
    given.sandbox.faults.clear();
    given.sandbox.push.format = 'json';
  });

  /** A push of our own making, as somebody would who knows the keys, or does not. */
  function pushed(
    message: object | string,
    patch: { token?: string; appId?: string; at?: number; body?: string } = {},
  ) {
    const { accounts } = given.shop.outside;
    const { token = accounts.push.token, appId = accounts.appId, at = given.shop.clock.now() } = patch;
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    const sealed = sealPush(text, appId, accounts.push.encodingAesKey, '0123456789abcdef');
    const stamp = String(Math.floor(at / SECOND_MS));
    const query = new URLSearchParams({
      ...{ timestamp: stamp, nonce: '42', msg_signature: sha1(token, stamp, '42', sealed) },
    });
    return post(query, patch.body ?? JSON.stringify({ ToUserName: 'gh_1', Encrypt: sealed }));
  }
  async function post(query: URLSearchParams, body: string, type = 'application/json') {
    const reply = await fetch(`${given.shop.house.url}/v1/wechat/push?${query}`, {
      ...{ method: 'POST', headers: { 'content-type': type }, body },
    });
    return { status: reply.status, text: await reply.text() };
  }
  const popup = (openid: string, patch: object = {}) => ({
    ...{ ToUserName: 'gh_1', FromUserName: openid, CreateTime: 1_620_973_045, MsgType: 'event' },
    ...{ Event: 'subscribe_msg_popup_event' },
    List: [{ TemplateId: READY, SubscribeStatusString: 'accept', PopupScene: '0' }],
    ...patch,
  });

  test('the address answers WeChat’s question with its own words, and nobody else’s', async () => {
    const { token } = given.shop.outside.accounts.push;
    const ask = async (signature: string) => {
      const query = new URLSearchParams({
        signature,
        timestamp: '1714036504',
        nonce: '15',
        echostr: '4375120948',
      });
      const reply = await fetch(`${given.shop.house.url}/v1/wechat/push?${query}`);
      return [reply.status, await reply.text()];
    };
    expect(await ask(sha1(token, '1714036504', '15'))).toEqual([200, '4375120948']);
    expect(await ask(sha1('guessed', '1714036504', '15'))).toEqual([401, 'fail']);
  });

  test.each(['json', 'xml'] as const)(
    'a yes on her phone counts once, told by WeChat in %s',
    async (format) => {
      given.sandbox.push.format = format;
      const lin = await somebody();
      given.sandbox.faults.add({ kind: 'duplicate_notice', provider: 'other', copies: 3 });
      // The page tells it too: counted by WeChat's word alone.
      expect(await lin.accepts()).toBe(0);
      await given.sandbox.tick();
      expect(await given.credits(lin.id)).toBe(1);
      const [notice] = given.sandbox.push.list().slice(-1);
      if (notice !== undefined) expect(await given.sandbox.push.repeat(notice)).toBe(200);
      expect(await given.credits(lin.id)).toBe(1);
    },
  );

  test('a no to the question adds nothing; switching them off leaves nothing', async () => {
    const lin = await somebody();
    await lin.accepts();
    given.sandbox.subscriptions.answer(lin.openid, READY, 'reject');
    await given.sandbox.tick();
    expect(await given.credits(lin.id)).toBe(1);
    given.sandbox.subscriptions.switchOff(lin.openid, READY);
    await given.sandbox.tick();
    expect(await given.credits(lin.id)).toBe(0);
  });

  test('a message that was taken and could not be brought to her is known as refused', async () => {
    const lin = await somebody();
    await lin.accepts();
    given.shop.clock.advance(2 * SECOND_MS);
    await lin.accepts();
    await given.happened('orders.group_ready', await lin.order());
    await given.send();
    await given.sandbox.tick();
    expect(await given.state(lin.id)).toMatchObject([{ state: 'SENT' }]);

    const [sent] = given.sandbox.subscriptions.sent().slice(-1);
    const result = { TemplateId: READY, MsgID: sent?.msgid, ErrorCode: '43101', ErrorStatus: 'user refuse' };
    const event = { Event: 'subscribe_msg_sent_event', CreateTime: 1_620_973_999, List: result };
    expect(await pushed(popup(lin.openid, event))).toEqual({ status: 200, text: 'success' });
    expect(await given.state(lin.id)).toMatchObject([{ state: 'REFUSED', why: '43101' }]);
    expect(await given.credits(lin.id)).toBe(0);
  });

  test('a result that is quicker than our own note of the message is asked for again, and counts then', async () => {
    const lin = await somebody();
    await lin.accepts();
    given.shop.clock.advance(2 * SECOND_MS);
    await lin.accepts();
    await given.happened('orders.group_ready', await lin.order());
    await given.send();
    const noted = (providerId: string | null) =>
      given.shop.unitOfWork.run((tx) =>
        affectedRows(tx, 'update messages set provider_id = ? where member_id = ? and sent_at is not null', [
          ...[providerId, lin.id],
        ]),
      );
    await noted(null);
    const CreateTime = Math.floor(given.shop.clock.now() / SECOND_MS);
    const result = { TemplateId: READY, MsgID: '1700827132819554304', ErrorCode: '43101' };
    const push = () =>
      pushed(popup(lin.openid, { Event: 'subscribe_msg_sent_event', CreateTime, List: result }));
    expect((await push()).status).toBe(503);
    await noted('1700827132819554304');
    expect(await push()).toEqual({ status: 200, text: 'success' });
    expect(await given.state(lin.id)).toMatchObject([{ state: 'REFUSED', why: '43101' }]);
    expect(await given.credits(lin.id)).toBe(0);
  });

  test('a message that is not ours was refused: she refuses ours of this template as well', async () => {
    const lin = await somebody();
    await lin.accepts();
    await given.sandbox.tick();
    expect(await given.credits(lin.id)).toBe(1);
    const result = { TemplateId: READY, MsgID: '1700827132819554399', ErrorCode: '43101' };
    const event = { Event: 'subscribe_msg_sent_event', CreateTime: 1_620_973_998, List: result };
    expect(await pushed(popup(lin.openid, event))).toEqual({ status: 200, text: 'success' });
    expect(await given.credits(lin.id)).toBe(0);
  });

  test('forged, re-signed, meant for another, stale or unsealed: refused, and nothing is counted', async () => {
    const lin = await somebody();
    const message = popup(lin.openid);
    const now = given.shop.clock.now();
    expect((await pushed(message, { token: 'AAAAA' })).status).toBe(401);
    expect((await pushed(message, { appId: 'wx0000000000000000' })).status).toBe(401);
    expect((await pushed(message, { at: now - 2 * HOUR_MS })).status).toBe(401);
    expect((await pushed(message, { at: now + 2 * HOUR_MS })).status).toBe(401);
    expect((await pushed(message, { body: JSON.stringify(message) })).status).toBe(401);
    expect((await pushed('not a message')).status).toBe(401);
    given.sandbox.faults.add({ kind: 'probe_notice', provider: 'other' });
    given.sandbox.subscriptions.answer(lin.openid, READY, 'accept');
    await given.sandbox.tick();
    expect(given.sandbox.push.list().at(-1)).toMatchObject({ state: 'waiting', lastStatus: 401 });
    expect(await given.credits(lin.id)).toBeUndefined();
    // Five seconds later it comes as it is.
    given.shop.clock.advance(6 * SECOND_MS);
    await given.sandbox.tick();
    expect(await given.credits(lin.id)).toBe(1);
  });

  test('what was cut on its way, is huge or is no request of WeChat at all is refused without a failure of ours', async () => {
    const lin = await somebody();
    const { accounts } = given.shop.outside;
    const sealed = sealPush(
      JSON.stringify(popup(lin.openid)),
      accounts.appId,
      accounts.push.encodingAesKey,
      '0'.repeat(16),
    );
    const stamp = String(Math.floor(given.shop.clock.now() / SECOND_MS));
    for (const length of [0, 1, 31, 44, 64, sealed.length - 24, sealed.length - 1]) {
      const cut = sealed.slice(0, length);
      const query = new URLSearchParams({
        ...{ timestamp: stamp, nonce: '1', msg_signature: sha1(accounts.push.token, stamp, '1', cut) },
      });
      expect((await post(query, JSON.stringify({ Encrypt: cut }))).status).toBe(401);
    }
    const query = new URLSearchParams({ timestamp: stamp, nonce: '1', msg_signature: '0'.repeat(40) });
    expect((await post(query, 'x'.repeat(70_000), 'text/xml')).status).toBe(413);
    expect((await post(query, '<xml><Encrypt>', 'text/xml')).status).toBe(401);
    expect((await post(query, '', 'application/json')).status).toBe(401);
    expect((await post(new URLSearchParams(), '{}')).status).toBe(400);
    expect((await post(query, 'a=b', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect(await given.credits(lin.id)).toBeUndefined();
  });

  test('of people and events that we do not know WeChat hears success, so that it does not repeat them', async () => {
    expect(await pushed(popup('oNobody'))).toEqual({ status: 200, text: 'success' });
    expect(await pushed(popup('oNobody', { Event: 'debug_demo' }))).toEqual({ status: 200, text: 'success' });
  });
});

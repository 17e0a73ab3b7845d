import type { MemberId, MerchantId } from '#kernel';
import { CONSENT_LEDGER, CONSENTS, type Withdrawal } from '#modules/privacy';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { type Shopper, shopper } from '../../support/people-at-the-door.ts';
import { ReplayTracker, withReplay } from '../../support/replay-tracker.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const TEN_MINUTES_MS = 600_000;
const FACE = 'face.tryon';
const MERCHANT = 'mch_tongqu' as MerchantId;

interface Given {
  consentToken: string;
  expiresAt: number;
}

describe.each(DATABASE_KINDS)('consents on %s', (kind) => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let address: string;
  let person: Shopper;
  const clock = new HandClock(Date.UTC(2026, 10, 21, 4));

  beforeAll(async () => {
    sandbox = await testSandbox({ clock });
    address = await houseDatabase(kind);
    house = await anotherHouse();
    person = await shopper(house, '小林');
  });
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  const anotherHouse = () =>
    testHouse(
      kind,
      { wechat: sandbox.wechat, clock },
      { DATABASE_URL: address },
      withReplay(new ReplayTracker()),
    );
  const consents = () => house.container.get(CONSENTS);
  const give = (who: Shopper, extra: object = {}) =>
    who.call('POST', '/v1/consents', { purpose: FACE, ...extra });
  const given = async (who: Shopper) => (await (await give(who)).json()) as Given;
  const isLive = (who: Shopper) => consents().isLive(who.memberId as MemberId, FACE);

  test('the notice says what is asked in three sentences, to everybody', async () => {
    const notice = await (await fetch(`${house.url}/v1/notices/${FACE}`)).json();
    expect(notice).toMatchObject({ purpose: FACE, version: 1, sensitive: true, title: expect.any(String) });
    expect((notice as { points: string[] }).points).toHaveLength(3);
    expect((await fetch(`${house.url}/v1/notices/face.sell`)).status).toBe(400);
  });

  test('nothing is consented to before it is said', () => {
    expect(isLive(person)).toBe(false);
  });

  test('a consent opens its use for ten minutes and no other use', async () => {
    const { consentToken, expiresAt } = await given(person);
    expect(expiresAt - clock.now()).toBeLessThanOrEqual(TEN_MINUTES_MS);
    expect(await consents().verifyToken(consentToken, FACE)).toMatchObject({ memberId: person.memberId });
    expect(await consents().verifyToken(consentToken, 'location.precise')).toBeUndefined();
    expect(await consents().verifyToken(`${consentToken}x`, FACE)).toBeUndefined();
    clock.advance(TEN_MINUTES_MS);
    expect(await consents().verifyToken(consentToken, FACE)).toBeUndefined();
    expect(isLive(person)).toBe(true);
  });

  test('a withdrawal ends the use at once, and the old token stays dead after a new consent', async () => {
    const { consentToken } = await given(person);
    const heard: Withdrawal[] = [];
    const stop = consents().onWithdrawn((withdrawal) => heard.push(withdrawal));
    expect((await person.call('DELETE', `/v1/consents/${FACE}`)).status).toBe(204);
    stop();

    expect(heard).toEqual([{ memberId: person.memberId, purpose: FACE }]);
    expect(isLive(person)).toBe(false);
    const fresh = await given(person);
    expect(await consents().verifyToken(consentToken, FACE)).toBeUndefined();
    expect(await consents().verifyToken(fresh.consentToken, FACE)).toBeDefined();
  });

  test('withdrawing what was never given is no error', async () => {
    expect((await person.call('DELETE', '/v1/consents/location.precise')).status).toBe(204);
  });

  test('the list says where the member stands', async () => {
    await give(person);
    const list = await (await person.call('GET', '/v1/consents')).json();
    expect(list).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ purpose: FACE, live: true, noticeVersion: 1 }),
        expect.objectContaining({ purpose: 'location.precise', live: false }),
      ]),
    });
  });

  test('who may be under 14 is refused, now and without saying the year again', async () => {
    const child = await shopper(house, '小朋友');
    for (const birthYear of [2013, 2012]) {
      const answer = await give(child, { birthYear });
      expect(await answer.json()).toMatchObject({ status: 403, code: 'privacy.minor_blocked' });
    }
    expect((await give(child)).status).toBe(403);
    expect(consents().isMinor(child.memberId as MemberId)).toBe(true);
    expect((await give(child, { birthYear: 2011 })).status).toBe(200);
  });

  test('saying that one is under 14 ends a consent that stood', async () => {
    const child = await shopper(house, '说错年龄的人');
    await give(child);
    expect(isLive(child)).toBe(true);
    await give(child, { birthYear: 2015 });
    expect(isLive(child)).toBe(false);
  });

  test('several purposes cannot be asked for at once', async () => {
    const answer = await person.call('POST', '/v1/consents', { purpose: [FACE, 'profiling.feed'] });
    expect(answer.status).toBe(400);
  });

  test('consents survive a restart, withdrawals too', async () => {
    const [keeps, leaves] = [await shopper(house, '留下的人'), await shopper(house, '离开的人')];
    const kept = await given(keeps);
    await give(leaves);
    await leaves.call('DELETE', `/v1/consents/${FACE}`);
    const restarted = await anotherHouse();
    try {
      await restarted.open();
      const memory = restarted.container.get(CONSENTS);
      expect(memory.isLive(keeps.memberId as MemberId, FACE)).toBe(true);
      expect(await memory.verifyToken(kept.consentToken, FACE)).toBeDefined();
      expect(memory.isLive(leaves.memberId as MemberId, FACE)).toBe(false);
    } finally {
      await restarted.close();
    }
  });

  test('a withdrawal is heard in another process of the same shop', async () => {
    const traveller = await shopper(house, '换机器的人');
    await give(traveller);
    const other = await anotherHouse();
    try {
      await other.open();
      const heard = new Promise<Withdrawal>((resolve) => other.container.get(CONSENTS).onWithdrawn(resolve));
      await traveller.call('DELETE', `/v1/consents/${FACE}`);
      expect(await heard).toEqual({ memberId: traveller.memberId, purpose: FACE });
      expect(other.container.get(CONSENTS).isLive(traveller.memberId as MemberId, FACE)).toBe(false);
    } finally {
      await other.close();
    }
  });

  describe('the ledger', () => {
    const ledger = () => house.container.get(CONSENT_LEDGER);

    test('tells what was consented to at any time of the past', async () => {
      const { memberId, call } = await shopper(house, '历史');
      const wasLive = (at: number) => ledger().wasLive(MERCHANT, memberId as MemberId, FACE, at);
      const before = clock.now() - 1;
      await call('POST', '/v1/consents', { purpose: FACE });
      const during = clock.now();
      clock.advance(1_000);
      await call('DELETE', `/v1/consents/${FACE}`);
      expect([await wasLive(before), await wasLive(during), await wasLive(clock.now())]).toEqual([
        false,
        true,
        false,
      ]);
    });

    test('says GRANT, RENEW, WITHDRAW with the words that were shown', async () => {
      const { memberId, call } = await shopper(house, '三步');
      await call('POST', '/v1/consents', { purpose: FACE, channel: 'h5' });
      await call('POST', '/v1/consents', { purpose: FACE, channel: 'h5' });
      await call('DELETE', `/v1/consents/${FACE}`);
      const rows = await house.database.reads.all(
        'select action, notice_version, notice_hash from consent_ledger where member_id = ? order by seq',
        [memberId],
      );
      const shown = { notice_version: 1, notice_hash: expect.stringMatching(/^[\w-]{43}$/) };
      expect(rows).toEqual(['GRANT', 'RENEW', 'WITHDRAW'].map((action) => ({ action, ...shown })));
    });

    test('is whole after consents at the same moment, and a changed line is found', async () => {
      const crowd = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => shopper(house, name)));
      await Promise.all(crowd.map((each) => give(each)));
      const { entries, brokenAt } = await ledger().verify(MERCHANT);
      expect(brokenAt).toBeNull();
      await house.database.orm.em
        .fork()
        .getConnection()
        .execute(`update consent_ledger set at = at + 1 where seq = ?`, [entries - 1]);
      expect((await ledger().verify(MERCHANT)).brokenAt).toBe(entries - 1);
    });
  });
});

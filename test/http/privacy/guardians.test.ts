import type { MemberId, MerchantId } from '#kernel';
import { CONSENT_LEDGER, CONSENTS } from '#modules/privacy';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { peopleAt } from '../../support/people.ts';
import { type Shopper, shopper } from '../../support/people-at-the-door.ts';
import { ReplayTracker, withReplay } from '../../support/replay-tracker.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const MERCHANT = 'mch_tongqu' as MerchantId;
const FACE = 'face.tryon';
const HALF_HOUR_MS = 1_800_000;
const DAY_MS = 86_400_000;
const PHONE = '13812345678';
const CHILDS_YEAR = 2014;
const MOTHERS_YEAR = 1988;

interface Body {
  readonly code?: string;
  readonly invitation: string;
  readonly consentToken: string;
  readonly memberId: string;
  readonly items: { readonly memberId: string }[];
}

describe.each(DATABASE_KINDS)('the consent of a guardian on %s', (kind) => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let child: Shopper;
  let mother: Shopper;
  /** Signed in once, long ago, on another phone. */
  let earlierSelf: Shopper;
  const clock = new HandClock(Date.UTC(2026, 10, 21, 4));

  beforeAll(async () => {
    sandbox = await testSandbox({ clock });
    house = await testHouse(kind, { wechat: sandbox.wechat, clock }, {}, withReplay(new ReplayTracker()));
    earlierSelf = await shopper(house, '妈妈从前');
    clock.advance(1_000);
    child = await shopper(house, '小宝');
    mother = await shopper(house, '妈妈');
  });
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  async function ask(who: Shopper, method: string, path: string, body?: object) {
    const answer = await who.call(method, path, body);
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Body };
  }
  const consent = (who: Shopper, purpose: string, birthYear?: number) =>
    ask(who, 'POST', '/v1/consents', { purpose, ...(birthYear === undefined ? {} : { birthYear }) });
  const inviting = (who: Shopper, told: { birthYear?: number } = {}) =>
    ask(who, 'POST', '/v1/me/guardian-invitations', told);
  const invite = async () => (await inviting(child)).body.invitation;
  const agree = (who: Shopper, invitation: string, birthYear = MOTHERS_YEAR) =>
    ask(who, 'POST', '/v1/me/wards', { invitation, birthYear, isGuardian: true });
  const isLive = (purpose: 'face.tryon' | 'location.precise' | 'minor.guardian') =>
    house.container.get(CONSENTS).isLive(child.memberId as MemberId, purpose);

  test('who may be 13 is refused, and cannot agree for herself (PRV-03, PRV-12)', async () => {
    expect((await inviting(child)).body.code).toBe('privacy.no_guardian_needed');
    expect((await consent(child, FACE, CHILDS_YEAR)).body.code).toBe('privacy.minor_blocked');
    expect((await consent(child, 'minor.guardian')).status).toBe(400);
    expect((await agree(child, await invite())).body.code).toBe('privacy.not_a_guardian');
  });

  test('a child tells her year with the invitation; it ends what she could not have agreed to (PRV-03, PRV-12)', async () => {
    const sister = await shopper(house, '大宝');
    expect((await consent(sister, FACE)).status).toBe(200);
    const live = () => house.container.get(CONSENTS).isLive(sister.memberId as MemberId, FACE);
    expect((await inviting(sister, { birthYear: MOTHERS_YEAR })).body.code).toBe(
      'privacy.no_guardian_needed',
    );
    expect(live()).toBe(true);
    expect((await inviting(sister, { birthYear: CHILDS_YEAR })).body.invitation).toBeTruthy();
    expect(live()).toBe(false);
    expect((await consent(sister, FACE)).body.code).toBe('privacy.minor_blocked');
  });

  test('a guardian is grown up, has a phone of her own, and shows an invitation of the child (PRV-03)', async () => {
    const invitation = await invite();
    expect((await agree(mother, invitation, 2009)).body.code).toBe('privacy.not_a_guardian');
    expect((await agree(mother, invitation)).body.code).toBe('privacy.guardian_needs_phone');
    await peopleAt(house, sandbox, clock).bindByButton({ accessToken: mother.token }, PHONE);
    mother = await shopper(house, '妈妈');
    expect((await agree(mother, `${invitation}x`)).body.code).toBe('privacy.invitation_over');
    clock.advance(HALF_HOUR_MS);
    // Half an hour is also what their sign-ins last.
    [child, mother] = [await shopper(house, '小宝'), await shopper(house, '妈妈')];
    expect((await agree(mother, invitation)).body.code).toBe('privacy.invitation_over');
    expect(isLive('minor.guardian')).toBe(false);
    expect((await agree(mother, await invite())).body.memberId).toBe(child.memberId);
    expect((await ask(mother, 'GET', '/v1/me/wards')).body.items).toMatchObject([
      { memberId: child.memberId },
    ]);
  });

  test('then each sensitive use asks the child herself, with a token of its own (PRV-03)', async () => {
    expect(isLive(FACE)).toBe(false);
    const { consentToken } = (await consent(child, FACE)).body;
    const session = { consentToken, items: [] };
    expect((await ask(child, 'POST', '/v1/tryon/sessions', session)).status).toBeLessThan(300);
    expect(isLive(FACE)).toBe(true);
  });

  test('a child who tells her year again keeps what she agreed to with her guardian (PRV-03, PRV-12)', async () => {
    expect((await consent(child, 'location.precise', CHILDS_YEAR)).status).toBe(200);
    expect([isLive(FACE), isLive('location.precise')]).toEqual([true, true]);
  });

  test('nobody else takes it back; when she does, what rested on it ends at once (PRV-03, PRV-05)', async () => {
    const stranger = await shopper(house, '路人');
    const path = `/v1/me/wards/${child.memberId}`;
    expect((await ask(stranger, 'DELETE', path)).status).toBe(404);
    const { consentToken } = (await consent(child, FACE)).body;
    expect((await ask(mother, 'DELETE', path)).status).toBe(204);
    expect([isLive('minor.guardian'), isLive(FACE)]).toEqual([false, false]);
    expect((await ask(child, 'POST', '/v1/tryon/sessions', { consentToken, items: [] })).status).toBe(403);
    expect((await consent(child, FACE)).body.code).toBe('privacy.minor_blocked');
    expect((await ask(mother, 'GET', '/v1/me/wards')).body.items).toEqual([]);
  });

  test('the child takes it back as easily, and the chain holds who agreed (PRV-02, PRV-05)', async () => {
    await agree(mother, await invite());
    await consent(child, FACE);
    expect((await ask(child, 'DELETE', '/v1/consents/minor.guardian')).status).toBe(204);
    expect([isLive('minor.guardian'), isLive(FACE)]).toEqual([false, false]);
    const rows = await house.database.reads.all<{ action: string; channel: string }>(
      "select action, channel from consent_ledger where purpose = 'minor.guardian' order by seq",
    );
    const hers = `guardian:${mother.memberId}`;
    expect(rows).toEqual([
      { action: 'GRANT', channel: hers },
      { action: 'WITHDRAW', channel: hers },
      { action: 'GRANT', channel: hers },
      { action: 'WITHDRAW', channel: 'unknown' },
    ]);
    expect((await house.container.get(CONSENT_LEDGER).verify(MERCHANT)).brokenAt).toBeNull();
  });

  test('what she agreed to before two members became one is hers to take back (PRV-05, MEM-03)', async () => {
    await agree(mother, await invite());
    await consent(child, FACE);
    earlierSelf = await shopper(house, '妈妈从前');
    await peopleAt(house, sandbox, clock).bindByButton({ accessToken: earlierSelf.token }, PHONE);
    mother = await shopper(house, '妈妈');
    expect(mother.memberId).toBe(earlierSelf.memberId);
    expect((await ask(mother, 'GET', '/v1/me/wards')).body.items).toMatchObject([
      { memberId: child.memberId },
    ]);
    expect((await ask(mother, 'DELETE', `/v1/me/wards/${child.memberId}`)).status).toBe(204);
    expect([isLive('minor.guardian'), isLive(FACE)]).toEqual([false, false]);
  });

  test('with the account of the guardian her consent ends, and what rested on it (PRV-05, PRV-07)', async () => {
    await agree(mother, await invite());
    await consent(child, FACE);
    expect(isLive(FACE)).toBe(true);
    expect((await ask(mother, 'POST', '/v1/me/closure')).status).toBe(202);
    clock.advance(8 * DAY_MS);
    await house.jobs.find(({ name }) => name === 'privacy.close_accounts')?.run();
    const rows = await house.database.reads.all<{ purpose: string }>(
      'select purpose from consents where member_id = ? and live = 1',
      [child.memberId],
    );
    expect(rows).toEqual([]);
    await house.container.get(CONSENTS).catchUp();
    expect([isLive('minor.guardian'), isLive(FACE)]).toEqual([false, false]);
  });
});

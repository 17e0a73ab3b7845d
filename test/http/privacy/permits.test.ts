import { jest } from '@jest/globals';
import type { MerchantId, StoreId } from '#kernel';
import { PERMITS } from '#modules/privacy';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { type StaffMember, staffOf } from '../../support/owner.ts';
import { ReplayTracker, withReplay } from '../../support/replay-tracker.ts';

/** A password costs 0.2 s of a core to check; a crowded machine takes longer. */
jest.setTimeout(60_000);

const ASSESSMENTS = '/v1/console/privacy/assessments';
const SWITCH = '/v1/console/privacy/switches/face.tryon';
const FACE = 'face.tryon';
const MERCHANT = 'mch_tongqu' as MerchantId;
const YEAR_MS = 366 * 86_400_000;

interface AssessmentList {
  documents: { purpose: string; version: number; documentHash: string; approved: boolean }[];
  items: { purpose: string; approvedBy: string; inForce: boolean }[];
  switches: { purpose: string; open: boolean; changedBy: string }[];
}

describe.each(DATABASE_KINDS)('what a shop may do, on %s', (kind) => {
  let address: string;
  let house: TestHouse;
  let owner: StaffMember;
  const clock = new HandClock(Date.UTC(2026, 10, 21, 4));
  const anotherHouse = () =>
    testHouse(kind, { clock }, { DATABASE_URL: address }, withReplay(new ReplayTracker()));

  beforeAll(async () => {
    address = await houseDatabase(kind);
    house = await anotherHouse();
    owner = await staffOf(house);
  });
  afterAll(() => house.close());

  const refusal = ({ container } = house) => container.get(PERMITS).refusal(MERCHANT, FACE)?.code;
  const list = async () => (await (await owner.call('GET', ASSESSMENTS)).json()) as AssessmentList;
  const approval = async () => {
    const [text] = (await list()).documents;
    const { purpose, version, documentHash } = text ?? {};
    return { purpose, version, documentHash, expiresAt: clock.now() + 1_000 };
  };

  test('an assessment runs out after a year, and a new approval opens again', async () => {
    expect(refusal()).toBeUndefined();
    clock.advance(YEAR_MS);
    expect(refusal()).toBe('privacy.assessment_missing');
    // A year later nobody is signed in any more.
    owner = await staffOf(house);
    expect((await list()).items).toMatchObject([{ purpose: FACE, inForce: false }]);

    const approved = await owner.call('POST', ASSESSMENTS, await approval());
    expect([approved.status, refusal()]).toEqual([201, undefined]);
    const [latest, oldest] = (await list()).items;
    expect(latest).toMatchObject({ inForce: true, approvedBy: 'owner-all' });
    expect(oldest).toMatchObject({ inForce: false, approvedBy: 'system' });
    clock.advance(1_000);
    expect(refusal()).toBe('privacy.assessment_missing');
    expect(
      (await owner.call('POST', ASSESSMENTS, { ...(await approval()), expiresAt: clock.now() + YEAR_MS }))
        .status,
    ).toBe(201);
  });

  test.each([
    ['another text', { documentHash: 'x'.repeat(43) }, 422, 'privacy.assessment_changed'],
    ['an older version', { version: 2 }, 422, 'privacy.assessment_changed'],
    ['a purpose that needs none', { purpose: 'profiling.feed' }, 422, 'privacy.assessment_changed'],
    ['the past', { expiresAt: 1 }, 400, 'privacy.bad_expiry'],
    ['ten years', { expiresAt: Date.UTC(2038, 0) }, 400, 'privacy.bad_expiry'],
  ])('approving for %s is refused', async (_case, part, status, code) => {
    const answer = await owner.call('POST', ASSESSMENTS, { ...(await approval()), ...part });
    expect(await answer.json()).toMatchObject({ status, code });
  });

  test('a switch is heard in another process, tells its listeners, and is written into the audit log', async () => {
    const other = await anotherHouse();
    try {
      await other.open();
      const closed = new Promise((resolve) => other.container.get(PERMITS).onClosed(resolve));
      expect((await owner.call('PUT', SWITCH, { open: false })).status).toBe(200);
      expect(refusal()).toBe('privacy.switched_off');
      expect((await list()).switches).toMatchObject([{ purpose: FACE, open: false, changedBy: 'owner-all' }]);
      expect(await closed).toEqual({ merchantId: MERCHANT, purpose: FACE });
      expect(refusal(other)).toBe('privacy.switched_off');
    } finally {
      await other.close();
    }
    clock.advance(1);
    expect(await (await owner.call('PUT', SWITCH, { open: true })).json()).toMatchObject({ open: true });
    expect(refusal()).toBeUndefined();
    const { items } = (await (await owner.call('GET', '/v1/console/audit')).json()) as { items: object[] };
    expect(items.slice(0, 2)).toMatchObject([
      { action: 'privacy.turn_purpose', before: { open: false }, after: { open: true } },
      { action: 'privacy.turn_purpose', before: { open: true }, after: { open: false } },
    ]);
  });

  test('only an owner of the whole shop may', async () => {
    const others = [await staffOf(house, 'manager'), await staffOf(house, 'owner', 'str_one' as StoreId)];
    for (const other of others) {
      const answers = await Promise.all([
        other.call('GET', ASSESSMENTS),
        other.call('POST', ASSESSMENTS, await approval()),
        other.call('PUT', SWITCH, { open: false }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    }
    expect(refusal()).toBeUndefined();
  });
});

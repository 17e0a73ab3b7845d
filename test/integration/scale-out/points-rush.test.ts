import { type MemberId, type MerchantId, type StaffId, UNIT_OF_WORK } from '#kernel';
import { STAFF_IMPORT } from '#modules/access';
import { LEDGER } from '#modules/ledger';
import { MEMBER_IMPORT } from '#modules/members';
import { POINTS } from '#modules/points';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { testHouse } from '../../support/house.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { pointsHouse } from '../../support/points-house.ts';
import { programsPresent } from '../../support/redis.ts';
import { postUntilAnswered, rush } from '../../support/rush.ts';
import { type TwoHouses, twoHouses } from '../../support/two-houses.ts';

const START_MS = 180_000;
const RUSH_MS = 240_000;
const CALLERS = 1_000;
const POINTS_THERE = 100;
const MERCHANT = 'mch_tongqu' as MerchantId;
const ANN = 'mbr_ann' as MemberId;
const PASSWORD = 'tongqu-test';

const canRun = DATABASE_KINDS.includes('PostgreSQL') && programsPresent('redis-server', 'haproxy');

(canRun ? describe : describe.skip)(
  'a thousand who take one point each, a hundred points, two houses',
  () => {
    let database: string;
    let houses: TwoHouses;
    let token: string;

    beforeAll(async () => {
      database = await houseDatabase('PostgreSQL');
      const house = await testHouse('PostgreSQL', {}, { DATABASE_URL: database });
      const { container } = house;
      await container.get(UNIT_OF_WORK).run(async (tx) => {
        await container.get(STAFF_IMPORT).importStaff(tx, MERCHANT, [
          {
            ...{ id: 'stf_owner' as StaffId, account: 'owner', name: '老板', password: PASSWORD },
            grants: [{ role: 'owner', storeId: null }],
          },
        ]);
        await container
          .get(MEMBER_IMPORT)
          .importMembers(tx, MERCHANT, [
            { id: ANN, nickname: '安', openid: 'o-ann', joinedAt: 0, homeStoreId: null },
          ]);
        await container.get(POINTS).earn(tx, MERCHANT, {
          ...{ memberId: ANN, source: 'opening', bizType: 'test.rush', bizId: '1', amount: POINTS_THERE },
          at: Date.now(),
        });
      });
      await house.close();
      houses = await twoHouses(database);
      await houses.startBoth();
      const signedIn = await fetch(`${houses.url}/v1/staff/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account: 'owner', password: PASSWORD }),
      });
      token = ((await signedIn.json()) as { accessToken: string }).accessToken;
    }, START_MS);
    afterAll(() => houses?.stop(), START_MS);

    const takeOne = (n: number) =>
      postUntilAnswered(`${houses.url}/v1/console/members/${ANN}/points/adjustments`, {
        ...{ token, key: `rush-key-${n}`, body: { amount: -1, reason: '兑换' } },
      });

    test(
      'exactly a hundred get one, through both houses; who asks again gets the answer of the first time (MEM-06)',
      async () => {
        const outcomes = await rush(CALLERS, takeOne);
        const taken = outcomes.flatMap(({ status }, n) => (status === 200 ? [n] : []));
        expect(taken).toHaveLength(POINTS_THERE);
        const refused = outcomes.filter(({ status }) => status !== 200);
        expect(new Set(refused.map(({ status, code }) => `${status} ${code}`))).toEqual(
          new Set(['409 points.insufficient']),
        );
        expect(new Set(outcomes.map(({ servedBy }) => servedBy)).size).toBe(2);

        for (const n of taken.slice(0, 10)) expect((await takeOne(n)).text).toBe(outcomes[n]?.text);

        const house = await testHouse('PostgreSQL', {}, { DATABASE_URL: database });
        expect((await house.container.get(POINTS).balance(MERCHANT, ANN, Date.now())).usable).toBe(0);
        expect((await house.container.get(LEDGER).check(MERCHANT)).faults).toEqual([]);
        await house.close();
      },
      RUSH_MS,
    );
  },
);

test(
  'a thousand who spend one point each in one process on SQLite spend exactly a hundred (MEM-06)',
  async () => {
    const shop = await pointsHouse('SQLite');
    const member = await shop.member();
    await shop.earn(member, POINTS_THERE);
    const outcomes = await Promise.allSettled(
      Array.from({ length: CALLERS }, (_, n) => shop.burn(member, 1, `rush-${n}`)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(POINTS_THERE);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'points.insufficient' });
    expect((await shop.balance(member)).usable).toBe(0);
    expect(await shop.faults()).toEqual([]);
    await shop.close();
  },
  RUSH_MS,
);

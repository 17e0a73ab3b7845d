import { READS } from '#db';
import { type MemberId, type MerchantId, type Tx, UNIT_OF_WORK } from '#kernel';
import { MEMBERS } from '#modules/members';
import { VAULT } from '#modules/privacy';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { ReplayTracker, withReplay } from '../../support/replay-tracker.ts';

const MERCHANT = 'mch_tongqu' as MerchantId;
const ANNA = 'mbr_anna' as MemberId;
const BO = 'mbr_bo' as MemberId;
const PHONE = '13812348000';
const FIRST = `1:${'first-master-key-'.padEnd(43, 'A')}`;
const SECOND = `2:${'second-master-key-'.padEnd(43, 'A')}`;
const WRONG = `1:${'another-master-key-'.padEnd(43, 'A')}`;

function tools({ container }: TestHouse) {
  const vault = container.get(VAULT);
  const inTx = <Result>(work: (tx: Tx) => Promise<Result>) => container.get(UNIT_OF_WORK).run(work);
  const seal = (memberId: MemberId, plain: string) =>
    inTx((tx) => vault.seal(tx, MERCHANT, memberId, 'phone', plain));
  const open = (memberId: MemberId, sealed: string) =>
    vault.open(MERCHANT, memberId, 'phone', sealed, 'account.own');
  return { vault, inTx, seal, open };
}

describe.each(DATABASE_KINDS)('the vault on %s', (kind) => {
  const houses: TestHouse[] = [];
  async function house(settings: Record<string, string> = {}): Promise<TestHouse> {
    const opened = await testHouse(kind, {}, settings);
    houses.push(opened);
    return opened;
  }
  afterEach(async () => {
    for (const each of houses.splice(0)) await each.close();
  });

  test('what was sealed opens again, and the same value never looks the same twice (SEC-04)', async () => {
    const { seal, open, vault } = tools(await house());
    const [first, second] = [await seal(ANNA, PHONE), await seal(ANNA, PHONE)];

    expect(first).not.toBe(second);
    expect(first).not.toContain(PHONE);
    expect(vault.isSealed(first)).toBe(true);
    expect(await open(ANNA, first)).toBe(PHONE);
    const bo = await seal(BO, '张小明');
    const both = [
      { memberId: BO, sealed: bo },
      { memberId: ANNA, sealed: second },
    ];
    expect(await vault.openMany(MERCHANT, 'phone', both, 'account.lookup')).toEqual(['张小明', PHONE]);
  });

  test('a sealed value opens for its own member, merchant and field alone (SEC-04)', async () => {
    const { seal, open, vault } = tools(await house());
    const sealed = await seal(ANNA, PHONE);
    await seal(BO, PHONE);

    await expect(open(BO, sealed)).rejects.toThrow("opens under its owner's key");
    await expect(vault.open(MERCHANT, ANNA, 'address', sealed, 'account.own')).rejects.toThrow();
    const flipped = `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`;
    await expect(open(ANNA, flipped.replace(/^(s1\.....)./, '$1_'))).rejects.toThrow();
    expect(await vault.open('mch_other' as MerchantId, ANNA, 'phone', sealed, 'account.own')).toBeNull();
  });

  test('a key that was made in a transaction that failed is no key (SEC-04)', async () => {
    const { seal, open, inTx, vault } = tools(await house());
    const lost = inTx(async (tx) => {
      await vault.seal(tx, MERCHANT, ANNA, 'phone', PHONE);
      throw new Error('cut off');
    });
    await expect(lost).rejects.toThrow('cut off');

    expect(await open(ANNA, await seal(ANNA, PHONE))).toBe(PHONE);
  });

  test('two that seal the first value of a member at once share one key (SEC-04)', async () => {
    const { seal, open } = tools(await house());
    const sealed = await Promise.all(Array.from({ length: 8 }, (_, n) => seal(ANNA, `phone ${n}`)));
    const opened = await Promise.all(sealed.map((each) => open(ANNA, each)));
    expect(opened).toEqual(Array.from({ length: 8 }, (_, n) => `phone ${n}`));
  });

  test('a destroyed key opens nothing, in every process within a second, and none is made again (PRV-07)', async () => {
    const url = { DATABASE_URL: await houseDatabase(kind) };
    const [one, two] = [await house(url), await house(url)];
    await two.open();
    const [here, there] = [tools(one), tools(two)];
    const sealed = await here.seal(ANNA, PHONE);
    expect(await there.open(ANNA, sealed)).toBe(PHONE);

    await here.inTx((tx) => here.vault.shred(tx, MERCHANT, ANNA));

    expect(await here.open(ANNA, sealed)).toBeNull();
    const until = Date.now() + 5_000;
    while ((await there.open(ANNA, sealed)) !== null && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await there.open(ANNA, sealed)).toBeNull();
    await expect(here.seal(ANNA, PHONE)).rejects.toMatchObject({ code: 'privacy.member_erased' });
    const rows = await one.container
      .get(READS)
      .all<{ wrapped: string | null }>('select wrapped from member_keys');
    expect(rows).toEqual([{ wrapped: null }]);
  });

  test('a new master key wraps every data key anew, so many per turn, and touches no sealed value (SEC-04)', async () => {
    const DATABASE_URL = await houseDatabase(kind);
    const before = tools(await house({ DATABASE_URL, VAULT_KEYS: FIRST }));
    const members = Array.from({ length: 620 }, (_, n) => `mbr_${n}` as MemberId);
    const sealed = await before.inTx(async (tx) => {
      const texts: string[] = [];
      for (const id of members) texts.push(await before.vault.seal(tx, MERCHANT, id, 'phone', `${id} 138`));
      return texts;
    });

    const rotating = await house({ DATABASE_URL, VAULT_KEYS: `${FIRST},${SECOND}` });
    const rewrap = rotating.jobs.find(({ name }) => name === 'privacy.rewrap_keys');
    const turns = [await rewrap?.run(), await rewrap?.run(), await rewrap?.run()];

    expect(turns).toEqual([500, 120, 0]);
    const after = tools(await house({ DATABASE_URL, VAULT_KEYS: SECOND }));
    for (const n of [0, 300, 619])
      expect(await after.open(members[n] as MemberId, sealed[n] as string)).toBe(`mbr_${n} 138`);
    const lost = tools(await house({ DATABASE_URL, VAULT_KEYS: WRONG }));
    await expect(lost.open(members[0] as MemberId, sealed[0] as string)).rejects.toThrow('master key 2');
  });

  test('while only some processes know a new master key, it wraps nothing that the others could not open (SEC-04)', async () => {
    const DATABASE_URL = await houseDatabase(kind);
    const told = tools(await house({ DATABASE_URL, VAULT_KEYS: `${SECOND},${FIRST}` }));
    const notYet = tools(await house({ DATABASE_URL, VAULT_KEYS: FIRST }));

    expect(await notYet.open(ANNA, await told.seal(ANNA, PHONE))).toBe(PHONE);
    expect(await told.open(BO, await notYet.seal(BO, PHONE))).toBe(PHONE);
  });

  test('a phone is found by an index that says nothing about it, per shop and field (SEC-04)', async () => {
    const { vault } = tools(await house());
    const index = vault.blindIndex(MERCHANT, 'phone', PHONE);
    expect(vault.blindIndex(MERCHANT, 'phone', PHONE)).toBe(index);
    expect(index).toMatch(/^1\.[\w-]{43}$/);
    expect(vault.blindIndex('mch_other' as MerchantId, 'phone', PHONE)).not.toBe(index);
    expect(vault.blindIndex(MERCHANT, 'address', PHONE)).not.toBe(index);
  });

  test('with another index key nobody would be found again: such a house does not open (SEC-04)', async () => {
    const DATABASE_URL = await houseDatabase(kind);
    const writes = await house({ DATABASE_URL });
    const payer = { phone: '13700000001', source: 'till' } as const;
    await tools(writes).inTx((tx) => writes.container.get(MEMBERS).enrolShadow(tx, MERCHANT, payer));
    const opens = async (settings: Record<string, string>) => {
      const opened = await testHouse(kind, {}, settings, withReplay(new ReplayTracker()));
      houses.push(opened);
      await opened.open();
    };

    const key = 'another-index-key-'.padEnd(43, 'A');
    for (const VAULT_INDEX_KEY of [`2:${key}`, `1:${key}`])
      await expect(opens({ DATABASE_URL, VAULT_INDEX_KEY })).rejects.toThrow('VAULT_INDEX_KEY');
    await opens({ DATABASE_URL });
  }, 60_000);
});

import { DAY_MS, type MemberId, type StoreId } from '#kernel';
import { EVENT_IMPORT, MEMBER_INSIGHTS } from '#modules/recommendations';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { peopleAt, type SignedInMember } from '../../support/people.ts';
import { JIANGHAN, MERCHANT, OPTICS } from '../../support/small-shop.ts';
import { groupOf, productId, type TasteShop, tasteShop } from './taste-shop.ts';

const JIANGHAN_DISTRICT = '420103';
const OPTICS_DISTRICT = '420111';

describe.each(DATABASE_KINDS)('the feed of two members who are one on %s (MEM-03)', (kind) => {
  let shop: TasteShop;
  let people: ReturnType<typeof peopleAt>;
  beforeAll(async () => {
    shop = await tasteShop(kind);
    people = peopleAt(shop.house, shop.outside, shop.clock);
  });
  afterAll(() => shop.close());

  let phones = 0;
  const freshPhone = () => `137${String(++phones).padStart(8, '0')}`;
  let visits = 0;
  async function visited(memberId: MemberId, storeId: StoreId, days: number): Promise<void> {
    const events = Array.from({ length: days }, (_, day) => ({
      ...({ id: `visit-${++visits}`, type: 'store_visit', memberId, productId: null, skuId: null } as const),
      ...{ storeId, at: shop.clock.now() - (day + 1) * DAY_MS },
    }));
    await shop.unitOfWork.run((tx) =>
      shop.house.container.get(EVENT_IMPORT).importEvents(tx, MERCHANT, events),
    );
  }
  const agree = ({ accessToken: token }: SignedInMember) =>
    shop.call('POST', '/v1/consents', { token, body: { purpose: 'location.district' } });
  const districtOf = (memberId: MemberId) =>
    shop.house.container.get(MEMBER_INSIGHTS).districtOf(MERCHANT, memberId);
  /** The older one first; the phone of both makes them one. */
  async function pair(name: string) {
    const first = await people.signIn(`${name}-1`, true);
    shop.clock.advance(1_000);
    const younger = await people.signIn(`${name}-2`, true);
    const phone = freshPhone();
    const elder = await people.bindByButton(first, phone);
    return { elder, younger, merge: () => people.bindByButton(younger, phone) };
  }
  const groups = async (token: string) =>
    new Set((await shop.feed(token)).items.slice(0, 12).map((item) => groupOf(item.productId)));

  test('the survivor’s next feed rests on what both did, though both were in memory', async () => {
    const { elder, younger, merge } = await pair('feeds');
    await shop.tell(elder.accessToken, 'view', ...[0, 1, 2].map((n) => productId('hat', n)));
    await shop.tell(younger.accessToken, 'view', ...[0, 1, 2].map((n) => productId('tea', n)));
    await shop.feed(elder.accessToken);
    await shop.feed(younger.accessToken);
    const tastes = async (token: string) => {
      const { body } = await shop.call<{ items: { categoryId: string }[] }>(
        'GET',
        '/v1/me/recommendation-profile',
        { token },
      );
      return body.items.map(({ categoryId }) => categoryId).sort();
    };
    expect(await tastes(elder.accessToken)).toEqual(['hat']);

    const survivor = await merge();
    expect(survivor.member.id).toBe(elder.member.id);
    // Before anything was delivered.
    expect(await tastes(elder.accessToken)).toEqual(['hat', 'tea']);
    expect([...(await groups(elder.accessToken))]).toEqual(expect.arrayContaining(['hat', 'tea']));
    expect(await shop.count(`behaviour_events where member_id = '${younger.member.id}'`)).toBe(0);
  });

  test('where she usually is, is worked out anew, and the one that went is nowhere', async () => {
    const { elder, younger, merge } = await pair('places');
    await agree(elder);
    await agree(younger);
    await visited(elder.member.id, JIANGHAN, 2);
    await visited(younger.member.id, OPTICS, 3);
    expect(await districtOf(elder.member.id)).toBe(JIANGHAN_DISTRICT);
    expect(await districtOf(younger.member.id)).toBe(OPTICS_DISTRICT);
    await merge();
    expect(await districtOf(elder.member.id)).toBe(OPTICS_DISTRICT);
    expect(await districtOf(younger.member.id)).toBeUndefined();
  });

  test('lists that still wait to be written when two become one are the survivor’s', async () => {
    const { elder, younger, merge } = await pair('lists');
    await shop.tell(younger.accessToken, 'view', productId('lip', 1));
    expect((await shop.feed(younger.accessToken)).personalised).toBe(true);
    await merge();
    await shop.deliver();
    await shop.job('recommendations.write_exposures');
    expect(await shop.count(`feed_exposures where member_id = '${younger.member.id}'`)).toBe(0);
    expect(await shop.count(`feed_exposures where member_id = '${elder.member.id}'`)).toBe(1);
  });
});

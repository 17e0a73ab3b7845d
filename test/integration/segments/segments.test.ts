import { DAY_MS, HOUR_MS, type MemberId } from '#kernel';
import type { Predicate } from '../../../modules/segments/domain/predicate.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { staffOf } from '../../support/owner.ts';
import { BLACK, BLACK_FEN, basket, JIANGHAN, OPTICS } from '../../support/small-shop.ts';
import { bought, importEvents } from '../recommendations/place-shop.ts';
import { productId } from '../recommendations/taste-shop.ts';
import { type SegmentShop, segmentShop } from './segment-shop.ts';

const PROFILE = 'profiling.segments';
const MODEL_TAG = 'model:likely_to_return';

interface SegmentList {
  readonly items: readonly { readonly id: string; readonly name: string; readonly size: number }[];
}
interface Refusal {
  readonly code: string;
  readonly details: { readonly path?: string; readonly fields?: readonly { readonly path: string }[] };
}

describe.each(DATABASE_KINDS)('tags and segments on %s (MEM-10)', (kind) => {
  let shop: SegmentShop;
  beforeAll(async () => {
    shop = await segmentShop(kind);
  });
  afterAll(() => shop.close());

  let names = 0;
  /** Somebody new who agreed to `purposes`. */
  async function person(...purposes: string[]): Promise<{ name: string; id: MemberId }> {
    names += 1;
    const name = `段${names}`;
    const id = await shop.idOf(name);
    for (const purpose of purposes) await shop.agree(name, purpose);
    return { name, id };
  }
  /** A segment of this test alone: its tag is given to its people. */
  async function among(
    people: readonly { readonly id: MemberId }[],
    predicate: Predicate,
  ): Promise<{ tag: string; segment: string }> {
    names += 1;
    const tag = await shop.tag(`标签 ${names}`);
    for (const { id } of people) await shop.owner('PUT', `/members/${id}/tags/${tag}`);
    const segment = await shop.segment(`分群 ${names}`, {
      kind: 'all',
      of: [{ kind: 'tag', tag }, predicate],
    });
    return { tag, segment };
  }
  const sizeOf = async (id: string) =>
    (await shop.owner<SegmentList>('GET', '/segments')).body.items.find((each) => each.id === id)?.size;

  test('an order counts as soon as it is paid; before, and without consent, nothing is known of it', async () => {
    const [buyer, silent] = [await person(PROFILE), await person()];
    const { segment } = await among([buyer, silent], {
      kind: 'all',
      of: [
        { kind: 'orders', withinDays: 7, count: { min: 1 } },
        { kind: 'spent', withinDays: 7, fen: { min: BLACK_FEN, max: BLACK_FEN } },
      ],
    });
    for (const { name } of [silent, buyer]) {
      const placed = await shop.call<{ id: string; payableFen: number }>('POST', '/v1/orders', {
        token: await shop.shopper(name),
        body: { groups: basket({ [BLACK]: 1 }) },
      });
      expect(placed.status).toBe(201);
      expect(await shop.membersOf(segment)).toEqual([]);
      await shop.payByEvent(placed.body);
      await shop.deliver();
    }
    expect(await shop.membersOf(segment)).toEqual([buyer.id]);
  });

  test('an order that was cancelled before it was paid is no purchase', async () => {
    const undecided = await person(PROFILE);
    const { segment } = await among([undecided], { kind: 'orders', count: { min: 1 } });
    const token = await shop.shopper(undecided.name);
    const order = (
      await shop.call<{ id: string }>('POST', '/v1/orders', {
        token,
        body: { groups: basket({ [BLACK]: 1 }) },
      })
    ).body;
    expect((await shop.call('POST', `/v1/orders/${order.id}/cancel`, { token })).status).toBe(200);
    expect(await shop.membersOf(segment)).toEqual([]);
  });

  test('who withdraws leaves what rests on her behaviour, and stays where nothing of it is needed', async () => {
    const viewer = await person(PROFILE);
    const viewed: Predicate = {
      ...{ kind: 'behaviour', event: 'view', withinDays: 30 },
      ...{ times: { min: 2 }, categoryId: 'tea' },
    };
    const { tag, segment } = await among([viewer], viewed);
    const byTag = await shop.segment('只看标签', { kind: 'tag', tag });
    const not = await shop.segment('没看过茶', {
      kind: 'all',
      of: [
        { kind: 'tag', tag },
        { kind: 'not', of: viewed },
      ],
    });
    await shop.tell(await shop.shopper(viewer.name), 'view', productId('tea', 1), productId('hat', 1));
    expect(await shop.membersOf(segment)).toEqual([]);
    expect(await shop.membersOf(not)).toEqual([viewer.id]);
    await shop.tell(await shop.shopper(viewer.name), 'view', productId('tea', 2));
    expect(await shop.membersOf(segment)).toEqual([viewer.id]);
    expect(await sizeOf(segment)).toBe(1);

    await shop.withdraw(viewer.name, PROFILE);
    expect(await shop.membersOf(segment)).toEqual([]);
    expect(await shop.membersOf(not)).toEqual([]);
    expect(await shop.membersOf(byTag)).toEqual([viewer.id]);
    shop.clock.advance(HOUR_MS / 60);
    expect(await sizeOf(segment)).toBe(0);
  });

  test('a child is in no segment that profiles, whatever she agreed to before', async () => {
    const child = await person(PROFILE);
    await shop.bought(child.id, 3, 1_000);
    const { tag, segment } = await among([child], { kind: 'orders', count: { min: 1 } });
    const never = await shop.segment('没买过', {
      kind: 'all',
      of: [
        { kind: 'tag', tag },
        { kind: 'not', of: { kind: 'orders', count: { min: 1 } } },
      ],
    });
    expect(await shop.membersOf(segment)).toEqual([child.id]);
    const birthYear = new Date(shop.clock.now()).getUTCFullYear() - 9;
    await shop.agree(child.name, 'profiling.feed', birthYear);
    expect((await shop.agree(child.name, PROFILE)).status).toBe(403);
    expect(await shop.membersOf(segment)).toEqual([]);
    expect(await shop.membersOf(never)).toEqual([]);
  });

  test('the usual district needs its own consent as well', async () => {
    const local = await person(PROFILE);
    const { segment } = await among([local], { kind: 'district', code: '420111' });
    for (let day = 0; day < 2; day += 1) {
      const event = { id: `visit-${day}`, type: 'store_visit', at: shop.clock.now(), storeId: OPTICS };
      await shop.call('POST', '/v1/events', {
        token: await shop.shopper(local.name),
        body: { events: [event] },
      });
      shop.clock.advance(DAY_MS);
    }
    expect(await shop.membersOf(segment)).toEqual([]);
    await shop.agree(local.name, 'location.district');
    expect(await shop.membersOf(segment)).toEqual([local.id]);
  });

  test('a snapshot is fixed, page by page; only who withdraws what her place rests on leaves it', async () => {
    const people = [await person(PROFILE), await person(PROFILE), await person(PROFILE)] as const;
    for (const { id } of people) await shop.bought(id, 2, 1_000);
    const { tag, segment } = await among(people, { kind: 'last_purchase', daysAgo: { max: 5 } });
    const taken = await shop.owner<{ id: string; size: number }>('POST', `/segments/${segment}/snapshot`);
    expect([taken.status, taken.body.size]).toEqual([201, 3]);
    const path = `/segments/${segment}/snapshots/${taken.body.id}/members`;
    const kept = async () => (await shop.listed(path, 2)).map(({ memberId }) => memberId);
    const all = people.map(({ id }) => id).sort();

    // She falls out of the segment by time, and by a tag that is taken away: the campaign goes on with her.
    shop.clock.advance(30 * DAY_MS);
    await shop.owner('DELETE', `/members/${all[0]}/tags/${tag}`);
    expect(await shop.membersOf(segment)).toEqual([]);
    expect(await kept()).toEqual(all);

    await shop.withdraw(people[1].name, PROFILE);
    expect(await kept()).toEqual(all.filter((id) => id !== people[1].id));
    await shop.deliver();
    const row = `segment_snapshot_members where member_id = '${people[1].id}'`;
    expect(await shop.count(row)).toBe(0);
    await shop.agree(people[1].name, PROFILE);
    expect(await kept()).toHaveLength(2);

    expect((await shop.owner('DELETE', `/segments/${segment}`)).status).toBe(204);
    expect((await shop.owner('GET', `/segments/${segment}/members`)).status).toBe(404);
    expect(await kept()).toHaveLength(2);
  });

  test('the model’s tag: late by her own rhythm, likely to come, agreed to be written to and grouped', async () => {
    const [late, unasked] = [await person(PROFILE, 'marketing.messages'), await person('marketing.messages')];
    for (const { id } of [late, unasked])
      for (const back of [0, 1, 2, 3, 4, 5])
        await importEvents(
          shop,
          bought(id, [productId('tea', back)], shop.clock.now() - (12 + back * 10) * DAY_MS),
        );
    shop.clock.advance(HOUR_MS);
    const { segment } = await among([late, unasked], { kind: 'tag', tag: MODEL_TAG });
    expect(await shop.membersOf(segment)).toEqual([late.id]);
    await shop.withdraw(late.name, 'marketing.messages');
    expect(await shop.membersOf(segment)).toEqual([]);
  });

  test('a preview says how many of how many, and shows no whole name', async () => {
    const { id } = await person();
    const { tag } = await among([{ id }], { kind: 'joined', daysAgo: { min: 0 } });
    const preview = await shop.owner<{ size: number; of: number; sample: string[] }>(
      'POST',
      '/segments/preview',
      {
        predicate: { kind: 'tag', tag },
      },
    );
    expect(preview.status).toBe(200);
    expect(preview.body).toMatchObject({ size: 1, of: await shop.count('members') });
    expect(preview.body.sample).toEqual([expect.stringMatching(/^.\*$/u)]);
  });

  test('a rule gives its tag by itself: nobody gives it by hand, and no rule leans on another', async () => {
    const buyer = await person(PROFILE);
    const rule = await shop.tag('买过', { kind: 'orders', count: { min: 1 } });
    const { segment } = await among([buyer], { kind: 'tag', tag: rule });
    expect(await shop.membersOf(segment)).toEqual([]);
    await shop.bought(buyer.id, 1, 500);
    expect(await shop.membersOf(segment)).toEqual([buyer.id]);
    expect((await shop.owner('PUT', `/members/${buyer.id}/tags/${rule}`)).status).toBe(422);
    const circle = { name: '又买过', rule: { kind: 'not', of: { kind: 'tag', tag: rule } } };
    const refused = await shop.owner<Refusal>('POST', '/tags', circle);
    expect([refused.status, refused.body.details.path]).toEqual([422, 'predicate.of']);
    const sources = (await shop.owner<{ items: { source: string }[] }>('GET', '/tags')).body.items;
    expect(new Set(sources.map(({ source }) => source))).toEqual(new Set(['manual', 'rule', 'model']));
  });

  test('a wrong leaf is named: one of an unknown shape, one that names what is not there, one too many', async () => {
    const ask = (predicate: object) => shop.owner<Refusal>('POST', '/segments/preview', { predicate });
    const home = (storeId: string) => ({ kind: 'home_store', storeId });
    const shape = await ask({ kind: 'any', of: [home(JIANGHAN), { kind: 'spent', fen: { min: -1 } }] });
    expect([shape.status, shape.body.details.fields?.[0]?.path]).toEqual([400, 'predicate.of.1.fen.min']);
    const unknown = await ask({ kind: 'any', of: [home(JIANGHAN), { kind: 'not', of: home('str_moon') }] });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'segments.bad_leaf']);
    expect(unknown.body.details.path).toBe('predicate.of.1.of');
    const half = { kind: 'any', of: Array.from({ length: 26 }, () => home(JIANGHAN)) };
    const many = await ask({ kind: 'all', of: [half, half] });
    expect([many.status, many.body.details.path]).toEqual([422, 'predicate.of.1.of.24']);
  });

  test('giving a tag twice is giving it once; every change is on record, without a name', async () => {
    const { id } = await person();
    const { tag, segment } = await among([{ id }], { kind: 'joined', daysAgo: { min: 0 } });
    expect((await shop.owner('PUT', `/members/${id}/tags/${tag}`)).status).toBe(204);
    await shop.owner('DELETE', `/members/${id}/tags/${tag}`);
    await shop.owner('DELETE', `/members/${id}/tags/${tag}`);
    await shop.owner('DELETE', `/segments/${segment}`);
    const deeds = (subject: string) => shop.count(`audit_log where subject = '${subject}'`);
    expect([
      await deeds(`member:${id}`),
      await deeds(`tag:${tag}`),
      await deeds(`segment:${segment}`),
    ]).toEqual([2, 1, 2]);
    expect((await shop.owner('PUT', `/members/mem_nobody/tags/${tag}`)).status).toBe(404);
    expect((await shop.owner('PUT', `/members/${id}/tags/tag_nothing`)).status).toBe(404);
  });

  test('a name is taken once; the same request twice is one segment', async () => {
    const body = { name: '同名', predicate: { kind: 'joined', daysAgo: { max: 7 } } };
    const token = await shop.staff('owner');
    const send = (key: string) =>
      shop.call<{ id: string }>('POST', '/v1/console/segments', { token, body, key });
    const [first, again] = [await send('segment-once'), await send('segment-once')];
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await send('segment-twice')).status).toBe(409);
  });

  test('only who owns the whole shop sees members: neither a clerk nor the owner of one store', async () => {
    for (const staff of [
      await staffOf(shop.house, 'clerk', JIANGHAN),
      await staffOf(shop.house, 'owner', JIANGHAN),
    ])
      for (const path of ['/tags', '/segments', '/segments/seg_1/members'])
        expect((await staff.call('GET', `/v1/console${path}`)).status).toBe(403);
  });
});

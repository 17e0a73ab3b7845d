import { setImmediate } from 'node:timers/promises';
import { type Clock, DAY_MS, type EpochMs, type MemberId, type MerchantId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { Members, Person } from '#modules/members';
import { type Consents, PURPOSES } from '#modules/privacy';
import type { PurchaseFacts } from '#modules/purchases';
import type { EventKind, MemberInsights } from '#modules/recommendations';
import type { Tiers } from '#modules/tiers';
import {
  type BehaviourLeaf,
  grantsOf,
  type Leaf,
  type MemberFacts,
  MODEL_TAG_LIKELY_TO_RETURN,
  PERSONALISATION,
} from '../domain/predicate.ts';
import type { TagStore } from './ports.ts';

/** Few enough that nobody else waits for one batch: with SQLite it is read in one go. */
const BATCH_MEMBERS = 100;

export interface Known {
  readonly member: Person;
  readonly facts: MemberFacts;
}

export interface MemberFactsParts {
  readonly members: Members;
  readonly purchases: PurchaseFacts;
  readonly tiers: Tiers;
  readonly insights: MemberInsights;
  readonly consents: Consents;
  readonly catalog: Catalog;
  readonly tags: TagStore;
  readonly clock: Clock;
}

/**
 * Everybody with what `leaves` ask about her, in the order of ids. Nothing is kept between two questions: who
 * withdraws a consent is out of the next answer. What nobody asks about, or she did not grant, is not read.
 */
export class MemberFactsReader {
  readonly #parts: MemberFactsParts;

  constructor(parts: MemberFactsParts) {
    this.#parts = parts;
  }

  /** What stands of these members' grants at this moment. */
  async grantsOf(
    merchantId: MerchantId,
    members: readonly MemberId[],
  ): Promise<ReadonlyMap<MemberId, ReadonlySet<string>>> {
    const { consents, insights } = this.#parts;
    const knowable = await insights.knowable(merchantId, members);
    return new Map(
      members.map((memberId) => {
        const granted = new Set<string>(PURPOSES.filter((purpose) => consents.isLive(memberId, purpose)));
        if (knowable.has(memberId)) granted.add(PERSONALISATION);
        return [memberId, granted];
      }),
    );
  }

  async *everybody(
    merchantId: MerchantId,
    leaves: readonly Leaf[],
    after?: MemberId,
  ): AsyncIterable<readonly Known[]> {
    const { members, insights, clock } = this.#parts;
    const now = clock.now();
    const likely = leaves.some(isLikelyToReturn) ? await insights.likelyToReturn(merchantId) : NOBODY;
    const wanted = await this.#behaviourWanted(merchantId, leaves);
    let last = after;
    for (;;) {
      const page = await members.listAfter(merchantId, last, BATCH_MEMBERS);
      yield await this.#known(merchantId, page, { leaves, likely, wanted, now });
      last = page.at(-1)?.id;
      if (page.length < BATCH_MEMBERS) return;
      await setImmediate();
    }
  }

  async #known(
    merchantId: MerchantId,
    page: readonly Person[],
    question: Question,
  ): Promise<readonly Known[]> {
    const { leaves, likely, now } = question;
    const { tags, purchases, tiers, insights } = this.#parts;
    const ids = page.map(({ id }) => id);
    const grants = await this.grantsOf(merchantId, ids);
    const whoGranted = (kinds: readonly Leaf['kind'][]) => {
      const leaf = leaves.find(({ kind }) => kinds.includes(kind));
      if (leaf === undefined) return [];
      const needed = grantsOf(leaf);
      return ids.filter((id) => needed.every((grant) => grants.get(id)?.has(grant)));
    };
    const [given, levels, paid, times, districts] = await Promise.all([
      tags.givenTo(merchantId, leaves.some(({ kind }) => kind === 'tag') ? ids : []),
      tiers.levels(merchantId, leaves.some(({ kind }) => kind === 'tier') ? ids : []),
      purchases.of(merchantId, whoGranted(['last_purchase', 'orders', 'spent'])),
      this.#times(merchantId, whoGranted(['behaviour']), question),
      Promise.all(
        whoGranted(['district']).map(async (id) => [id, await insights.districtOf(merchantId, id)] as const),
      ).then((pairs) => new Map(pairs)),
    ]);
    return page.map((member) => ({
      member,
      facts: {
        now,
        joinedAt: member.joinedAt,
        homeStoreId: member.homeStoreId,
        level: levels.get(member.id) ?? 1,
        granted: grants.get(member.id) ?? new Set(),
        tags: likely.has(member.id)
          ? new Set([...(given.get(member.id) ?? []), MODEL_TAG_LIKELY_TO_RETURN])
          : (given.get(member.id) ?? NO_TAGS),
        purchases: paid.get(member.id) ?? [],
        times: times.get(member.id) ?? NEVER,
        district: districts.get(member.id),
      },
    }));
  }

  /** One read per kind of event and window, however many leaves share them. */
  async #times(
    merchantId: MerchantId,
    members: readonly MemberId[],
    { wanted, now }: Question,
  ): Promise<ReadonlyMap<MemberId, ReadonlyMap<BehaviourLeaf, number>>> {
    const found = new Map<MemberId, Map<BehaviourLeaf, number>>(members.map((id) => [id, new Map()]));
    if (members.length === 0) return found;
    const { counts } = this.#parts.insights;
    for (const [, asking] of Map.groupBy(wanted, ({ leaf }) => `${leaf.event} ${leaf.withinDays}`)) {
      const { event, withinDays } = (asking[0] as Wanted).leaf;
      const rows = await counts.of(merchantId, members, event as EventKind, now - withinDays * DAY_MS);
      for (const [memberId, done] of rows)
        for (const { leaf, products } of asking) {
          const fitting = done.filter(
            ({ productId, storeId }) =>
              (products === undefined || (productId !== null && products.has(productId))) &&
              (leaf.storeId === undefined || leaf.storeId === storeId),
          );
          found.get(memberId)?.set(
            leaf,
            fitting.reduce((sum, { times }) => sum + times, 0),
          );
        }
    }
    return found;
  }

  async #behaviourWanted(merchantId: MerchantId, leaves: readonly Leaf[]): Promise<readonly Wanted[]> {
    const { catalog } = this.#parts;
    const asking = leaves.filter((leaf) => leaf.kind === 'behaviour');
    if (asking.length === 0) return [];
    const [cards, categories] = await Promise.all([
      catalog.cards(merchantId),
      catalog.categories(merchantId),
    ]);
    const parentOf = new Map(categories.map(({ id, parentId }) => [id, parentId]));
    const liesIn = (categoryId: string, wanted: string) => {
      for (let id: string | null | undefined = categoryId; id != null; id = parentOf.get(id))
        if (id === wanted) return true;
      return false;
    };
    return asking.map((leaf) => {
      const { productId, categoryId } = leaf;
      if (productId !== undefined) return { leaf, products: new Set([productId]) };
      if (categoryId === undefined) return { leaf, products: undefined };
      const inside = cards.filter((card) => liesIn(card.categoryId, categoryId));
      return { leaf, products: new Set(inside.map((card): string => card.productId)) };
    });
  }
}

/** A leaf with its goods; undefined = any, or none at all. */
interface Wanted {
  readonly leaf: BehaviourLeaf;
  readonly products: ReadonlySet<string> | undefined;
}

interface Question {
  readonly leaves: readonly Leaf[];
  readonly likely: ReadonlySet<MemberId>;
  readonly wanted: readonly Wanted[];
  readonly now: EpochMs;
}

const NOBODY: ReadonlySet<MemberId> = new Set();
const NO_TAGS: ReadonlySet<string> = new Set();
const NEVER: ReadonlyMap<BehaviourLeaf, number> = new Map();

const isLikelyToReturn = (leaf: Leaf) => leaf.kind === 'tag' && leaf.tag === MODEL_TAG_LIKELY_TO_RETURN;

import type { MemberId, MerchantId } from '#kernel';
import { leavesOf, type Predicate, type RuleTags } from '../domain/predicate.ts';
import { restsOn, verdict } from '../domain/verdict.ts';
import type { Known, MemberFactsReader } from './member-facts.ts';
import type { SnapshotMember, TagStore } from './ports.ts';

/** Who fits a predicate at this moment, asked of the data itself. */
export class Audience {
  readonly #facts: MemberFactsReader;
  readonly #tags: TagStore;

  constructor(facts: MemberFactsReader, tags: TagStore) {
    this.#facts = facts;
    this.#tags = tags;
  }

  /** In the order of ids, behind `after`. */
  async *of(merchantId: MerchantId, predicate: Predicate, after?: MemberId): AsyncIterable<Known['member']> {
    const rules = await this.#rules(merchantId);
    for await (const known of this.#facts.everybody(merchantId, leavesOf(predicate, rules), after))
      for (const { member, facts } of known) if (verdict(predicate, facts, rules) === true) yield member;
  }

  /** How many fit each of `predicates`, of how many: one pass for all. */
  async sizes(
    merchantId: MerchantId,
    predicates: readonly Predicate[],
  ): Promise<{ readonly sizes: readonly number[]; readonly of: number }> {
    const rules = await this.#rules(merchantId);
    const leaves = predicates.flatMap((predicate) => leavesOf(predicate, rules));
    const sizes = predicates.map(() => 0);
    let of = 0;
    for await (const known of this.#facts.everybody(merchantId, leaves)) {
      of += known.length;
      for (const { facts } of known)
        for (const [n, predicate] of predicates.entries())
          if (verdict(predicate, facts, rules) === true) sizes[n] = (sizes[n] ?? 0) + 1;
    }
    return { sizes, of };
  }

  /** Everybody who fits, with what her place rests on. */
  async fixed(merchantId: MerchantId, predicate: Predicate): Promise<readonly SnapshotMember[]> {
    const rules = await this.#rules(merchantId);
    const fixed: SnapshotMember[] = [];
    for await (const known of this.#facts.everybody(merchantId, leavesOf(predicate, rules)))
      for (const { member, facts } of known)
        if (verdict(predicate, facts, rules) === true)
          fixed.push({ memberId: member.id, restsOn: restsOn(predicate, facts, rules) });
    return fixed;
  }

  /** Of those in a snapshot, who may still be there. */
  async staying(merchantId: MerchantId, members: readonly SnapshotMember[]): Promise<readonly MemberId[]> {
    const grants = await this.#facts.grantsOf(
      merchantId,
      members.map(({ memberId }) => memberId),
    );
    return members
      .filter((member) => member.restsOn.every((grant) => grants.get(member.memberId)?.has(grant)))
      .map(({ memberId }) => memberId);
  }

  async #rules(merchantId: MerchantId): Promise<RuleTags> {
    const tags = await this.#tags.list(merchantId);
    return new Map(tags.flatMap(({ id, rule }) => (rule === null ? [] : [[id, rule]])));
  }
}

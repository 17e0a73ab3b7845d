import type { EpochMs, StoreId } from '#kernel';

export const PREDICATE_DEPTH_MAX = 6;
export const PREDICATE_LEAVES_MAX = 50;

/** Both ends belong to it; a missing end is open. */
export interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** Who is meant, as a tree. It is data: stored as it is, written into each snapshot. */
export type Predicate =
  | { readonly kind: 'all'; readonly of: readonly Predicate[] }
  | { readonly kind: 'any'; readonly of: readonly Predicate[] }
  | { readonly kind: 'not'; readonly of: Predicate }
  | Leaf;

export type Leaf =
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'consent'; readonly purpose: string }
  | { readonly kind: 'joined'; readonly daysAgo: Range }
  | { readonly kind: 'home_store'; readonly storeId: StoreId }
  /** What she is in the shop's own published terms, so nothing that she would have to agree to (MEM-05). */
  | { readonly kind: 'tier'; readonly level: Range }
  /** Recency. Who never bought is in none of these. */
  | { readonly kind: 'last_purchase'; readonly daysAgo: Range }
  /** Frequency; without `withinDays` all her orders count. */
  | { readonly kind: 'orders'; readonly withinDays?: number | undefined; readonly count: Range }
  /** Monetary value, whole fen. */
  | { readonly kind: 'spent'; readonly withinDays?: number | undefined; readonly fen: Range }
  | BehaviourLeaf
  /** Where she usually is, GB/T 2260. */
  | { readonly kind: 'district'; readonly code: string };

export interface BehaviourLeaf {
  readonly kind: 'behaviour';
  readonly event: string;
  readonly withinDays: number;
  readonly times: Range;
  readonly categoryId?: string | undefined;
  readonly productId?: string | undefined;
  readonly storeId?: string | undefined;
}

/** Predicates of the rule tags, by tag. A rule names no other rule, so there is no circle. */
export type RuleTags = ReadonlyMap<string, Predicate>;

/** Switched by the member herself, beside the purposes that she agrees to. */
export const PERSONALISATION = 'personalisation';
export const PROFILE_PURPOSE = 'profiling.segments';

export const MODEL_TAG_LIKELY_TO_RETURN = 'model:likely_to_return';

/** What is known of one member at one instant. */
export interface MemberFacts {
  readonly now: EpochMs;
  readonly joinedAt: EpochMs;
  readonly homeStoreId: StoreId | null;
  /** Purposes to which her consent stands, and PERSONALISATION while it is on. */
  readonly granted: ReadonlySet<string>;
  /** 1 = the lowest, where the shop has levels at all. */
  readonly level: number;
  /** Given by people and by models. */
  readonly tags: ReadonlySet<string>;
  readonly purchases: readonly { readonly paidAt: EpochMs; readonly netFen: number }[];
  /** By the very leaf that asks; a leaf that is missing = never. */
  readonly times: ReadonlyMap<BehaviourLeaf, number>;
  readonly district: string | undefined;
}

/** What the member must have granted for this leaf to be looked at. */
export function grantsOf(leaf: Leaf): readonly string[] {
  switch (leaf.kind) {
    case 'last_purchase':
    case 'orders':
    case 'spent':
      return [PROFILE_PURPOSE];
    case 'behaviour':
      return [PROFILE_PURPOSE, PERSONALISATION];
    case 'district':
      return [PROFILE_PURPOSE, PERSONALISATION, 'location.district'];
    case 'tag':
      return leaf.tag === MODEL_TAG_LIKELY_TO_RETURN ? [PROFILE_PURPOSE, 'marketing.messages'] : [];
    default:
      return [];
  }
}

/** All leaves, those of the rule tags that it names included. */
export function leavesOf(predicate: Predicate, rules: RuleTags): readonly Leaf[] {
  if (predicate.kind === 'all' || predicate.kind === 'any')
    return predicate.of.flatMap((each) => leavesOf(each, rules));
  if (predicate.kind === 'not') return leavesOf(predicate.of, rules);
  const rule = predicate.kind === 'tag' ? rules.get(predicate.tag) : undefined;
  return rule === undefined ? [predicate] : leavesOf(rule, rules);
}

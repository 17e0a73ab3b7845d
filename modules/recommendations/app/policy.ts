import type { Clock, MemberId, MerchantId } from '#kernel';
import { bucketOf } from '../domain/bucket.ts';
import { armOf, type RunningExperiment, type Scoring, type Treatment } from '../domain/experiment.ts';

/** How one member's feed is made. Ask only for members of whom something may be known: nobody else is in an experiment. */
export interface FeedPolicy {
  /** Kept with every exposure: `default`, `holdout`, or the arms as `experiment:arm`, joined by `+`. */
  readonly name: string;
  /** `holdout` = she gets the store's feed; otherwise who orders the candidates. */
  readonly kind: 'holdout' | Scoring;
  readonly exploration: boolean;
}

export interface Policies {
  /** From memory; the same answer until an experiment starts or ends. */
  policyOf(merchantId: MerchantId, memberId: MemberId): FeedPolicy;
}

const DEFAULT_POLICY: FeedPolicy = { name: 'default', kind: 'ranker', exploration: true };
const HOLDOUT_POLICY: FeedPolicy = { name: 'holdout', kind: 'holdout', exploration: false };

/** What a member was answered with in the end. */
export type Answered = 'personal' | 'retrieval' | 'store';

/**
 * The policy as it is kept with the exposure: `store` where nobody is known, and `!` with what was shown instead
 * where the feed had to retreat, as in `default!retrieval`: a list of another maker must not count for an arm.
 */
export function exposedPolicy(policy: FeedPolicy | undefined, answered: Answered): string {
  if (policy === undefined) return 'store';
  const meant: Answered =
    policy.kind === 'holdout' ? 'store' : policy.kind === 'retrieval' ? 'retrieval' : 'personal';
  return answered === meant ? policy.name : `${policy.name}!${answered}`;
}

/** Who gets which feed, in memory. `useAll` replaces all experiments at once. */
export class FeedPolicies implements Policies {
  readonly #clock: Clock;
  readonly #holdoutPermille: number;
  #running: ReadonlyMap<MerchantId, readonly RunningExperiment[]> = new Map();

  /** @param holdoutPermille Part of the members who keep the store's feed for good: what the feed is worth is measured by them. */
  constructor(clock: Clock, holdoutPermille: number) {
    this.#clock = clock;
    this.#holdoutPermille = holdoutPermille;
  }

  useAll(running: ReadonlyMap<MerchantId, readonly RunningExperiment[]>): void {
    this.#running = running;
  }

  policyOf(merchantId: MerchantId, memberId: MemberId): FeedPolicy {
    if (isHeldOut(merchantId, memberId, this.#holdoutPermille)) return HOLDOUT_POLICY;
    const now = this.#clock.now();
    const names: string[] = [];
    let treatment: Treatment = {};
    for (const experiment of this.#running.get(merchantId) ?? []) {
      if (now < experiment.startsAt || now >= experiment.endsAt) continue;
      const arm = armOf(experiment, memberId);
      if (arm === undefined) continue;
      names.push(`${experiment.id}:${arm.name}`);
      treatment = { ...treatment, ...arm.treatment };
    }
    if (names.length === 0) return DEFAULT_POLICY;
    const { scoring = 'ranker', exploration = true } = treatment;
    return { name: names.join('+'), kind: scoring, exploration };
  }
}

/** The merchant is the salt: who is held out at one shop says nothing about another. */
function isHeldOut(merchantId: MerchantId, memberId: MemberId, permille: number): boolean {
  return bucketOf(`holdout/${merchantId}`, memberId) < permille;
}

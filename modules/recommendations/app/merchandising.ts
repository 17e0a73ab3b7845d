import type { Clock, EpochMs, MerchantId, StoreId } from '#kernel';
import type { Catalog } from '#modules/catalog';
import type { MerchandisingRule } from '../domain/merchandising-rule.ts';
import { type CategoryNode, NO_RULES, type StoreRules, storeRules } from '../domain/store-rules.ts';
import type { RuleStore } from './rule-store.ts';

/** Pin, boost, bury and hide, from memory. */
export interface MerchandisingRules {
  at(merchantId: MerchantId, storeId: StoreId, now: EpochMs): StoreRules;
}

interface Known {
  readonly version: number;
  readonly rules: readonly MerchandisingRule[];
  readonly categories: readonly CategoryNode[];
  /** By store; each until the next rule begins or ends. */
  readonly stores: Map<StoreId, { readonly until: EpochMs; readonly rules: StoreRules }>;
}

/**
 * The rules of all merchants in memory. A change here counts at once; changes of other processes are found by
 * the version that every change raises, looked at twice a second.
 */
export class MerchandisingMemory implements MerchandisingRules {
  readonly #store: RuleStore;
  readonly #catalog: Catalog;
  readonly #clock: Clock;
  readonly #known = new Map<MerchantId, Known>();

  constructor(store: RuleStore, catalog: Catalog, clock: Clock) {
    this.#store = store;
    this.#catalog = catalog;
    this.#clock = clock;
  }

  at(merchantId: MerchantId, storeId: StoreId, now: EpochMs): StoreRules {
    const known = this.#known.get(merchantId);
    if (known === undefined) return NO_RULES;
    const ready = known.stores.get(storeId);
    if (ready !== undefined && now < ready.until) return ready.rules;
    const rules = storeRules(known.rules, known.categories, storeId, now);
    known.stores.set(storeId, { until: nextTurn(known.rules, now), rules });
    return rules;
  }

  /** Reads what changed since the last look, wherever it was changed. */
  async follow(): Promise<void> {
    for (const { merchantId, version } of await this.#store.versions())
      if (this.#known.get(merchantId)?.version !== version) await this.#read(merchantId, version);
  }

  /** Reads the rules of one merchant again. */
  async refresh(merchantId: MerchantId): Promise<void> {
    const now = (await this.#store.versions()).find((row) => row.merchantId === merchantId);
    if (now !== undefined) await this.#read(merchantId, now.version);
  }

  /** The version was read before the rules: whatever comes in between is read again at the next look. */
  async #read(merchantId: MerchantId, version: number): Promise<void> {
    const [rules, categories] = await Promise.all([
      this.#store.open(merchantId, this.#clock.now()),
      this.#catalog.categories(merchantId),
    ]);
    const before = this.#known.get(merchantId);
    if (before !== undefined && before.version > version) return;
    this.#known.set(merchantId, { version, rules, categories, stores: new Map() });
  }
}

/** The next instant at which some rule begins or ends. */
function nextTurn(rules: readonly MerchandisingRule[], now: EpochMs): EpochMs {
  let next = Number.POSITIVE_INFINITY;
  for (const { startsAt, endsAt } of rules)
    for (const turn of [startsAt, endsAt ?? Number.POSITIVE_INFINITY])
      if (turn > now && turn < next) next = turn;
  return next;
}

import {
  type AnswerBook,
  AppError,
  type Clock,
  type DomainEvent,
  type EpochMs,
  type Ids,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type StoreId,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Catalog } from '#modules/catalog';
import type { Stores } from '#modules/stores';
import { type MerchandisingRule, pinsCollide } from '../domain/merchandising-rule.ts';
import type { FiledRule, RuleStore } from './rule-store.ts';

/** Every list asks each of them; and nobody can look through more. */
const OPEN_RULES_MAX = 500;

/** Who acts, from where. */
export interface DeskAct {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
  readonly request: RequestKey;
}

export type RuleDraft = Omit<MerchandisingRule, 'id' | 'startsAt'> & { readonly startsAt: EpochMs | null };

export interface MerchandisingDesk {
  create(draft: RuleDraft, act: DeskAct): Promise<FiledRule>;
  /** @param mayEnd Refuses with an error of its own: whether this person may is seen when the rule is found. */
  end(id: string, mayEnd: (storeId: StoreId | null) => void, act: DeskAct): Promise<FiledRule>;
}

export interface MerchandisingChanged extends DomainEvent {
  readonly type: 'recommendations.merchandising_changed';
  readonly merchantId: MerchantId;
}

interface DeskParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly rules: RuleStore;
  readonly catalog: Catalog;
  readonly stores: Stores;
  readonly audit: Audit;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Where the owner says what is pinned, boosted, buried and hidden. Every act is audited in its own commit. */
export function merchandisingDesk(parts: DeskParts): MerchandisingDesk {
  const { unitOfWork, answers, rules, audit, ids, clock } = parts;

  async function act(
    { merchantId, staffId, ip, request }: DeskAct,
    action: string,
    work: (tx: Parameters<RuleStore['claim']>[0], now: EpochMs) => Promise<[FiledRule | null, FiledRule]>,
  ): Promise<FiledRule> {
    const now = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<FiledRule>(tx, request);
      if (earlier !== undefined) return earlier;
      await rules.claim(tx, merchantId);
      const [before, after] = await work(tx, now);
      const subject = `merchandising_rule:${after.id}`;
      await audit.record(tx, { merchantId, actor: staffId, action, subject, before, after, ip, at: now });
      tx.emit<MerchandisingChanged>({
        type: 'recommendations.merchandising_changed',
        occurredAt: now,
        merchantId,
      });
      await answers.record(tx, request, after);
      return after;
    });
  }

  return {
    async create(draft, who) {
      await refuseUnknown(parts, who.merchantId, draft);
      const id = ids.next();
      return act(who, 'recommendations.create_rule', async (tx, now) => {
        const { merchantId, staffId } = who;
        const filed = {
          ...{ ...draft, id, startsAt: draft.startsAt ?? now },
          ...{ createdBy: staffId, createdAt: now, endedBy: null },
        };
        refuseTimes(filed, now);
        const open = await rules.openIn(tx, merchantId, now);
        if (open.length >= OPEN_RULES_MAX)
          throw new AppError('conflict', 'recommendations.too_many_rules', '运营规则太多，请先结束一些', {
            openMax: OPEN_RULES_MAX,
          });
        const other = open.find((rule) => pinsCollide(rule, filed));
        if (other !== undefined)
          throw new AppError('conflict', 'recommendations.pin_taken', '这段时间里该位置或该商品已被置顶', {
            ruleId: other.id,
          });
        await rules.add(tx, merchantId, filed);
        return [null, filed];
      });
    },

    end: (id, mayEnd, who) =>
      act(who, 'recommendations.end_rule', async (tx, now) => {
        const { merchantId, staffId } = who;
        const before = await rules.find(tx, merchantId, id);
        if (before === undefined)
          throw new AppError('not_found', 'recommendations.rule_not_found', '没有这条运营规则', { id });
        mayEnd(before.storeId);
        if (!(await rules.end(tx, merchantId, id, now, staffId)))
          throw new AppError('conflict', 'recommendations.rule_over', '这条运营规则已经结束', { id });
        return [before, { ...before, endsAt: now, endedBy: staffId }];
      }),
  };
}

function refuseTimes({ startsAt, endsAt }: MerchandisingRule, now: EpochMs): void {
  if (endsAt !== null && (endsAt <= now || endsAt <= startsAt))
    throw new AppError(
      'unprocessable',
      'recommendations.rule_ends_too_early',
      '结束时间要晚于现在和开始时间',
    );
}

async function refuseUnknown(
  { catalog, stores }: DeskParts,
  merchantId: MerchantId,
  { target, storeId }: RuleDraft,
): Promise<void> {
  const isKnown =
    target.kind === 'product'
      ? (await catalog.cards(merchantId)).some(({ productId }) => productId === target.productId)
      : (await catalog.categories(merchantId)).some(({ id }) => id === target.categoryId);
  if (!isKnown)
    throw new AppError('unprocessable', 'recommendations.unknown_target', '没有这个在售商品或类目', {
      ...target,
    });
  if (storeId !== null && !(await stores.list(merchantId)).some(({ id }) => id === storeId))
    throw new AppError('unprocessable', 'stores.not_found', '没有这家门店', { storeId });
}

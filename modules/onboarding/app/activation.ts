import {
  AppError,
  type Clock,
  type DomainEvent,
  type EpochMs,
  type EventHandler,
  type MemberId,
  type MerchantId,
  type StaffId,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Members } from '#modules/members';
import type { Points } from '#modules/points';
import type { FirstAct, OriginStore, RewardStore } from './ports.ts';

/** Once per member: she came by an import, and has now acted herself. */
export interface ImportedMemberActivated extends DomainEvent {
  readonly type: 'onboarding.member_activated';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly act: FirstAct;
  readonly points: number;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly members: Members;
  readonly points: Points;
  readonly origins: OriginStore;
  readonly rewards: RewardStore;
  readonly audit: Audit;
  readonly clock: Clock;
}

interface OfMember extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

/** These modules lie above or beside this one: their types cannot be imported. */
const ACTS: Readonly<Record<`${string}.${string}`, FirstAct>> = {
  'members.phone_bound': 'bind',
  'members.member_activated': 'bind',
  'orders.order_paid': 'spend',
  'stored-value.recharged': 'spend',
};

/** 激活 (MEM-14): the first binding or purchase of an imported member is worth points, one time. */
export function activation(parts: Parts) {
  const { unitOfWork, members, points, origins, rewards, audit, clock } = parts;

  async function reward(merchantId: MerchantId, memberId: MemberId, act: FirstAct, at: EpochMs) {
    const member = await members.current(merchantId, memberId);
    // A shadow who pays at a till has agreed to nothing; the reward waits until she signs in (MEM-15).
    if (member === undefined || member.isShadow) return;
    await unitOfWork.run(async (tx) => {
      if (!(await origins.broughtIn(tx, merchantId, member.id))) return;
      const amount = await rewards.points(merchantId, tx);
      if (!(await rewards.claim(tx, merchantId, member.id, { act, points: amount, at }))) return;
      const gift = { memberId: member.id, bizType: 'onboarding.activation', bizId: member.id, at };
      if (amount > 0) await points.earn(tx, merchantId, { ...gift, source: 'gift', amount });
      // A merge that committed since we looked: the event comes again, and finds who she is now.
      if ((await members.current(merchantId, member.id))?.id !== member.id)
        throw new AppError('unavailable', 'onboarding.busy', '系统繁忙，请稍后再试');
      tx.emit<ImportedMemberActivated>({
        ...{ type: 'onboarding.member_activated', occurredAt: at, merchantId },
        ...{ memberId: member.id, act, points: amount },
      });
    });
  }

  const handlers: readonly EventHandler[] = [
    {
      name: 'onboarding.reward_first_act',
      types: Object.keys(ACTS) as (keyof typeof ACTS)[],
      async deliver({ event }) {
        const { type, merchantId, memberId, occurredAt } = event as OfMember;
        await reward(merchantId, memberId, ACTS[type as keyof typeof ACTS] ?? 'bind', occurredAt);
      },
    },
  ];
  return {
    handlers,
    points: (merchantId: MerchantId) => rewards.points(merchantId),
    async decide(who: Who, amount: number): Promise<void> {
      const { merchantId, staffId, ip } = who;
      const at = clock.now();
      await unitOfWork.run(async (tx) => {
        const before = await rewards.points(merchantId, tx);
        await rewards.decide(tx, merchantId, amount, at);
        await audit.record(tx, {
          ...{ merchantId, actor: staffId, action: 'onboarding.activation_reward', subject: 'activation' },
          ...{ before: { points: before }, after: { points: amount }, ip, at },
        });
      });
    },
  };
}

export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export type Activation = ReturnType<typeof activation>;

import { AppError, invariant, type MemberId, type MerchantId, type Tx } from '#kernel';
import { giveBackTo, type LotPart, takeFrom } from '../domain/lots.ts';
import type { StoredValueSettings } from '../domain/settings.ts';
import { backOf, less, type Split, splitOf, totalOf } from '../domain/split.ts';
import type { Approval, StoredValue, Use, UseKey } from '../tokens.ts';
import { giftAccount, principalAccount, shopAccount } from './accounts.ts';
import { Card, type CardParts, negative } from './card.ts';
import type { SettingsBook, UseRow } from './ports.ts';

const OWNERS_LOOKS_MAX = 3;

export interface UseParts extends CardParts {
  readonly settings: SettingsBook;
}

/** Spending, setting aside, and giving back. Each use stores its split, for whatever comes back later. */
export function useCard(
  parts: UseParts,
): Pick<StoredValue, 'spend' | 'hold' | 'capture' | 'release' | 'refund'> {
  const { ledger, uses, settings: book } = parts;

  async function take(tx: Tx, merchantId: MerchantId, use: Use, state: 'HELD' | 'CAPTURED'): Promise<Split> {
    const { memberId, amountFen, title, bizType, bizId, at } = use;
    const settings = await book.settings(merchantId, tx);
    const approval = approvalFor(use, settings);
    const card = await Card.openCurrent(parts, tx, merchantId, memberId);
    const earlier = await uses.use(tx, merchantId, use);
    if (earlier !== undefined) {
      if (earlier.memberId !== card.memberId || totalOf(earlier) !== amountFen) throw otherContent(use);
      return { principal: earlier.principal, gift: earlier.gift };
    }
    card.refuseMoreThanThere(amountFen);
    if (approval !== undefined && !(await isFirstUseOf(tx, merchantId, approval, use)))
      throw passwordNeeded(settings);
    const split = splitOf(amountFen, card.has, settings.spendingOrder);
    const taken = takeFrom(await uses.lots(tx, merchantId, card.memberId), split);
    await uses.moveLots(tx, merchantId, taken, -1);
    const back = { principal: 0, gift: 0 };
    await uses.addUse(tx, merchantId, {
      ...{ bizType, bizId, memberId: card.memberId, title, state, ...split, back, at, parts: taken },
    });
    if (state === 'CAPTURED')
      await ledger.transfer(tx, merchantId, {
        ...{ bizType: 'stored-value.use', bizId: nameOf(use), memo: '储值消费', at },
        legs: [...card.legs(negative(split)), { account: shopAccount('spent', bizId), amount: amountFen }],
      });
    else
      for (const { key, account, amount } of holdsOf(use, card.memberId, split))
        await ledger.hold(tx, merchantId, { ...key, account, amount, at });
    await card.note(title, negative(split), at);
    return split;
  }

  async function isFirstUseOf(
    tx: Tx,
    merchantId: MerchantId,
    { nonce, until }: Approval,
    use: Use,
  ): Promise<boolean> {
    return nonce === undefined || uses.spendApproval(tx, merchantId, use, { nonce, until });
  }

  /** The cards that a use touches: hers, and those of who owns its recharges now; two members may have been parted since. */
  async function touched(tx: Tx, merchantId: MerchantId, key: UseKey) {
    for (let look = 0; look < OWNERS_LOOKS_MAX; look += 1) {
      const before = await ownersOf(tx, merchantId, key);
      const cards = await Card.openAll(parts, tx, merchantId, before);
      const after = await ownersOf(tx, merchantId, key);
      if (after.every((owner) => cards.has(owner))) {
        const use = await uses.use(tx, merchantId, key);
        invariant(use !== undefined, 'a use stays');
        return { use, cards };
      }
    }
    throw new AppError('unavailable', 'stored-value.busy', '系统繁忙，请稍后再试', { retryAfterSeconds: 1 });
  }

  async function ownersOf(tx: Tx, merchantId: MerchantId, key: UseKey): Promise<MemberId[]> {
    const use = await uses.use(tx, merchantId, key);
    if (use === undefined) throw new AppError('not_found', 'stored-value.use_not_found', '没有这笔储值消费');
    const owners = await uses.lotOwners(tx, merchantId, await uses.openParts(tx, merchantId, key));
    return [use.memberId, ...owners.values()].map((owner) => {
      if (owner === null)
        throw new AppError('conflict', 'stored-value.member_gone', '该会员已注销，请以其他方式退款');
      return owner;
    });
  }

  /** Puts parts back into their recharges; answers with what each owner gets. */
  async function putBack(tx: Tx, merchantId: MerchantId, key: UseKey, back: readonly LotPart[]) {
    const owners = await uses.lotOwners(tx, merchantId, back);
    await uses.moveLots(tx, merchantId, back, 1);
    await uses.noteBack(tx, merchantId, key, back);
    const sums = new Map<MemberId, Split>();
    for (const { lotId, principal, gift } of back) {
      const owner = owners.get(lotId) as MemberId;
      const sum = sums.get(owner) ?? { principal: 0, gift: 0 };
      sums.set(owner, { principal: sum.principal + principal, gift: sum.gift + gift });
    }
    return sums;
  }

  return {
    spend: (tx, merchantId, use) => take(tx, merchantId, use, 'CAPTURED'),
    hold: (tx, merchantId, use) => take(tx, merchantId, use, 'HELD'),

    async capture(tx, merchantId, { bizType, bizId, at }) {
      const key = { bizType, bizId };
      const { use } = await touched(tx, merchantId, key);
      if (use.state === 'CAPTURED') return;
      if (!(await uses.endHold(tx, merchantId, key, 'CAPTURED'))) throw notHeld(use);
      for (const hold of holdsOf(key, use.memberId as MemberId, use))
        await ledger.capture(tx, merchantId, {
          ...{ ...hold.key, to: shopAccount('spent', bizId), memo: '储值消费', at },
        });
    },

    async release(tx, merchantId, { bizType, bizId, at }) {
      const key = { bizType, bizId };
      const { use, cards } = await touched(tx, merchantId, key);
      if (use.state === 'RELEASED') return;
      if (!(await uses.endHold(tx, merchantId, key, 'RELEASED'))) throw notHeld(use);
      for (const hold of holdsOf(key, use.memberId as MemberId, use))
        await ledger.release(tx, merchantId, hold.key);
      const sums = await putBack(tx, merchantId, key, await uses.openParts(tx, merchantId, key));
      for (const [owner, sum] of sums) await cards.get(owner)?.note('支付取消，储值退回', sum, at);
    },

    async refund(tx, merchantId, { bizType, bizId, refundId, amountFen, at }) {
      const key = { bizType, bizId };
      invariant(Number.isSafeInteger(amountFen) && amountFen > 0, 'a refund is a whole amount');
      const { use, cards } = await touched(tx, merchantId, key);
      const earlier = await uses.refund(tx, merchantId, key, refundId);
      if (earlier !== undefined) {
        if (totalOf(earlier) !== amountFen) throw otherContent(key);
        return earlier;
      }
      if (use.state !== 'CAPTURED')
        throw new AppError('conflict', 'stored-value.not_spent', '这笔储值消费尚未完成', {
          state: use.state,
        });
      const open = totalOf(use) - totalOf(use.back);
      if (amountFen > open)
        throw new AppError('conflict', 'stored-value.refund_too_much', '退款超过可退金额', { open });
      const split = less(backOf(totalOf(use.back) + amountFen, use), use.back);
      await uses.addRefund(tx, merchantId, key, { refundId, split, at });
      const sums = await putBack(
        tx,
        merchantId,
        key,
        giveBackTo(await uses.openParts(tx, merchantId, key), split),
      );
      const legs = [...sums].flatMap(([owner, sum]) => cards.get(owner)?.legs(sum) ?? []);
      await ledger.transfer(tx, merchantId, {
        ...{ bizType: 'stored-value.refund', bizId: `${nameOf(key)}/${refundId}`, memo: '储值退款', at },
        legs: [...legs, { account: shopAccount('spent', bizId), amount: -amountFen }],
      });
      for (const [owner, sum] of sums) await cards.get(owner)?.note(`${use.title}退款`, sum, at);
      return split;
    },
  };
}

/** What lets her spend so much; undefined = so little needs none. */
function approvalFor(
  { memberId, amountFen, bizType, approval, at }: Use,
  settings: StoredValueSettings,
): Approval | undefined {
  invariant(Number.isSafeInteger(amountFen) && amountFen > 0, 'a use takes a whole amount');
  if (bizType.startsWith('stored-value.'))
    throw new AppError('conflict', 'stored-value.not_for_itself', '储值余额不能用来购买储值');
  if (amountFen < settings.payPasswordFromFen) return undefined;
  const isApproved =
    approval !== undefined &&
    approval.memberId === memberId &&
    approval.upToFen >= amountFen &&
    approval.until >= at;
  if (!isApproved) throw passwordNeeded(settings);
  return approval;
}

function passwordNeeded({ payPasswordFromFen }: StoredValueSettings): AppError {
  return new AppError('forbidden', 'stored-value.password_needed', '大额消费请输入支付密码', {
    fromFen: payPasswordFromFen,
  });
}

const nameOf = ({ bizType, bizId }: UseKey): string => `${bizType}/${bizId}`;

/** A hold is of one account, so a use has up to two. */
function holdsOf(use: UseKey, memberId: MemberId, { principal, gift }: Split) {
  const bizId = nameOf(use);
  return [
    {
      key: { bizType: 'stored-value.held-principal', bizId },
      account: principalAccount(memberId),
      amount: principal,
    },
    { key: { bizType: 'stored-value.held-gift', bizId }, account: giftAccount(memberId), amount: gift },
  ].filter(({ amount }) => amount > 0);
}

function otherContent({ bizType, bizId }: UseKey): AppError {
  return new AppError('conflict', 'stored-value.other_content', '这笔业务已按其他内容入账', {
    bizType,
    bizId,
  });
}

function notHeld({ state }: UseRow): AppError {
  return new AppError('conflict', 'stored-value.not_held', '这笔储值没有被预留', { state });
}

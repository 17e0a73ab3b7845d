import { AppError, type Clock, type Ids, invariant, type Tx } from '#kernel';
import type { SharedPayments } from '#modules/payments';
import { limitOf, PARTS_PER_REQUEST_MAX, type Standing } from '../domain/sharing.ts';
import type { ProfitSharing, ShareOrder } from './facade.ts';
import type { Receivers, Returns, Share, SharePart, Shares } from './ports.ts';

/** Stores what WeChat is to be asked for, within what the payment allows; the job tells it. */
export function profitSharing(parts: {
  readonly payments: Pick<SharedPayments, 'find'>;
  readonly receivers: Receivers;
  readonly shares: Shares;
  readonly returns: Pick<Returns, 'reserveRefund'>;
  readonly clock: Clock;
  readonly ids: Ids;
}): ProfitSharing {
  const { payments, receivers, shares, returns, clock, ids } = parts;

  async function standingOf(tx: Tx, { merchantId, orderId }: ShareOrder): Promise<Standing> {
    const paid = await payments.find(merchantId, orderId);
    if (paid?.isShared !== true)
      throw new AppError('conflict', 'profit-sharing.not_shared', '这笔支付不是分账支付');
    const { transactionId, paidFen, refunds } = paid;
    await shares.open(tx, { merchantId, orderId, transactionId, paidFen, limitFen: limitOf(paidFen) });
    // Also those that nobody asked WeChat for yet, or that were made before: they need the same money.
    for (const { id, amountFen } of refunds)
      await returns.reserveRefund(tx, { id, merchantId, orderId, amountFen });
    const standing = await shares.standing(tx, merchantId, orderId);
    invariant(standing !== undefined, 'a payment has its sums once they were opened');
    return standing;
  }

  async function partsOf(tx: Tx, { merchantId, parts: wanted }: ShareOrder): Promise<readonly SharePart[]> {
    const found: SharePart[] = [];
    for (const [position, part] of wanted.entries()) {
      invariant(part.amountFen > 0, 'a part is above zero');
      const receiver = await receivers.get(tx, merchantId, part.receiverId);
      if (receiver?.state !== 'ACTIVE')
        throw new AppError('conflict', 'profit-sharing.unknown_receiver', '分账接收方不可用', {
          receiverId: part.receiverId,
        });
      const { type, account, sealedAccount } = receiver;
      found.push({ ...part, position, type, account, sealedAccount, result: 'PENDING', reason: null });
    }
    return found;
  }

  async function ask(tx: Tx, wanted: ShareOrder): Promise<boolean> {
    const { merchantId, orderId, shareId, unfreezes } = wanted;
    const known = await shares.find(tx, merchantId, orderId, shareId);
    if (known !== undefined) {
      if (contentOf(known) !== contentOf(wanted))
        throw new AppError('conflict', 'profit-sharing.other_content', '这次分账已按其他内容提交', {
          shareId,
        });
      return false;
    }
    const standing = await standingOf(tx, wanted);
    const askedFen = wanted.parts.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const kept = await partsOf(tx, wanted);
    if (!(await shares.reserve(tx, standing, askedFen, unfreezes)))
      throw new AppError('conflict', 'profit-sharing.too_much', '可分账金额不足，或已结束分账', {
        ...{ limitFen: standing.limitFen, askedFen: standing.askedFen },
      });
    const id = ids.next();
    const share: Share = {
      ...{ id, merchantId, orderId, shareId, transactionId: standing.transactionId, unfreezes },
      ...{ outOrderNo: `S${id.replaceAll('-', '')}`, state: 'REQUESTED', problem: null, looks: 0 },
      ...{ createdAt: clock.now(), parts: kept },
    };
    const isNew = await shares.add(tx, share);
    invariant(isNew, 'the payment was taken before: nobody else adds to it');
    return true;
  }

  return {
    share(tx, wanted) {
      const { length } = wanted.parts;
      invariant(length >= 1 && length <= PARTS_PER_REQUEST_MAX, 'a share has 1 to 50 parts');
      const receiversOf = new Set(wanted.parts.map(({ receiverId }) => receiverId));
      invariant(receiversOf.size === length, 'each receiver once');
      return ask(tx, wanted);
    },
    unfreeze: (tx, wanted) => ask(tx, { ...wanted, parts: [], unfreezes: true }),
    standing: (tx, merchantId, orderId) => shares.standing(tx, merchantId, orderId),
  };
}

const contentOf = ({ unfreezes, parts }: Pick<ShareOrder, 'unfreezes' | 'parts'>) =>
  JSON.stringify([unfreezes, parts.map(({ receiverId, amountFen }) => [receiverId, amountFen])]);

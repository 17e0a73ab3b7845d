import { z } from 'zod';
import { type Clock, fen, MINUTE_MS, SECOND_MS, type Tx, type UnitOfWork } from '#kernel';
import { type Ledger, shopOwner } from '#modules/ledger';
import { ProviderRefused, ProviderUnreachable, type SharedPayments } from '#modules/payments';
import type { Receiver } from '../domain/sharing.ts';
import type { Accounts } from './accounts.ts';
import type { ShareFinished } from './facade.ts';
import type { Receivers, Return, Returns, Share, SharePart, Shares } from './ports.ts';

const PER_ROUND_MAX = 50;
const PAUSE_FIRST_MS = 3 * SECOND_MS;
const PAUSE_MS_MAX = 10 * MINUTE_MS;
const pauseMs = (looks: number) => Math.min(PAUSE_FIRST_MS * 2 ** looks, PAUSE_MS_MAX);

/** WeChat's no to the thing itself. Others are about the asking (a signature, a limit, a fault) and leave it open. */
const REFUSALS: ReadonlySet<string> = new Set([
  ...['PARAM_ERROR', 'INVALID_REQUEST', 'NO_AUTH', 'NOT_ENOUGH', 'RULE_LIMIT'],
  ...['ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS'],
]);
const UNKNOWN_NUMBER = 'RESOURCE_NOT_EXISTS';

const shareAnswer = z.object({
  state: z.enum(['PROCESSING', 'FINISHED']),
  receivers: z
    .array(
      z.object({
        type: z.string(),
        account: z.string(),
        result: z.enum(['PENDING', 'SUCCESS', 'CLOSED']),
        fail_reason: z.string().optional(),
      }),
    )
    .default([]),
});
const returnAnswer = z.object({
  result: z.enum(['PROCESSING', 'SUCCESS', 'FAILED']),
  fail_reason: z.string().optional(),
});

interface PursueParts {
  readonly unitOfWork: UnitOfWork;
  readonly wechat: Pick<SharedPayments, 'call' | 'account'>;
  readonly receivers: Receivers;
  readonly accounts: Accounts;
  readonly shares: Shares;
  readonly returns: Returns;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** Tells WeChat what was stored, asks until it is final, and writes down what became of it. Every step is repeatable. */
export function pursueSharing(parts: PursueParts): () => Promise<void> {
  const { unitOfWork, wechat, receivers, accounts, shares, returns, clock } = parts;

  /** Undefined = nothing is known; a string is WeChat's no. */
  async function asked(
    work: () => Promise<unknown>,
  ): Promise<{ readonly said: unknown } | string | undefined> {
    try {
      return { said: await work() };
    } catch (error) {
      if (error instanceof ProviderUnreachable) return undefined;
      if (error instanceof ProviderRefused) return error.code;
      throw error;
    }
  }

  /**
   * As `asked`, of what has a number of ours. A no to a request may be one to its repetition, after an answer that was lost:
   * what stands under the number counts, and the no is final only where nothing does. A no to a question says nothing.
   */
  async function outcomeOf(
    isKnown: boolean,
    request: () => Promise<unknown>,
    question: () => Promise<unknown>,
  ): ReturnType<typeof asked> {
    const told = isKnown ? undefined : await asked(request);
    if (!isKnown && typeof told !== 'string') return told;
    const found = await asked(question);
    if (typeof found !== 'string') return found;
    return typeof told === 'string' && REFUSALS.has(told) && found === UNKNOWN_NUMBER ? told : undefined;
  }

  async function pursueReceiver(receiver: Receiver & { readonly sealedName: string | null }): Promise<void> {
    const { type, relation, state, sealedName, looks } = receiver;
    await unitOfWork.run((tx) => receivers.looked(tx, receiver, clock.now() + pauseMs(looks)));
    const isNew = state === 'ADDING';
    const account = await accounts.open(receiver, 'payment.share');
    const body = {
      ...{ appid: wechat.account.appId, type, account },
      ...(isNew ? { relation_type: relation } : {}),
      ...(isNew && sealedName !== null ? { name: sealedName } : {}),
    };
    const path = `/v3/profitsharing/receivers/${isNew ? 'add' : 'delete'}`;
    const outcome = await asked(() => wechat.call('POST', path, body));
    if (outcome === undefined) return;
    const isNo = typeof outcome === 'string';
    const to = isNew ? (isNo ? 'REFUSED' : 'ACTIVE') : isNo ? 'ACTIVE' : 'REMOVED';
    await unitOfWork.run((tx) => receivers.move(tx, receiver, to, isNo ? outcome : null));
  }

  async function askForShare(share: Share): Promise<unknown> {
    const { merchantId, outOrderNo, transactionId, unfreezes, parts: wanted } = share;
    const numbers = { transaction_id: transactionId, out_order_no: outOrderNo };
    if (wanted.length === 0)
      return wechat.call('POST', '/v3/profitsharing/orders/unfreeze', {
        ...numbers,
        description: '解冻剩余资金',
      });
    const list = await Promise.all(
      wanted.map(async ({ receiverId: id, type, account, sealedAccount, amountFen, description }) => ({
        ...{ type, amount: amountFen, description },
        account: await accounts.open({ merchantId, id, type, account, sealedAccount }, 'payment.share'),
      })),
    );
    const body = { appid: wechat.account.appId, ...numbers, receivers: list, unfreeze_unsplit: unfreezes };
    return wechat.call('POST', '/v3/profitsharing/orders', body);
  }

  async function pursueShare(share: Share): Promise<void> {
    await unitOfWork.run((tx) => shares.looked(tx, share, clock.now() + pauseMs(share.looks)));
    const { outOrderNo, transactionId } = share;
    const outcome = await outcomeOf(
      share.state === 'PROCESSING',
      () => askForShare(share),
      () => wechat.call('GET', `/v3/profitsharing/orders/${outOrderNo}?transaction_id=${transactionId}`),
    );
    if (outcome === undefined) return;
    if (typeof outcome === 'string') return unitOfWork.run((tx) => end(tx, share, [], outcome));
    const said = shareAnswer.safeParse(outcome.said);
    if (!said.success) return;
    await unitOfWork.run(async (tx) => {
      if (share.state === 'REQUESTED') await shares.move(tx, share, 'PROCESSING', null);
      if (said.data.state !== 'FINISHED') return;
      const results = new Map(
        said.data.receivers.flatMap((one) =>
          // A part of an older version has the openid itself.
          [accounts.keyOf(share.merchantId, one.type, one.account), one.account].map(
            (account) => [`${one.type}/${account}`, one] as const,
          ),
        ),
      );
      const settled = share.parts.map((part): SharePart => {
        const one = results.get(`${part.type}/${part.account}`);
        return { ...part, result: one?.result ?? 'PENDING', reason: one?.fail_reason ?? null };
      });
      if (settled.every(({ result }) => result !== 'PENDING')) await end(tx, share, settled, null);
    });
  }

  /** `problem`: WeChat never took it on. */
  async function end(
    tx: Tx,
    share: Share,
    settled: readonly SharePart[],
    problem: string | null,
  ): Promise<void> {
    if (!(await shares.move(tx, share, problem === null ? 'FINISHED' : 'REFUSED', problem))) return;
    const sum = (some: readonly SharePart[]) => some.reduce((total, { amountFen }) => total + amountFen, 0);
    const given = settled.filter(({ result }) => result === 'SUCCESS');
    const [askedFen, givenFen] = [sum(share.parts), sum(given)];
    for (const part of settled) await shares.result(tx, share, part);
    for (const part of given)
      await book(tx, share, part.receiverId, part.amountFen, `${share.id}/${part.position}`, 'share');
    const unfreezes = share.unfreezes && problem !== null ? 'refused' : share.unfreezes;
    await shares.settle(tx, share, { givenFen, freeFen: askedFen - givenFen, unfreezes });
    const { merchantId, orderId, shareId } = share;
    tx.emit<ShareFinished>({
      ...{ type: 'profit-sharing.share_finished', occurredAt: clock.now(), merchantId, orderId, shareId },
      ...{ givenFen: fen(givenFen), askedFen: fen(askedFen) },
    });
  }

  async function pursueReturn(one: Return): Promise<void> {
    await unitOfWork.run((tx) => returns.looked(tx, one, clock.now() + pauseMs(one.looks)));
    const { outOrderNo, outReturnNo, account, amountFen } = one;
    const outcome = await outcomeOf(
      one.state === 'PROCESSING',
      () =>
        wechat.call('POST', '/v3/profitsharing/return-orders', {
          ...{ out_order_no: outOrderNo, out_return_no: outReturnNo, return_mchid: account },
          ...{ amount: amountFen, description: '退款前回退分账' },
        }),
      () => wechat.call('GET', `/v3/profitsharing/return-orders/${outReturnNo}?out_order_no=${outOrderNo}`),
    );
    if (outcome === undefined) return;
    if (typeof outcome === 'string') {
      await unitOfWork.run((tx) => returns.move(tx, one, 'FAILED', outcome));
      return;
    }
    const said = returnAnswer.safeParse(outcome.said);
    if (!said.success) return;
    const { result, fail_reason: reason = null } = said.data;
    await unitOfWork.run(async (tx) => {
      if (one.state === 'REQUESTED') await returns.move(tx, one, 'PROCESSING', null);
      if (result === 'FAILED') await returns.move(tx, one, 'FAILED', reason);
      if (result !== 'SUCCESS' || !(await returns.move(tx, one, 'SUCCEEDED', null))) return;
      await returns.settle(tx, one);
      await book(tx, one, one.receiverId, -amountFen, one.id, 'return');
    });
  }

  /** What the shop gave away on one side, who has it on the other. */
  function book(
    tx: Tx,
    { merchantId }: Pick<Share, 'merchantId'>,
    receiverId: string,
    amountFen: number,
    bizId: string,
    direction: 'share' | 'return',
  ): Promise<unknown> {
    const shop = {
      unit: 'fen',
      kind: 'profit-sharing.given',
      owner: shopOwner(bizId),
      mayOwe: true,
    } as const;
    const receiver = { unit: 'fen', kind: 'profit-sharing.receiver', owner: receiverId } as const;
    return parts.ledger.transfer(tx, merchantId, {
      ...{ bizType: 'profit-sharing.part', bizId, direction, at: clock.now() },
      memo: direction === 'share' ? '分账' : '分账回退',
      legs: [
        { account: shop, amount: -amountFen },
        { account: receiver, amount: amountFen },
      ],
    });
  }

  return async () => {
    for (const one of await receivers.listDue(clock.now(), PER_ROUND_MAX)) await pursueReceiver(one);
    for (const one of await shares.listDue(clock.now(), PER_ROUND_MAX)) await pursueShare(one);
    for (const one of await returns.listDue(clock.now(), PER_ROUND_MAX)) await pursueReturn(one);
  };
}

import {
  type AnswerBook,
  AppError,
  type Clock,
  type Ids,
  type MerchantId,
  type OrderId,
  type RequestKey,
  type StaffId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { SharedPayments } from '#modules/payments';
import type { Receiver, Standing } from '../domain/sharing.ts';
import type { Accounts } from './accounts.ts';
import type { ProfitSharing } from './facade.ts';
import type { Receivers } from './ports.ts';

/** Who acts, from where. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export type NewReceiver = Pick<Receiver, 'type' | 'relation'> & {
  /** A merchant number, or an openid. */
  readonly account: string;
  /** As it stands on the account at WeChat; sealed for WeChat before anything is stored. */
  readonly name: string | null;
};

export interface SharingDesk {
  addReceiver(who: Who, receiver: NewReceiver, request: RequestKey): Promise<Receiver>;
  removeReceiver(who: Who, id: string, request: RequestKey): Promise<Receiver>;
  unfreeze(who: Who, orderId: OrderId, request: RequestKey): Promise<Standing>;
}

export function sharingDesk(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly receivers: Receivers;
  readonly accounts: Accounts;
  readonly sharing: ProfitSharing;
  readonly payments: Pick<SharedPayments, 'seal'>;
  readonly clock: Clock;
  readonly ids: Ids;
}): SharingDesk {
  const { unitOfWork, answers, audit, receivers, accounts, sharing, payments, clock, ids } = parts;

  function act<Done extends object>(
    who: Who,
    verb: string,
    request: RequestKey,
    work: (
      tx: Tx,
      at: number,
    ) => Promise<{ readonly done: Done; readonly subject: string; readonly facts: object }>,
  ): Promise<Done> {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Done>(tx, request);
      if (earlier !== undefined) return earlier;
      const { done, subject, facts } = await work(tx, at);
      await audit.record(tx, {
        ...{ merchantId: who.merchantId, actor: who.staffId, ip: who.ip, at, subject },
        ...{ action: `profit-sharing.${verb}`, before: null, after: facts },
      });
      await answers.record(tx, request, done);
      return done;
    });
  }

  async function added(tx: Tx, fresh: Receiver, told: string, sealedName: string | null): Promise<Receiver> {
    const receiver = await receivers.add(tx, fresh, told, sealedName);
    if (receiver.type !== 'PERSONAL_OPENID' || receiver.sealedAccount !== null) return receiver;
    const sealedAccount = await accounts.seal(tx, receiver.merchantId, receiver.id, told);
    await receivers.keep(tx, receiver, sealedAccount);
    return { ...receiver, sealedAccount };
  }

  return {
    addReceiver(who, { name, account: told, ...given }, request) {
      const sealedName = name === null ? null : payments.seal(name);
      return act(who, 'add_receiver', request, async (tx, at) => {
        const { merchantId } = who;
        const account = accounts.keyOf(merchantId, given.type, told);
        const fresh: Receiver = {
          ...{ id: ids.next(), merchantId, ...given, account, sealedAccount: null, state: 'ADDING' },
          ...{ problem: null, looks: 0, createdAt: at },
        };
        const done = await added(tx, fresh, told, sealedName);
        return {
          done,
          subject: `profit-receiver:${done.id}`,
          facts: { type: done.type, relation: done.relation },
        };
      });
    },

    removeReceiver: (who, id, request) =>
      act(who, 'remove_receiver', request, async (tx) => {
        const known = await receivers.get(tx, who.merchantId, id);
        if (known === undefined)
          throw new AppError('not_found', 'profit-sharing.no_such_receiver', '找不到这个分账接收方');
        if (!(await receivers.move(tx, known, 'REMOVING', null)))
          throw new AppError('conflict', 'profit-sharing.not_active', '只能移除生效中的接收方', {
            state: known.state,
          });
        const done = { ...known, state: 'REMOVING' } as const;
        return { done, subject: `profit-receiver:${id}`, facts: { state: done.state } };
      }),

    unfreeze: (who, orderId, request) =>
      act(who, 'unfreeze', request, async (tx) => {
        const { merchantId } = who;
        const before = await sharing.standing(tx, merchantId, orderId);
        // A name of its own for each attempt: WeChat may have refused the one before.
        const shareId = `console-${before?.requests ?? 0}`;
        await sharing.unfreeze(tx, { merchantId, orderId, shareId });
        const done = await sharing.standing(tx, merchantId, orderId);
        if (done === undefined)
          throw new AppError('not_found', 'profit-sharing.no_such_payment', '找不到这笔分账支付');
        return { done, subject: `order:${orderId}`, facts: { state: done.state } };
      }),
  };
}

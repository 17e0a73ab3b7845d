import type { CodeReader } from '#feature';
import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  type Fen,
  type Ids,
  type MemberId,
  type MerchantId,
  type OrderId,
  type RequestKey,
  type StaffId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Members } from '#modules/members';
import type { CounterSale, Order, TillOrders, TillSale } from '#modules/orders';
import type { ShownScan, TillPayments } from '#modules/payments';
import type { PayRequest, StoredValueAtTill } from '#modules/stored-value';
import type { Stores } from '#modules/stores';
import type { Customers } from './customers.ts';

/** Who of the staff stands at which till. */
export interface Cashier {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export interface Basket {
  readonly customerToken: string | undefined;
  readonly lines: CounterSale['lines'];
  readonly wishes: CounterSale['wishes'];
}

export interface Sale extends Basket {
  /** Of somebody who is no member yet (MEM-15). */
  readonly phone: string | undefined;
  readonly storedValueFen: Fen;
  /** A payment request that she approved on her phone. */
  readonly requestId: string | undefined;
}

export interface SoldSale {
  readonly order: Order;
  readonly sale: TillSale;
  readonly scan: ShownScan | undefined;
}

export interface Counter {
  quote(cashier: Cashier, basket: Basket): ReturnType<TillOrders['quote']>;
  sell(cashier: Cashier, sale: Sale, key: RequestKey): Promise<SoldSale>;
  find(merchantId: MerchantId, id: OrderId): Promise<SoldSale>;
  scan(cashier: Cashier, id: OrderId, payCode: string, key: RequestKey): Promise<SoldSale>;
  cancel(cashier: Cashier, id: OrderId, key: RequestKey): Promise<SoldSale>;
  /** Asks the member on her phone for what is above her limit. */
  ask(
    cashier: Cashier,
    asked: { readonly customerToken: string; readonly amountFen: number },
    key: RequestKey,
  ): Promise<PayRequest>;
  request(merchantId: MerchantId, id: string): Promise<PayRequest>;
}

export interface CounterParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly orders: TillOrders;
  readonly payments: TillPayments;
  readonly storedValue: StoredValueAtTill;
  readonly members: Pick<Members, 'enrolStranger' | 'enrolShadow' | 'findByPhone'>;
  readonly customers: Customers;
  readonly stores: Pick<Stores, 'find'>;
  readonly codeReaders: readonly CodeReader[];
  readonly audit: Audit;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The till (PAY-05): the same prices, order and payment as online, and the goods are handed over at once. */
export function counter(parts: CounterParts): Counter {
  const { unitOfWork, orders, payments, storedValue, members, audit, clock, ids } = parts;

  /** Nobody has the id of a stranger: no tier, no coupons, no points. */
  async function buyer({ merchantId, storeId }: Cashier, { customerToken }: Basket) {
    if (customerToken === undefined) return { memberId: ids.next() as MemberId, isStranger: true };
    const memberId = await parts.customers.memberOf(merchantId, storeId, customerToken);
    return { memberId, isStranger: false };
  }

  /**
   * A phone is only told, not proved: it is good for being remembered, not for what a member has. Whether it is a member's
   * is said to who sells something, and written down.
   */
  async function buyerOf(cashier: Cashier, sale: Sale) {
    const { phone, lines } = sale;
    if (phone === undefined) return { ...(await buyer(cashier, sale)), wishes: sale.wishes };
    const { merchantId, storeId } = cashier;
    const stranger = ids.next() as MemberId;
    const wishes = { ...sale.wishes, coupons: [], points: 'none' as const };
    await orders.quote({ merchantId, storeId, memberId: stranger, lines, wishes });
    const known = await members.findByPhone(merchantId, phone);
    if (known?.isShadow === false) return { refusal: memberCodeNeeded(), asked: known.id };
    return { memberId: known?.id ?? stranger, isStranger: true, phone, wishes };
  }

  /** The same phone at two tills at once makes one shadow; the other till asks again and finds her. */
  async function enrol(tx: Tx, merchantId: MerchantId, memberId: MemberId, phone: string | undefined) {
    if (phone === undefined) return members.enrolStranger(tx, merchantId, memberId);
    const shadow = await members.enrolShadow(tx, merchantId, { phone, source: 'till', as: memberId });
    if (shadow.memberId !== memberId)
      throw new AppError('conflict', 'till.try_again', '请再试一次', { retryAfterSeconds: 1 });
  }

  /** Whoever asks again is told what was sold, also when her code is over by now; else `refusal` is thrown. */
  const soldBefore = (key: RequestKey, refusal: unknown): Promise<OrderId> =>
    unitOfWork.run(async (tx) => {
      const earlier = await parts.answers.claim<Pick<Order, 'id'>>(tx, key);
      if (earlier === undefined) throw refusal;
      return earlier.id;
    });

  async function shown(merchantId: MerchantId, id: OrderId): Promise<SoldSale> {
    const [{ order, sale }, scan] = await Promise.all([
      orders.get({ merchantId, id }),
      payments.scanOf(merchantId, id),
    ]);
    return { order, sale, scan };
  }

  /** Alipay's codes and our member codes may begin alike: what a member shows to be known by pays nothing here. */
  async function refuseMemberCode({ merchantId, storeId }: Cashier, text: string): Promise<void> {
    const reader = parts.codeReaders.find(({ kind }) => kind === 'member');
    const read = await reader?.read(merchantId, storeId, text);
    if (read?.usable === true)
      throw new AppError('unprocessable', 'till.member_code', '这是会员码，请在会员处扫描，再扫付款码');
  }

  const entry = (cashier: Cashier, action: string, subject: string, at: EpochMs, after: object = {}) => ({
    ...{ merchantId: cashier.merchantId, actor: cashier.staffId, action, subject },
    ...{ before: null, after: { storeId: cashier.storeId, ...after }, ip: cashier.ip, at },
  });

  /** Who was told that a phone is a member's. */
  const noteAsked = (cashier: Cashier, memberId: MemberId) =>
    unitOfWork.run((tx) =>
      audit.record(tx, entry(cashier, 'till.refuse_phone', `member:${memberId}`, clock.now())),
    );

  return {
    async quote(cashier, basket) {
      const { merchantId, storeId } = cashier;
      const { memberId } = await buyer(cashier, basket);
      return orders.quote({ merchantId, storeId, memberId, lines: basket.lines, wishes: basket.wishes });
    },

    async sell(cashier, asked, request) {
      const { merchantId, storeId, staffId } = cashier;
      const { lines, phone, storedValueFen, requestId } = asked;
      // Before her phone is looked up: this is no way to ask whose it is.
      if (asked.customerToken === undefined && storedValueFen > 0)
        throw new AppError('unprocessable', 'till.member_needed', '储值支付需要先扫会员码');
      const known = await buyerOf(cashier, asked).catch((refusal: unknown) => ({ refusal }));
      if ('refusal' in known) {
        const sold = await soldBefore(request, known.refusal).catch(async (refusal: unknown) => {
          if ('asked' in known) await noteAsked(cashier, known.asked);
          throw refusal;
        });
        return shown(merchantId, sold);
      }
      const { memberId, isStranger, wishes } = known;
      const placed = await orders.place({
        ...{ merchantId, storeId, staffId, memberId, lines, wishes, storedValueFen, request },
        async authorise(tx, { id, payableFen, placedAt: at }) {
          if (isStranger) await enrol(tx, merchantId, memberId, phone);
          await audit.record(
            tx,
            entry(cashier, 'till.sell', `order:${id}`, at, { payableFen, storedValueFen }),
          );
          if (storedValueFen === 0) return undefined;
          const use = { memberId, storeId, amountFen: storedValueFen, requestId, bizId: id, at };
          return storedValue.authorise(tx, merchantId, use);
        },
      });
      return shown(merchantId, placed.id);
    },

    find: shown,

    async scan(cashier, id, payCode, key) {
      const { merchantId, storeId } = cashier;
      await refuseMemberCode(cashier, payCode);
      const { order } = await orders.get({ merchantId, id });
      await payments.scan({ ...orders.paymentOf(order), storeId, payCode }, key);
      return shown(merchantId, id);
    },

    async cancel(cashier, id, key) {
      const { order } = await orders.get({ merchantId: cashier.merchantId, id });
      const at = clock.now();
      await orders.cancel(order, key, (tx) =>
        audit.record(tx, entry(cashier, 'till.cancel', `order:${id}`, at)),
      );
      return shown(cashier.merchantId, id);
    },

    async ask(cashier, { customerToken, amountFen }, key) {
      const { merchantId, storeId } = cashier;
      const memberId = await parts.customers.memberOf(merchantId, storeId, customerToken);
      const storeName = (await parts.stores.find(merchantId, storeId))?.name ?? '';
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const earlier = await parts.answers.claim<PayRequest>(tx, key);
        if (earlier !== undefined) return earlier;
        const asked = await storedValue.ask(tx, merchantId, { memberId, storeId, storeName, amountFen });
        await audit.record(tx, entry(cashier, 'till.ask', `member:${memberId}`, at, { amountFen }));
        await parts.answers.record(tx, key, asked);
        return asked;
      });
    },

    async request(merchantId, id) {
      const found = await storedValue.request(merchantId, id);
      if (found !== undefined) return found;
      throw new AppError('not_found', 'till.request_not_found', '没有这笔支付请求');
    },
  };
}

function memberCodeNeeded(): AppError {
  return new AppError('conflict', 'till.member_code_needed', '这位顾客已是会员，请她出示会员码');
}

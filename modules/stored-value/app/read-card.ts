import {
  AppError,
  type Clock,
  decodeCursor,
  type MemberId,
  type MerchantId,
  type Page,
  pageOf,
} from '#kernel';
import type { Ledger } from '#modules/ledger';
import type { Members } from '#modules/members';
import { maskName } from '#modules/privacy';
import { type CashOutQuote, cashOutQuote } from '../domain/cash-out.ts';
import { isOpen, type Offer, OPENING_OFFER } from '../domain/offer.ts';
import type { StoredValue, StoredValueBalance } from '../tokens.ts';
import { giftAccount, principalAccount } from './accounts.ts';
import type {
  CardEntry,
  CardReads,
  CashOut,
  CashOutStore,
  OfferBook,
  Recharge,
  RechargeStore,
} from './ports.ts';

export type ShownRecharge = Recharge & { readonly cashOut: CashOutQuote | null };

export interface ReadCard {
  balanceOf(
    merchantId: MerchantId,
    memberId: MemberId,
  ): Promise<StoredValueBalance & { readonly memberId: MemberId; readonly name: string }>;
  entries(
    merchantId: MerchantId,
    memberId: MemberId,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<CardEntry>>;
  /** With what emptying each would pay now. */
  recharges(
    merchantId: MerchantId,
    memberId: MemberId,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<ShownRecharge>>;
  openOffers(merchantId: MerchantId): Promise<readonly Offer[]>;
  cashOuts(
    merchantId: MerchantId,
    wanted: Parameters<CashOutStore['page']>[1],
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<CashOut>>;
}

export function storedValueBalance(ledger: Ledger): StoredValue['balance'] {
  return async (merchantId, memberId) => {
    const [principal, gift] = await Promise.all([
      ledger.balance(merchantId, principalAccount(memberId)),
      ledger.balance(merchantId, giftAccount(memberId)),
    ]);
    return {
      principalFen: principal.balance - principal.held,
      giftFen: gift.balance - gift.held,
      heldFen: principal.held + gift.held,
    };
  };
}

export function readCard(parts: {
  readonly balance: StoredValue['balance'];
  readonly reads: CardReads;
  readonly recharges: RechargeStore;
  readonly offers: OfferBook;
  readonly cashOuts: CashOutStore;
  readonly members: Members;
  readonly clock: Clock;
}): ReadCard {
  const { balance, reads, members, clock } = parts;
  return {
    async balanceOf(merchantId, memberId) {
      const person = await members.current(merchantId, memberId);
      if (person === undefined) throw new AppError('not_found', 'members.not_found', '没有这位会员');
      const { id, nickname } = person;
      return { ...(await balance(merchantId, id)), memberId: id, name: maskName(nickname) };
    },
    async entries(merchantId, memberId, cursor, limit) {
      return pageOf(await reads.entries(merchantId, memberId, idAt(cursor), limit + 1), limit, ({ id }) => [
        id,
      ]);
    },
    async recharges(merchantId, memberId, cursor, limit) {
      const rows = await parts.recharges.page(merchantId, memberId, idAt(cursor), limit + 1);
      const now = clock.now();
      return pageOf(
        rows.map((row) => ({ ...row, cashOut: quoteOf(row, now) })),
        limit,
        ({ id }) => [id],
      );
    },
    async openOffers(merchantId) {
      const now = clock.now();
      return (await parts.offers.list(merchantId)).filter((offer) => isOpen(offer, now));
    },
    async cashOuts(merchantId, wanted, cursor, limit) {
      const rows = await parts.cashOuts.page(merchantId, wanted, idAt(cursor), limit + 1);
      return pageOf(rows, limit, ({ id }) => [id]);
    },
  };
}

function quoteOf({ payFen, giftFen, left, paidOutFen, creditedAt, offerId }: Recharge, at: number) {
  if (creditedAt === null || left.principal + left.gift === 0) return null;
  return cashOutQuote({
    ...{ paid: { principal: payFen, gift: giftFen }, left, paidOutFen, creditedAt, at },
    cameByPayment: offerId !== OPENING_OFFER,
  });
}

function idAt(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id] = decodeCursor(cursor);
  if (typeof id === 'string') return id;
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}

import { type DomainEvent, type Fen, type MerchantId, type OrderId, type Tx, token } from '#kernel';
import type { Part, Standing } from '../domain/sharing.ts';

/** Parts of a payment go to others (分账): for modules that owe partners, leaders or sellers something. */
export interface ProfitSharing {
  /**
   * Joins the caller's commit; WeChat is told afterwards, and `profit-sharing.share_finished {shareId}` follows. False
   * and nothing changed when this share was asked for before.
   *
   * @throws AppError 409 `profit-sharing.not_shared`, `.too_much`, `.unknown_receiver`, `.other_content`.
   */
  share(tx: Tx, wanted: ShareOrder): Promise<boolean>;
  /** Nobody else gets anything of it: what is still frozen is the shop's. Repeatable by `shareId`. */
  unfreeze(tx: Tx, wanted: Omit<ShareOrder, 'parts' | 'unfreezes'>): Promise<boolean>;
  /** The sums of a payment; undefined = nobody asked for a part yet. */
  standing(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<Standing | undefined>;
}

export interface ShareOrder {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  /** The caller's name for it, unique in its payment. */
  readonly shareId: string;
  /** 1 to 50, each receiver once. */
  readonly parts: readonly Part[];
  /** The rest is let go with it. */
  readonly unfreezes: boolean;
}

export interface ShareFinished extends DomainEvent {
  readonly type: 'profit-sharing.share_finished';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly shareId: string;
  /** What arrived; less than was asked for where a receiver was closed, or WeChat refused. */
  readonly givenFen: Fen;
  readonly askedFen: Fen;
}

export const PROFIT_SHARING = token<ProfitSharing>('ProfitSharing');

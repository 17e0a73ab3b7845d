import type { AnswerBook, Clock, Ids, UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import type { Catalog } from '#modules/catalog';
import type { Stock } from '#modules/inventory';
import type { OrderCoupons } from '#modules/marketing';
import type { SoldLines } from '#modules/orders';
import type { Payments } from '#modules/payments';
import type { Points } from '#modules/points';
import type { StoredValue } from '#modules/stored-value';
import type { Tiers } from '#modules/tiers';
import type { AfterSaleReads, AfterSaleStore } from './ports.ts';

/** What giving back takes: everybody who gave or took something when it was bought. */
export interface AfterSaleParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly store: AfterSaleStore;
  readonly reads: AfterSaleReads;
  readonly soldLines: SoldLines;
  readonly catalog: Pick<Catalog, 'offers'>;
  readonly stock: Pick<Stock, 'reserve' | 'commit' | 'takeBack'>;
  readonly payments: Pick<Payments, 'refund' | 'retryRefund' | 'canRefund'>;
  readonly storedValue: Pick<StoredValue, 'refund'>;
  readonly points: Pick<Points, 'giveBack' | 'refund'>;
  readonly tiers: Pick<Tiers, 'refunded'>;
  readonly coupons: Pick<OrderCoupons, 'unlock'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

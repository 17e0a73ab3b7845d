import { type Database, MikroUnitOfWork, openDatabase } from '#db';
import { type EpochMs, HOUR_MS, type MemberId, type MerchantId, type ProductId, type StoreId } from '#kernel';
import { recommendationTables } from '../../../modules/recommendations/db/recommendation-tables.ts';
import { sqlEventLog } from '../../../modules/recommendations/db/sql-event-log.ts';
import { sqlExposureLog } from '../../../modules/recommendations/db/sql-exposure-log.ts';
import { EVENT_KINDS, type EventKind } from '../../../modules/recommendations/domain/event-kind.ts';
import type { ShownRow } from '../../../modules/recommendations/domain/shown-list.ts';
import { countingIds } from '../../support/clock.ts';
import { type DatabaseKind, freshDatabase } from '../../support/databases.ts';

export const MERCHANT = 'mch_test' as MerchantId;
const STORE = 'str_one' as StoreId;

export interface Deed {
  readonly member: string;
  readonly kind: EventKind;
  readonly product: string;
  readonly at: EpochMs;
  readonly list?: string;
  readonly place?: string;
  readonly again?: true;
}

export interface List {
  readonly id: string;
  readonly member: string;
  readonly policy: string;
  readonly at: EpochMs;
  readonly rows: readonly (Partial<ShownRow> & { readonly product: string })[];
  readonly store?: string;
}

/** The recommender's tables alone, and two hands that write into them as the feed and the pages do. */
export async function measuredShop(kind: DatabaseKind) {
  const database: Database = await openDatabase(await freshDatabase(kind), [recommendationTables]);
  const unitOfWork = new MikroUnitOfWork(database.orm, countingIds('event'));
  const log = sqlEventLog(database.reads);
  const exposures = sqlExposureLog(database.reads);
  let deeds = 0;
  return {
    ...database,
    unitOfWork,
    show: (lists: readonly List[]) =>
      unitOfWork.run((tx) =>
        exposures.add(
          tx,
          lists.map(({ id, member, policy, at, rows, store }) => ({
            ...{ id, merchantId: MERCHANT, memberId: member as MemberId, policy, at, place: 'home' as const },
            storeId: (store ?? STORE) as StoreId,
            rows: rows.map(({ product, ...row }, n) => ({
              ...{
                productId: product as ProductId,
                position: n + 1,
                propensity: 1,
                pool: 1,
                reasonCode: 'NEW',
              },
              ...row,
            })),
          })),
        ),
      ),
    did: (done: readonly Deed[]) =>
      unitOfWork.run((tx) =>
        log.add(
          tx,
          MERCHANT,
          done.map(({ member, kind: what, product, at, list, place, again }) => {
            deeds += 1;
            return {
              ...{
                id: `deed-${deeds}`,
                kind: what,
                memberId: member as MemberId,
                at,
                storeId: STORE,
                skuId: null,
              },
              productId: EVENT_KINDS[what].product ? (product as ProductId) : null,
              source: 'page' as const,
              isRepeat: again === true,
              origin: { place: place ?? null, position: null, exposureId: list ?? null },
            };
          }),
          Math.max(...done.map(({ at }) => at)) + HOUR_MS,
        ),
      ),
  };
}

export type MeasuredShop = Awaited<ReturnType<typeof measuredShop>>;

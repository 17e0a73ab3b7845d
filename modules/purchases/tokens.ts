import type { Exporter, Importer, Job, MemberData } from '#feature';
import type { Route } from '#http';
import { type EpochMs, type MemberId, type MerchantId, token } from '#kernel';

/** How lately, how often and how much members bought over all channels, for those who ask that (RFM). */
export interface PurchaseFacts {
  /** What was kept of each purchase; who kept nothing is absent. */
  of(
    merchantId: MerchantId,
    members: readonly MemberId[],
  ): Promise<ReadonlyMap<MemberId, readonly { readonly paidAt: EpochMs; readonly netFen: number }[]>>;
}
export const PURCHASE_FACTS = token<PurchaseFacts>('PurchaseFacts');

export const PURCHASE_ROUTES = token<readonly Route[]>('PurchaseRoutes');
export const PURCHASE_JOBS = token<readonly Job[]>('PurchaseJobs');
export const PURCHASE_IMPORTERS = token<readonly Importer[]>('PurchaseImporters');
export const PURCHASE_EXPORTERS = token<readonly Exporter[]>('PurchaseExporters');
export const PURCHASE_MEMBER_DATA = token<MemberData>('PurchaseMemberData');

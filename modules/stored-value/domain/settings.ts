import type { SpendingOrder } from './split.ts';

/** One merchant's rules for stored value; amounts in fen. */
export interface StoredValueSettings {
  readonly spendingOrder: SpendingOrder;
  /** Principal on one named card: 5,000 yuan by 单用途商业预付卡管理办法. */
  readonly cardPrincipalMaxFen: number;
  /** From here on one purchase needs her name and id number: 10,000 yuan by the same. */
  readonly realNameFromFen: number;
  /** From here on a use needs the pay password. */
  readonly payPasswordFromFen: number;
}

export const DEFAULT_SETTINGS: StoredValueSettings = {
  spendingOrder: 'PRO_RATA',
  cardPrincipalMaxFen: 500_000,
  realNameFromFen: 1_000_000,
  payPasswordFromFen: 20_000,
};

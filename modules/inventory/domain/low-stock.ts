/** When an article at a location counts as low (INV-05). What is reserved is not there any more. */
export interface LowStockLevel {
  readonly available: number;
  /** Pieces; null where nobody wants to be told. */
  readonly lowAt: number | null;
  /** Pieces above the threshold at which the next crossing is told again. */
  readonly delta: number;
  /** Whether a crossing would be told. */
  readonly armed: boolean;
}

/** How far back sales are looked at, and how long a delivery should last (days). */
export const SALES_DAYS = 28;
const COVER_DAYS = 14;

/** What a change of the stock means: one alert per crossing, however long it stays below or trembles around it. */
export function crossing({ available, lowAt, delta, armed }: LowStockLevel): 'alert' | 'rearm' | null {
  if (lowAt === null) return armed ? null : 'rearm';
  if (armed) return available <= lowAt ? 'alert' : null;
  return available >= lowAt + Math.max(1, delta) ? 'rearm' : null;
}

/** The threshold that `days` of sales at the pace of the last 28 days make. */
export function coverThreshold(days: number, soldPieces: number): number {
  return Math.ceil((days * soldPieces) / SALES_DAYS);
}

/** Brings the shelf back above where the alert re-arms, with two weeks of sales on top. */
export function suggestedQuantity(
  { available, lowAt, delta }: Omit<LowStockLevel, 'armed'>,
  soldPieces: number,
  inTransit: number,
): number {
  if (lowAt === null) return 0;
  const wanted = lowAt + Math.max(1, delta) + Math.ceil((COVER_DAYS * soldPieces) / SALES_DAYS);
  return Math.max(0, wanted - available - inTransit);
}

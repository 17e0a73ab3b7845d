import type { AfterSaleGroup, AfterSaleReason, AfterSaleType } from '../api/after-sale-contract.ts';
import { reasonsFor, typesFor } from './after-sale.ts';
import type { EvidencePicture } from './evidence.ts';

/** What she is about to ask of one store's part: kept while the sheet is closed, until she has asked. */
export interface AfterSaleDraft {
  readonly type: AfterSaleType;
  readonly reason: AfterSaleReason;
  readonly words: string;
  readonly pictures: readonly EvidencePicture[];
  /** By line. */
  readonly pieces: Readonly<Record<number, number>>;
  /** Another size or colour; empty = the same article again. */
  readonly exchangeSkuId: string;
  /** One key for one wish: asking again after a lost answer is the same request. */
  readonly key: string;
}

/** A single line is meant whole. */
export function newDraft(group: AfterSaleGroup, now: number, key: string): AfterSaleDraft {
  const type = typesFor(group, now)[0] ?? 'REFUND_ONLY';
  const [only, ...others] = group.lines.filter(({ openPieces }) => openPieces > 0);
  return {
    ...{ type, reason: reasonsFor(type, group, now)[0] ?? 'quality', words: '', pictures: [] },
    pieces: only !== undefined && others.length === 0 ? { [only.position]: only.openPieces } : {},
    ...{ exchangeSkuId: '', key },
  };
}

/** What she had begun, as far as it may still be asked for by now. */
export function stillAsked(draft: AfterSaleDraft, group: AfterSaleGroup, now: number): AfterSaleDraft {
  const fresh = newDraft(group, now, draft.key);
  const type = typesFor(group, now).includes(draft.type) ? draft.type : fresh.type;
  const reasons = reasonsFor(type, group, now);
  const pieces = group.lines.map(({ position, openPieces }) => [
    position,
    Math.min(draft.pieces[position] ?? 0, openPieces),
  ]);
  return {
    ...draft,
    ...{ type, reason: reasons.includes(draft.reason) ? draft.reason : (reasons[0] ?? 'quality') },
    pieces: Object.fromEntries(pieces.filter(([, wanted]) => wanted !== 0)),
  };
}

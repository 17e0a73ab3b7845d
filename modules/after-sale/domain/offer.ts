import { AppError, type Fen, fen, sumFen, ZERO_FEN } from '#kernel';
import type { AfterSale, AfterSaleLine, Offer } from './after-sale.ts';
import { movesMoney } from './after-sale-states.ts';

export interface OfferedLine {
  readonly line: number;
  readonly amountFen: number;
}

type Asked = Pick<AfterSale, 'type' | 'isUnsent' | 'amountFen' | 'shippingFen' | 'lines' | 'offer'>;

/**
 * The shop would pay less than she asked for; lines that are not named stay as they are. Where she keeps the goods, less
 * than their share counts no pieces: they may still be returned for the rest, as if she had asked for so much.
 */
export function offerOf(request: Asked, wanted: readonly OfferedLine[], words: string): Offer {
  if (request.offer !== null)
    throw new AppError('conflict', 'after-sale.offered_before', '已经提出过一次退款方案，请同意或拒绝申请');
  if (!movesMoney(request.type) || request.isUnsent)
    throw new AppError(
      'conflict',
      'after-sale.not_for_less',
      '未发货的商品须全额退款，换货与补发没有金额可改',
    );
  const amounts = new Map(wanted.map(({ line, amountFen }) => [line, amountFen]));
  const strange = wanted.find(({ line }) => request.lines.every(({ position }) => position !== line));
  if (strange !== undefined)
    throw new AppError('not_found', 'after-sale.line_not_found', '申请里没有这件商品', {
      line: strange.line,
    });
  const lines = request.lines.map((line) =>
    lineFor(request, line, fen(amounts.get(line.position) ?? line.amountFen)),
  );
  // Bringing the goods is paid back only where nothing of them is kept.
  const isWhole = request.lines.every(({ quantity }, place) => lines[place]?.pieces === quantity);
  const shippingFen = isWhole ? request.shippingFen : ZERO_FEN;
  const amountFen = sumFen([shippingFen, ...lines.map((line) => line.amountFen)]);
  if (amountFen === 0 || amountFen >= request.amountFen)
    throw new AppError('unprocessable', 'after-sale.no_offer', '退款方案应低于申请金额且大于零', {
      askedFen: request.amountFen,
    });
  return { words, amountFen, shippingFen, lines };
}

function lineFor({ type }: Asked, { position, pieces, amountFen: askedFen }: AfterSaleLine, amountFen: Fen) {
  if (amountFen > askedFen)
    throw new AppError('unprocessable', 'after-sale.amount_too_high', '退款金额超过申请金额', {
      line: position,
      mostFen: askedFen,
    });
  return { position, amountFen, pieces: type === 'REFUND_ONLY' && amountFen < askedFen ? 0 : pieces };
}

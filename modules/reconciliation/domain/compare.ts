import type { BilledLine, KnownOrder, KnownPayment, KnownRefund } from './books.ts';
import type { DifferenceKind, Finding } from './difference.ts';
import { repairable } from './difference.ts';

/**
 * A line of the bill beside what we know of its number; undefined = they say the same. `isBack`: bills also have the line
 * with which the provider gave all of it back by itself.
 */
export function comparePayment(
  line: BilledLine,
  known: KnownPayment | undefined,
  isTwice: boolean,
  isBack = false,
): Finding | undefined {
  const found = (kind: DifferenceKind) => finding(kind, line.number, known, line.amountFen);
  if (known === undefined || isTwice) return found('extra');
  if (known.amountFen !== line.amountFen) return found('amount');
  // Money for a number that was given up is known: it goes back, which is a line of its own.
  const isKept = known.standing === 'reversed' && !isBack;
  return known.standing === 'unpaid' || isKept ? found('status') : undefined;
}

export function compareRefund(
  line: BilledLine,
  known: KnownRefund | undefined,
  isTwice: boolean,
): Finding | undefined {
  const found = (kind: DifferenceKind) => finding(kind, line.number, known, line.amountFen);
  if (known === undefined || isTwice) return found('refund_extra');
  if (known.amountFen !== line.amountFen) return found('refund_amount');
  return known.standing === 'under_way' ? found('refund_status') : undefined;
}

/** What we know to have come in or gone back, and the bill of its day does not have: perhaps the next one does. */
export function missingPayment(known: KnownPayment): Finding {
  return finding('missing', known.number, known, null);
}

export function missingRefund(known: KnownRefund): Finding {
  return finding('refund_missing', known.billNumber, known, null);
}

/** The third side: the order of a payment that came in. */
export function compareOrder(known: KnownPayment, order: KnownOrder | undefined): Finding | undefined {
  if (known.subject !== 'order' || known.standing !== 'paid') return undefined;
  const found = (kind: DifferenceKind): Finding => ({
    ...finding(kind, known.number, known, known.amountFen),
    oursFen: order?.externalFen ?? null,
    oursState: order?.state ?? null,
  });
  if (order?.isPaid !== true) return found('order_status');
  return order.externalFen === known.amountFen ? undefined : found('order_amount');
}

export function unpaidOrder(order: KnownOrder): Finding {
  return {
    ...{ kind: 'order_unpaid', number: order.number, orderId: order.id, paymentId: null },
    ...{ oursFen: order.externalFen, theirsFen: null, oursState: order.state, state: 'OPEN' },
  };
}

function finding(
  kind: DifferenceKind,
  number: string,
  known: KnownPayment | KnownRefund | undefined,
  theirsFen: number | null,
): Finding {
  const isCarried = kind === 'missing' || kind === 'refund_missing';
  return {
    ...{ kind, number, orderId: known?.orderId ?? null, paymentId: known?.paymentId ?? null, theirsFen },
    ...{ oursFen: known?.amountFen ?? null, oursState: known?.state ?? null },
    state: isCarried ? 'CARRIED' : repairable(kind) ? 'REPAIRING' : 'OPEN',
  };
}

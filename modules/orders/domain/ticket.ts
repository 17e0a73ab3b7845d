import { AppError, type EpochMs, type ErrorKind, type Facts, type Fen, type OrderId } from '#kernel';
import type { Order } from './order.ts';

/** What became of a request in the rush: an order, or the reason why there is none. It is never decided twice. */
export type Ticket =
  | {
      readonly state: 'ORDERED';
      readonly orderId: OrderId;
      readonly number: string;
      readonly payableFen: Fen;
      readonly payBefore: EpochMs;
    }
  | {
      readonly state: 'REFUSED';
      readonly kind: ErrorKind;
      /** Stable, as in a problem. */
      readonly code: string;
      readonly title: string;
      readonly details: Facts;
    };

export function ticketFor({ id, number, payableFen, payBefore }: Order): Ticket {
  return { state: 'ORDERED', orderId: id, number, payableFen, payBefore };
}

export function refusedTicket({ kind, code, message, facts }: AppError): Ticket {
  return { state: 'REFUSED', kind, code, title: message, details: facts };
}

/** The same words as on the day on which it was refused. */
export function refusalOf({ kind, code, title, details }: Extract<Ticket, { state: 'REFUSED' }>): AppError {
  return new AppError(kind, code, title, details);
}

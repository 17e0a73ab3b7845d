import { answerUnder, claimAnswers, type Reads, rewriteAnswers } from '#db';
import type { TicketBook } from '../app/ports.ts';
import type { Ticket } from '../domain/ticket.ts';

/** Told apart from the answers to her other requests, which stand in the same book under the same kind of key. */
interface Kept {
  readonly rush: Ticket;
}

type Tickets = Parameters<TicketBook['claim']>[1];

export function sqlTickets(reads: Reads): TicketBook {
  return {
    async claim(tx, tickets, at) {
      const earlier = await claimAnswers<Partial<Kept>>(tx, kept(tickets), at);
      return new Map(
        [...earlier].map(([request, { isSame, answer }]) => [
          request,
          isSame && answer.rush !== undefined ? answer.rush : 'reused',
        ]),
      );
    },
    rewrite: (tx, tickets, at) => rewriteAnswers(tx, kept(tickets), at),
    async find(memberId, key) {
      return (await answerUnder<Partial<Kept>>(reads, memberId, key))?.rush;
    },
  };
}

function kept(tickets: Tickets) {
  return tickets.map(({ request, ticket }) => ({ request, answer: { rush: ticket } satisfies Kept }));
}

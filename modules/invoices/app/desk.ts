import type { AnswerBook, Clock, MerchantId, RequestKey, StaffId, Tx, UnitOfWork } from '#kernel';
import { AppError, fen } from '#kernel';
import type { Audit } from '#modules/access';
import type { Invoice, InvoiceTitle } from '../domain/invoice.ts';
import type { InvoiceReads, InvoiceStore } from './ports.ts';
import { illegalStep, invoiceNotFound } from './request-invoice.ts';

/** Who acts, from where. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export interface InvoiceDesk {
  /** `amountFen`: what it was written over, as whoever wrote it saw it. */
  issue(who: Who, id: string, written: Written, request: RequestKey): Promise<Invoice>;
  reject(who: Who, id: string, answer: string, request: RequestKey): Promise<Invoice>;
  /** A red letter over everything that went back since it was issued. */
  red(who: Who, id: string, redNumber: string, request: RequestKey): Promise<Invoice>;
  /** The whole title, for who writes the invoice; who looked is kept (SEC-04). */
  title(who: Who, id: string): Promise<InvoiceTitle>;
}

interface Written {
  readonly amountFen: number;
  readonly number: string;
  readonly fileUrl: string | null;
}

interface DeskParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly audit: Audit;
  readonly store: InvoiceStore;
  readonly reads: InvoiceReads;
  readonly clock: Clock;
}

export function invoiceDesk(parts: DeskParts): InvoiceDesk {
  const { unitOfWork, answers, audit, store, reads, clock } = parts;

  function act(
    who: Who,
    id: string,
    verb: string,
    request: RequestKey,
    work: (tx: Tx, invoice: Invoice, at: number) => Promise<void>,
  ): Promise<Invoice> {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Invoice>(tx, request);
      if (earlier !== undefined) return earlier;
      const before = await store.get(tx, who.merchantId, id);
      if (before === undefined) throw invoiceNotFound();
      await work(tx, before, at);
      const after = await store.get(tx, who.merchantId, id);
      if (after === undefined) throw invoiceNotFound();
      await note(tx, who, verb, id, facts(before), facts(after), at);
      await answers.record(tx, request, after);
      return after;
    });
  }

  function note(
    tx: Tx,
    who: Who,
    verb: string,
    id: string,
    before: object | null,
    after: object,
    at: number,
  ) {
    const { merchantId, staffId, ip } = who;
    const entry = { merchantId, actor: staffId, action: `invoices.${verb}`, subject: `invoice:${id}` };
    return audit.record(tx, { ...entry, before, after, ip, at });
  }

  return {
    issue: (who, id, { amountFen, number, fileUrl }, request) =>
      act(who, id, 'issue', request, async (tx, invoice, at) => {
        const change = { number, fileUrl, issuedAt: at, ofFen: fen(amountFen) };
        if (await store.advance(tx, invoice, 'ISSUED', change)) return;
        if (invoice.state !== 'REQUESTED') throw illegalStep(invoice, 'ISSUED');
        throw new AppError('conflict', 'invoices.changed', '开票金额刚刚有变化，请刷新后重试', {
          amountFen: invoice.amountFen,
        });
      }),

    reject: (who, id, answer, request) =>
      act(who, id, 'reject', request, async (tx, invoice) => {
        if (!(await store.advance(tx, invoice, 'REJECTED', { answer })))
          throw illegalStep(invoice, 'REJECTED');
      }),

    red: (who, id, redNumber, request) =>
      act(who, id, 'red_letter', request, async (tx, invoice) => {
        if (invoice.redDueFen === 0)
          throw new AppError('conflict', 'invoices.nothing_to_take_back', '这张发票没有待红冲的金额');
        if (!(await store.red(tx, invoice, redNumber)))
          throw new AppError('conflict', 'invoices.changed', '待红冲金额刚刚有变化，请刷新后重试');
        if (invoice.redFen + invoice.redDueFen === invoice.amountFen)
          await store.advance(tx, invoice, 'REVERSED', {});
      }),

    async title(who, id) {
      const invoice = await reads.find(who.merchantId, id);
      if (invoice === undefined) throw invoiceNotFound();
      await unitOfWork.run((tx) => note(tx, who, 'look_at_title', id, null, {}, clock.now()));
      const title = (await reads.titles([invoice], 'order.serve')).get(id);
      if (title === undefined) throw new AppError('conflict', 'invoices.member_gone', '该会员已注销');
      return title;
    },
  };
}

const facts = ({ state, amountFen, redDueFen, redFen, number, redNumber }: Invoice) => ({
  ...{ state, amountFen, redDueFen, redFen, number, redNumber },
});

import { affectedRows, type Reads, rowsOf } from '#db';
import type { MemberId, MerchantId, Tx } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { InvoiceReads, InvoiceStore, RequestedBefore } from '../app/ports.ts';
import { type Invoice, type InvoiceTitle, statesBefore } from '../domain/invoice.ts';
import { type InvoiceRow, invoiceOf, SELECT } from './invoice-rows.ts';

const ONE = 'where merchant_id = ? and id = ?';

export function sqlInvoiceStore(vault: Vault): InvoiceStore {
  async function one(tx: Tx, where: string, values: readonly unknown[]): Promise<Invoice | undefined> {
    const [row] = await rowsOf<InvoiceRow>(tx, `${SELECT} ${where}`, values);
    return row === undefined ? undefined : invoiceOf(row);
  }

  return {
    async add(tx, invoice, title) {
      const { merchantId, id, memberId, orderId } = invoice;
      const sealed = await vault.seal(tx, merchantId, memberId, 'invoice', JSON.stringify(title));
      const added = await affectedRows(
        tx,
        `insert into invoices (merchant_id, id, member_id, order_id, order_number, kind, shown_title, sealed_for,
           sealed, state, amount_fen, refunded_before_fen, requested_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
        [
          ...[merchantId, id, memberId, orderId, invoice.orderNumber, invoice.kind, invoice.shownTitle],
          ...[
            memberId,
            sealed,
            invoice.state,
            invoice.amountFen,
            invoice.refundedBeforeFen,
            invoice.requestedAt,
          ],
        ],
      );
      return added === 1;
    },

    get: (tx, merchantId, id) => one(tx, ONE, [merchantId, id]),
    standing: (tx, merchantId, orderId) =>
      one(tx, `where merchant_id = ? and order_id = ? and state in ('REQUESTED', 'ISSUED')`, [
        merchantId,
        orderId,
      ]),

    async advance(tx, { merchantId, id }, to, { number, fileUrl, issuedAt, answer, ofFen }) {
      const before = statesBefore(to);
      const set: readonly (readonly [string, unknown])[] = [
        ['number', number],
        ['file_url', fileUrl],
        ['issued_at', issuedAt],
        ['answer', answer],
      ];
      const given = set.filter(([, value]) => value !== undefined);
      const moved = await affectedRows(
        tx,
        `update invoices set state = ?${given.map(([column]) => `, ${column} = ?`).join('')}
         ${ONE} and state in (${before.map(() => '?').join(', ')})${ofFen === undefined ? '' : ' and amount_fen = ?'}`,
        [
          ...[to, ...given.map(([, value]) => value), merchantId, id, ...before],
          ...(ofFen === undefined ? [] : [ofFen]),
        ],
      );
      return moved === 1;
    },

    async noteRefund(tx, { merchantId, id }, refundId, at) {
      const fresh = await affectedRows(
        tx,
        `insert into invoice_refunds (merchant_id, invoice_id, refund_id, at) values (?, ?, ?, ?)
         on conflict do nothing`,
        [merchantId, id, refundId, at],
      );
      return fresh === 1;
    },

    async lower(tx, { merchantId, id }, byFen) {
      const lowered = await affectedRows(
        tx,
        `update invoices set amount_fen = amount_fen - ? ${ONE} and state = 'REQUESTED' and amount_fen > ?`,
        [byFen, merchantId, id, byFen],
      );
      return lowered === 1;
    },

    async addRedDue(tx, { merchantId, id }, amountFen) {
      const added = await affectedRows(
        tx,
        `update invoices set red_due_fen = red_due_fen + ? ${ONE} and state = 'ISSUED'`,
        [amountFen, merchantId, id],
      );
      return added === 1;
    },

    async red(tx, { merchantId, id, redDueFen }, redNumber) {
      const written = await affectedRows(
        tx,
        `update invoices set red_fen = red_fen + red_due_fen, red_due_fen = 0, red_number = ?
         ${ONE} and state = 'ISSUED' and red_due_fen = ?`,
        [redNumber, merchantId, id, redDueFen],
      );
      return written === 1;
    },
  };
}

export function sqlInvoiceReads(reads: Reads, vault: Vault): InvoiceReads {
  async function page(
    rules: readonly string[],
    values: readonly unknown[],
    before: RequestedBefore | undefined,
    limit: number,
  ) {
    const older = before === undefined ? '' : 'and (requested_at < ? or (requested_at = ? and id < ?))';
    const rows = await reads.all<InvoiceRow>(
      `${SELECT} where ${rules.join(' and ')} ${older} order by requested_at desc, id desc limit ?`,
      [...values, ...(before === undefined ? [] : [before[0], before[0], before[1]]), limit],
    );
    return rows.map(invoiceOf);
  }

  return {
    async find(merchantId, id) {
      const [row] = await reads.all<InvoiceRow>(`${SELECT} ${ONE}`, [merchantId, id]);
      return row === undefined ? undefined : invoiceOf(row);
    },
    ofMember: (merchantId: MerchantId, memberId: MemberId, before, limit) =>
      page(['merchant_id = ?', 'member_id = ?'], [merchantId, memberId], before, limit),
    ofShop: (merchantId, { state, redDue }, before, limit) =>
      page(
        [
          'merchant_id = ?',
          ...(state === undefined ? [] : ['state = ?']),
          ...(redDue === true ? ['red_due_fen > 0'] : []),
        ],
        [merchantId, ...(state === undefined ? [] : [state])],
        before,
        limit,
      ),
    async titles(invoices, use) {
      const [first] = invoices;
      const titles = new Map<string, InvoiceTitle>();
      if (first === undefined) return titles;
      const rows = await reads.all<{ id: string; sealed_for: MemberId | null; sealed: string | null }>(
        `select id, sealed_for, sealed from invoices
         where merchant_id = ? and id in (${invoices.map(() => '?').join(', ')})`,
        [first.merchantId, ...invoices.map(({ id }) => id)],
      );
      const sealed = rows.flatMap(({ id, sealed_for: memberId, sealed: text }) =>
        memberId !== null && text !== null && vault.isSealed(text) ? [{ id, memberId, sealed: text }] : [],
      );
      const opened = await vault.openMany(first.merchantId, 'invoice', sealed, use);
      for (const [n, { id }] of sealed.entries()) {
        const plain = opened[n];
        if (plain != null) titles.set(id, JSON.parse(plain) as InvoiceTitle);
      }
      return titles;
    },
  };
}

import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads, rowsOf } from '#db';
import type { MemberData } from '#feature';
import { AppError, type MemberId } from '#kernel';
import type { Vault } from '#modules/privacy';
import type { AfterSaleTexts } from '../app/texts.ts';
import { OPEN_STATES } from '../domain/after-sale-states.ts';
import { loadAfterSales, type Query } from './load-after-sales.ts';

interface Moved {
  readonly requests: MovedRows;
  readonly pictures: MovedRows;
}

interface PictureRow {
  readonly id: string;
  readonly after_sale_id: string | null;
  readonly picture: string;
  readonly sealed_for: MemberId | null;
  readonly made_at: number | string;
}

const PICTURES = { table: 'after_sale_pictures', key: ['id'], sharesKeys: false } as const;
const AFTER_SALES = { table: 'after_sales', key: ['id'], sharesKeys: false } as const;
/** Read at a time for an export. */
const EXPORT_MAX = 200;
/** Of some hundred kilobytes each. */
const PICTURES_MAX = 10;

/** Kept with the order that they belong to (电子商务法 31), without what was written about it and without her parcel. */
export function afterSalesOfMember(reads: Reads, texts: AfterSaleTexts, vault: Vault): MemberData {
  const query: Query = (sql, values) => reads.all(sql, values);
  return {
    name: 'after-sale',
    async exportMember(merchantId, memberId) {
      const requests: Readonly<Record<string, unknown>>[] = [];
      for (let after = ''; ; ) {
        const rest = 'and member_id = ? and id > ? order by id limit ?';
        const page = await loadAfterSales(query, merchantId, rest, [memberId, after, EXPORT_MAX]);
        for (const request of await texts.inFull(page, 'rights.export')) {
          const { merchantId: _shop, memberId: _self, sealedFor: _key, ...rest } = request;
          requests.push(rest);
        }
        const last = page.at(-1);
        if (last === undefined || page.length < EXPORT_MAX) break;
        after = last.id;
      }
      const pictures: Readonly<Record<string, unknown>>[] = [];
      for (let after = ''; ; ) {
        const page = await reads.all<PictureRow>(
          `select id, after_sale_id, picture, sealed_for, made_at from after_sale_pictures
           where merchant_id = ? and member_id = ? and id > ? order by id limit ?`,
          [merchantId, memberId, after, PICTURES_MAX],
        );
        for (const { id, after_sale_id, picture, sealed_for, made_at } of page) {
          const webpBase64 =
            sealed_for === null || !vault.isSealed(picture)
              ? picture
              : (
                  await vault.openBytes(merchantId, sealed_for, 'evidence', picture, 'rights.export')
                )?.toString('base64');
          pictures.push({ id, afterSaleId: after_sale_id, webpBase64, madeAt: Number(made_at) });
        }
        const last = page.at(-1);
        if (last === undefined || page.length < PICTURES_MAX) break;
        after = last.id;
      }
      return { afterSales: requests, pictures };
    },
    async eraseMember(tx, merchantId, memberId) {
      const [open] = await rowsOf<{ n: number | string }>(
        tx,
        `select count(*) as n from after_sales
         where merchant_id = ? and member_id = ? and state in (${OPEN_STATES.map(() => '?').join(', ')})`,
        [merchantId, memberId, ...OPEN_STATES],
      );
      if (Number(open?.n) > 0)
        throw new AppError('conflict', 'after-sale.still_open', '还有未完成的售后，请完成或取消后再注销', {
          requests: Number(open?.n),
        });
      await affectedRows(
        tx,
        `update after_sales set words = '', answer = null, offer = null, parcel = null, resent = null, pictures = '[]'
         where merchant_id = ? and member_id = ?`,
        [merchantId, memberId],
      );
      await affectedRows(tx, 'delete from after_sale_pictures where merchant_id = ? and member_id = ?', [
        merchantId,
        memberId,
      ]);
    },
    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      // Both may have pictures that wait: those of `from` count no more, and go within a day where she does not ask with them.
      await affectedRows(
        tx,
        'update after_sale_pictures set seat = null where merchant_id = ? and member_id = ?',
        [merchantId, from],
      );
      const requests = await moveRows(tx, AFTER_SALES, merchantId, from, into);
      return { requests, pictures: await moveRows(tx, PICTURES, merchantId, from, into) };
    },
    async unmergeMember(tx, merchantId, from, into, moved) {
      // A merge from before there were pictures moved requests alone.
      const { requests, pictures } = isMoved(moved)
        ? moved
        : { requests: moved as MovedRows, pictures: null };
      await moveRowsBack(tx, AFTER_SALES, merchantId, from, into, requests);
      if (pictures !== null) await moveRowsBack(tx, PICTURES, merchantId, from, into, pictures);
    },
  };
}

function isMoved(moved: unknown): moved is Moved {
  return typeof moved === 'object' && moved !== null && 'pictures' in moved && 'requests' in moved;
}

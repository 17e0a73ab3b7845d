import { affectedRows, rowsOf } from '#db';
import { AppError, invariant, type MemberId, type MerchantId, type Tx } from '#kernel';
import type { Vault } from '#modules/privacy';
import { textsOf, type Written, withTexts } from '../domain/texts.ts';

interface OlderRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly member_id: MemberId;
  readonly words: string;
  readonly answer: string | null;
  readonly offer: string | null;
  readonly parcel: string | null;
  readonly resent: string | null;
}

const COLUMNS = 'merchant_id, id, member_id, words, answer, offer, parcel, resent';

export interface TextSeals {
  /** Of a member who is erased nothing is kept: the request is one without words then. */
  seal(tx: Tx, merchantId: MerchantId, memberId: MemberId, text: string): Promise<string>;
  /** Seals what an older version wrote in clear. */
  sealOlder(tx: Tx, limit: number): Promise<number>;
  /** This request now, if it is one of those; answers with whose key it is under. */
  sealedFor(tx: Tx, merchantId: MerchantId, id: string): Promise<MemberId>;
}

export function textSeals(vault: Vault): TextSeals {
  const seal: TextSeals['seal'] = async (tx, merchantId, memberId, text) => {
    if (text === '') return '';
    try {
      return await vault.seal(tx, merchantId, memberId, 'afterSale', text);
    } catch (error) {
      if (error instanceof AppError && error.code === 'privacy.member_erased') return '';
      throw error;
    }
  };

  async function sealRow(tx: Tx, row: OlderRow): Promise<number> {
    const { merchant_id: merchantId, id, member_id: memberId } = row;
    const written: Written = {
      ...{ words: row.words, answer: row.answer },
      ...{ offer: parsed(row.offer), parcel: parsed(row.parcel), resent: parsed(row.resent) },
    };
    const sealed = new Map<string, string>();
    for (const text of textsOf(written)) sealed.set(text, await seal(tx, merchantId, memberId, text));
    const kept = withTexts(written, (text) => sealed.get(text) ?? '');
    return affectedRows(
      tx,
      `update after_sales set words = ?, answer = ?, offer = ?, parcel = ?, resent = ?, sealed_for = ?
       where merchant_id = ? and id = ? and sealed_for is null and member_id = ?`,
      [
        ...[kept.words, kept.answer, json(kept.offer), json(kept.parcel), json(kept.resent), memberId],
        ...[merchantId, id, memberId],
      ],
    );
  }

  return {
    seal,
    async sealOlder(tx, limit) {
      const rows = await rowsOf<OlderRow>(
        tx,
        `select ${COLUMNS} from after_sales where sealed_for is null limit ?`,
        [limit],
      );
      let done = 0;
      for (const row of rows) done += await sealRow(tx, row);
      return done;
    },
    async sealedFor(tx, merchantId, id) {
      const one = 'from after_sales where merchant_id = ? and id = ?';
      const [older] = await rowsOf<OlderRow>(tx, `select ${COLUMNS} ${one} and sealed_for is null`, [
        merchantId,
        id,
      ]);
      if (older !== undefined && (await sealRow(tx, older)) === 1) return older.member_id;
      const [row] = await rowsOf<{ sealed_for: MemberId }>(tx, `select sealed_for ${one}`, [merchantId, id]);
      invariant(row !== undefined, 'a request that is being moved is there');
      return row.sealed_for;
    },
  };
}

function parsed<Value>(text: string | null): Value | null {
  return text === null ? null : (JSON.parse(text) as Value);
}

const json = (value: object | null) => (value === null ? null : JSON.stringify(value));

import { affectedRows, rowsOf } from '#db';
import { AppError, invariant, type MerchantId, type Tx } from '#kernel';
import type { Account } from '../domain/books.ts';
import type { Balance } from '../tokens.ts';

const KEY = 'merchant_id = ? and unit = ? and kind = ? and owner = ?';
const OPEN = `insert into ledger_accounts (merchant_id, unit, kind, owner, may_owe, balance, held, entries)
  values (?, ?, ?, ?, ?, ?, 0, ?) on conflict (merchant_id, unit, kind, owner) do update set`;
/** Also opens the account. The guard: who once said that she cannot owe does not owe through another door. */
const ADD = `${OPEN} balance = ledger_accounts.balance + excluded.balance, entries = ledger_accounts.entries + 1
  where ledger_accounts.may_owe = excluded.may_owe returning balance, entries`;
const TAKE = `update ledger_accounts set balance = balance + ?, entries = entries + 1
  where ${KEY} and may_owe = 0 and balance - held + ? >= 0 returning balance, entries`;
const LOCK = `${OPEN} entries = ledger_accounts.entries returning balance, held`;
const SET_ASIDE = `update ledger_accounts set held = held + ? where ${KEY} and balance - held >= ?`;
const LET_GO = `update ledger_accounts set held = held - ? where ${KEY} and held >= ?`;

/** Moves one account and answers with its new balance and the number of its newest entry. */
export async function move(
  tx: Tx,
  merchantId: MerchantId,
  account: Account,
  amount: number,
): Promise<{ readonly balance: number; readonly entries: number }> {
  const mayOwe = account.mayOwe === true;
  const [moved] =
    amount > 0 || mayOwe
      ? await rowsOf<{ balance: number; entries: number }>(tx, ADD, [
          ...keyOf(merchantId, account),
          mayOwe ? 1 : 0,
          amount,
          1,
        ])
      : await rowsOf<{ balance: number; entries: number }>(tx, TAKE, [
          amount,
          ...keyOf(merchantId, account),
          amount,
        ]);
  if (moved === undefined) throw await insufficient(tx, merchantId, account);
  return moved;
}

export async function lock(tx: Tx, merchantId: MerchantId, account: Account): Promise<Balance> {
  const values = [...keyOf(merchantId, account), account.mayOwe === true ? 1 : 0, 0, 0];
  const [row] = await rowsOf<Balance>(tx, LOCK, values);
  invariant(row !== undefined, 'a locked account is there');
  return row;
}

export async function setAside(tx: Tx, merchantId: MerchantId, account: Account, amount: number) {
  const values = [amount, ...keyOf(merchantId, account), amount];
  if ((await affectedRows(tx, SET_ASIDE, values)) === 0) throw await insufficient(tx, merchantId, account);
}

export async function letGo(tx: Tx, merchantId: MerchantId, account: Account, amount: number) {
  const values = [amount, ...keyOf(merchantId, account), amount];
  invariant((await affectedRows(tx, LET_GO, values)) === 1, 'what a hold set aside is still set aside');
}

export function keyOf(merchantId: MerchantId, { unit, kind, owner }: Account): string[] {
  return [merchantId, unit, kind, owner];
}

async function insufficient(tx: Tx, merchantId: MerchantId, account: Account): Promise<AppError> {
  const [row] = await rowsOf<Balance & { may_owe: number }>(
    tx,
    `select balance, held, may_owe from ledger_accounts where ${KEY}`,
    keyOf(merchantId, account),
  );
  invariant(
    row === undefined || (row.may_owe === 1) === (account.mayOwe === true),
    'an account keeps its floor',
  );
  const { unit, kind } = account;
  const available = row === undefined ? 0 : row.balance - row.held;
  return new AppError('conflict', 'ledger.insufficient', '余额不足', { unit, kind, available });
}

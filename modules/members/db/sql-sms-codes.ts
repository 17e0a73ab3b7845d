import { affectedRows, rowsOf } from '#db';
import { type EpochMs, startOfBusinessDay } from '#kernel';
import type { SmsCodeStore } from '../app/sms-code-store.ts';
import {
  CODE_TRIES_MAX,
  CODE_TTL_MS,
  CODES_PER_ADDRESS_AND_DAY_MAX,
  CODES_PER_PHONE_AND_DAY_MAX,
  RESEND_AFTER_MS,
} from '../domain/sms-code.ts';

export const sqlSmsCodes: SmsCodeStore = {
  async issue(tx, merchantId, { phone, subject, hash, at, day }) {
    const counted = await affectedRows(
      tx,
      `insert into sms_codes (merchant_id, phone, hash, sent_at, expires_at, tries, day, sent_on_day)
       values (?, ?, '', ?, 0, 0, ?, 1)
       on conflict (merchant_id, phone) do update set
         sent_at = excluded.sent_at,
         sent_on_day = case when sms_codes.day = excluded.day then sms_codes.sent_on_day + 1 else 1 end,
         day = excluded.day
       where sms_codes.sent_at <= ? and (sms_codes.day <> excluded.day or sms_codes.sent_on_day < ?)`,
      [merchantId, phone, at, day, at - RESEND_AFTER_MS, CODES_PER_PHONE_AND_DAY_MAX],
    );
    if (counted === 1) {
      await affectedRows(
        tx,
        `insert into sms_codes (merchant_id, phone, hash, sent_at, expires_at, tries, day, sent_on_day)
         values (?, ?, ?, ?, ?, 0, ?, 0)
         on conflict (merchant_id, phone) do update set
           hash = excluded.hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at, tries = 0,
           day = excluded.day`,
        [merchantId, subject, hash, at, at + CODE_TTL_MS, day],
      );
      return 0;
    }
    const [row] = await rowsOf<{ sent_at: EpochMs | string }>(
      tx,
      'select sent_at from sms_codes where merchant_id = ? and phone = ?',
      [merchantId, phone],
    );
    const waitMs = Number(row?.sent_at ?? at) + RESEND_AFTER_MS - at;
    return waitMs > 0 ? waitMs : startOfBusinessDay(day + 1) - at;
  },
  async countAddress(tx, merchantId, address, day) {
    const counted = await affectedRows(
      tx,
      `insert into sms_addresses (merchant_id, address, day, sent) values (?, ?, ?, 1)
       on conflict (merchant_id, address, day) do update set sent = sms_addresses.sent + 1
       where sms_addresses.sent < ?`,
      [merchantId, address, day, CODES_PER_ADDRESS_AND_DAY_MAX],
    );
    return counted === 1;
  },
  async countTry(tx, merchantId, phone, at) {
    const [row] = await rowsOf<{ hash: string }>(
      tx,
      `update sms_codes set tries = tries + 1
       where merchant_id = ? and phone = ? and expires_at > ? and tries < ? returning hash`,
      [merchantId, phone, at, CODE_TRIES_MAX],
    );
    return row?.hash;
  },
  async spend(tx, merchantId, phone, hash) {
    const spent = await affectedRows(
      tx,
      `update sms_codes set expires_at = 0, hash = '' where merchant_id = ? and phone = ? and hash = ?`,
      [merchantId, phone, hash],
    );
    return spent === 1;
  },
  async forgetBefore(tx, day) {
    await affectedRows(tx, 'delete from sms_addresses where day < ?', [day]);
    await affectedRows(tx, 'delete from sms_codes where day < ?', [day]);
  },
};

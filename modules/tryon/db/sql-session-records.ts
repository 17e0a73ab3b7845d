import { affectedRows } from '#db';
import type { EpochMs, MerchantId, TryOnSessionId, Tx } from '#kernel';
import type { SessionRecords } from '../app/ports.ts';

export const sqlSessionRecords: SessionRecords = {
  async begin(tx, { id, merchantId, memberId, consentJti, startedAt }) {
    await affectedRows(
      tx,
      `insert into tryon_sessions (merchant_id, id, member_id, consent_jti, started_at, frames, dropped, frames_deleted)
       values (?, ?, ?, ?, ?, 0, 0, 0)`,
      [merchantId, id, memberId, consentJti, startedAt],
    );
    await useConsent(tx, merchantId, id, consentJti, startedAt);
  },
  renew: (tx, { merchantId, id, consentJti, at }) => useConsent(tx, merchantId, id, consentJti, at),
  async finish(tx, id, { at, reason, frames, dropped, framesDeleted }) {
    await affectedRows(
      tx,
      `update tryon_sessions set ended_at = ?, end_reason = ?, frames = frames + ?, dropped = dropped + ?, frames_deleted = ?
       where id = ? and ended_at is null`,
      [at, reason, frames, dropped, framesDeleted ? 1 : 0, id],
    );
  },
  async add(tx, id, { frames, dropped }) {
    await affectedRows(
      tx,
      'update tryon_sessions set frames = frames + ?, dropped = dropped + ? where id = ? and ended_at is null',
      [frames, dropped, id],
    );
  },
  finishAbandoned: (tx, startedBefore, at) =>
    affectedRows(
      tx,
      `update tryon_sessions set ended_at = ?, end_reason = 'process_died', frames_deleted = 1
       where ended_at is null and started_at < ?`,
      [at, startedBefore],
    ),
};

async function useConsent(
  tx: Tx,
  merchantId: MerchantId,
  id: TryOnSessionId,
  consentJti: string,
  at: EpochMs,
): Promise<void> {
  await affectedRows(
    tx,
    `insert into tryon_session_consents (merchant_id, session_id, consent_jti, used_at) values (?, ?, ?, ?)
     on conflict do nothing`,
    [merchantId, id, consentJti, at],
  );
}

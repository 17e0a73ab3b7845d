import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads } from '#db';
import type { MemberData } from '#feature';

const SESSIONS = { table: 'tryon_sessions', key: ['id'], sharesKeys: false } as const;
/** The record of the processing stays (PIPL 56, three years); whose face it was does not. */
const NOBODY = 'nobody';

interface SessionRow {
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly end_reason: string | null;
  readonly frames: number;
  readonly dropped: number;
  readonly frames_deleted: number;
  readonly consent_jti: string;
}

/** When she used the camera and under which consent. There is no picture and no point of a face to give out. */
export function sessionsOfMember(reads: Reads): MemberData {
  return {
    name: 'tryon',
    async exportMember(merchantId, memberId) {
      const rows = await reads.all<SessionRow>(
        `select started_at, ended_at, end_reason, frames, dropped, frames_deleted, consent_jti
         from tryon_sessions where merchant_id = ? and member_id = ? order by started_at, id`,
        [merchantId, memberId],
      );
      const consents = await reads.all<{ started_at: number; used_at: number }>(
        `select s.started_at, c.used_at from tryon_session_consents c join tryon_sessions s on s.id = c.session_id
         where s.merchant_id = ? and s.member_id = ? order by c.used_at`,
        [merchantId, memberId],
      );
      return {
        consentsUsed: consents.map((row) => ({ sessionStartedAt: row.started_at, usedAt: row.used_at })),
        tryOnSessions: rows.map((row) => ({
          ...{ startedAt: row.started_at, endedAt: row.ended_at, endReason: row.end_reason },
          ...{ frames: row.frames, framesDropped: row.dropped, framesDeleted: row.frames_deleted === 1 },
          consent: row.consent_jti,
        })),
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      await affectedRows(
        tx,
        'update tryon_sessions set member_id = ? where merchant_id = ? and member_id = ?',
        [NOBODY, merchantId, memberId],
      );
    },
    mergeMember: (tx, merchantId, from, into) => moveRows(tx, SESSIONS, merchantId, from, into),
    unmergeMember: (tx, merchantId, from, into, moved) =>
      moveRowsBack(tx, SESSIONS, merchantId, from, into, moved as MovedRows),
  };
}

import { affectedRows, type Reads, rowsOf } from '#db';
import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { OwnDataStore, OwnFace, OwnMoves, SealedName } from '../app/own-data-store.ts';
import type { IdentityKey } from '../domain/identity.ts';

/** What stands in the row of somebody who closed her account. */
const NOBODY = '已注销';
const MERGES_FOLLOWED_MAX = 16;

interface StoredFace {
  readonly nickname: string;
  readonly avatar_url: string | null;
  readonly sealed: string | null;
  readonly sealed_for: MemberId | null;
  readonly home_store_id: string | null;
  readonly state: string;
  readonly activated_at: EpochMs | string | null;
  readonly terms_version: number | null;
  readonly terms_accepted_at: EpochMs | string | null;
}

export function sqlOwnData(reads: Reads): OwnDataStore {
  return {
    async sessionsOf(merchantId, memberId, limit) {
      const rows = await reads.all<{ started_at: number; refreshed_at: number; ended_at: number | null }>(
        `select started_at, refreshed_at, ended_at from member_sessions
         where merchant_id = ? and member_id = ? order by started_at desc limit ?`,
        [merchantId, memberId, limit],
      );
      return rows.map(({ started_at, refreshed_at, ended_at }) => ({
        ...{ startedAt: started_at, refreshedAt: refreshed_at, endedAt: ended_at },
      }));
    },
    async absorbedBy(merchantId, memberId) {
      const found: MemberId[] = [];
      let level: readonly MemberId[] = [memberId];
      for (let depth = 0; level.length > 0 && depth < MERGES_FOLLOWED_MAX; depth += 1) {
        const rows = await reads.all<{ id: MemberId }>(
          `select id from members where merchant_id = ? and merged_into in (${marks(level)})`,
          [merchantId, ...level],
        );
        level = rows.map(({ id }) => id);
        found.push(...level);
      }
      return found;
    },
    async erase(tx, merchantId, memberIds, at) {
      const these = marks(memberIds);
      const of = [merchantId, ...memberIds];
      for (const table of ['member_identities', 'member_preferences', 'member_codes'])
        await affectedRows(tx, `delete from ${table} where merchant_id = ? and member_id in (${these})`, of);
      // The ending is what other processes look for: the row goes when it has expired.
      await affectedRows(
        tx,
        `update member_sessions set ended_at = coalesce(ended_at, ?), refresh_hash = ''
         where merchant_id = ? and member_id in (${these})`,
        [at, ...of],
      );
      await affectedRows(
        tx,
        `update members set nickname = '${NOBODY}', avatar_url = null, sealed = null, sealed_for = id,
           home_store_id = null, state = 'erased', merged_into = null
         where merchant_id = ? and id in (${these})`,
        of,
      );
      await affectedRows(
        tx,
        `update member_merges set moved = '{}', late = null, swept_at = coalesce(swept_at, ?),
           unmerged_at = coalesce(unmerged_at, ?)
         where merchant_id = ? and (from_id in (${these}) or into_id in (${these}))`,
        [at, at, merchantId, ...memberIds, ...memberIds],
      );
    },
    async move(tx, merchantId, from, into, at) {
      const identities = await rowsOf<IdentityKey>(
        tx,
        `update member_identities set member_id = ? where merchant_id = ? and member_id = ?
         returning kind, issuer, subject`,
        [into, merchantId, from],
      );
      const preferences = await affectedRows(
        tx,
        `update member_preferences set member_id = ?, changed_at = ? where merchant_id = ? and member_id = ?
         and not exists (select 1 from member_preferences other where other.merchant_id = ? and other.member_id = ?)`,
        [into, at, merchantId, from, merchantId, into],
      );
      const [young] = await facesOf(tx, merchantId, from);
      const [old] = await facesOf(tx, merchantId, into);
      const takesFace = young?.state === 'active' && old?.state === 'shadow';
      if (takesFace) await wear(tx, merchantId, into, young);
      const gone = await affectedRows(
        tx,
        `update members set state = 'merged', merged_into = ?
         where merchant_id = ? and id = ? and state in ('active', 'shadow')`,
        [into, merchantId, from],
      );
      return {
        ...{ identities, preferences: preferences === 1, faceBefore: takesFace ? old : null },
        stateBefore: gone === 1 ? (young?.state ?? null) : null,
      } satisfies OwnMoves;
    },
    async moveBack(tx, merchantId, from, into, moves, at) {
      const { identities, preferences, faceBefore, stateBefore } = moves;
      const others: SealedName[] = [];
      for (const { kind, issuer, subject, inClear } of identities) {
        const back = await rowsOf<SealedName & { sealed_for: MemberId | null }>(
          tx,
          `update member_identities set member_id = ?
           where merchant_id = ? and kind = ? and issuer = ? and subject in (?, ?) and member_id = ?
           returning kind, issuer, subject, sealed, sealed_for`,
          [from, merchantId, kind, issuer, subject, inClear ?? subject, into],
        );
        others.push(...back.filter(({ sealed_for }) => sealed_for === into));
      }
      if (preferences)
        await affectedRows(
          tx,
          'update member_preferences set member_id = ?, changed_at = ? where merchant_id = ? and member_id = ?',
          [from, at, merchantId, into],
        );
      if (faceBefore !== null) await wear(tx, merchantId, into, faceBefore);
      if (stateBefore !== null)
        await affectedRows(
          tx,
          `update members set state = ?, merged_into = null
           where merchant_id = ? and id = ? and state = 'merged' and merged_into = ?`,
          [stateBefore, merchantId, from, into],
        );
      return others;
    },
    async sealAgain(tx, merchantId, memberId, { kind, issuer, subject, sealed: before }, sealed) {
      await affectedRows(
        tx,
        `update member_identities set sealed = ?, sealed_for = ?
         where merchant_id = ? and kind = ? and issuer = ? and subject = ? and member_id = ? and sealed = ?`,
        [sealed, memberId, merchantId, kind, issuer, subject, memberId, before],
      );
    },
  };
}

async function facesOf(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<OwnFace[]> {
  const rows = await rowsOf<StoredFace>(
    tx,
    `select nickname, avatar_url, sealed, sealed_for, home_store_id, state, activated_at, terms_version,
       terms_accepted_at from members
     where merchant_id = ? and id = ?`,
    [merchantId, memberId],
  );
  const instant = (at: EpochMs | string | null) => (at === null ? null : Number(at));
  return rows.map(({ nickname, avatar_url, sealed, sealed_for, home_store_id, state, ...row }) => ({
    ...{ nickname, avatarUrl: avatar_url, sealed, sealedFor: sealed_for, homeStoreId: home_store_id, state },
    ...{ activatedAt: instant(row.activated_at), termsVersion: row.terms_version },
    termsAcceptedAt: instant(row.terms_accepted_at),
  }));
}

async function wear(tx: Tx, merchantId: MerchantId, memberId: MemberId, face: OwnFace): Promise<void> {
  const { nickname, avatarUrl, sealed, sealedFor, homeStoreId, state } = face;
  const { activatedAt, termsVersion, termsAcceptedAt } = face;
  await affectedRows(
    tx,
    `update members set nickname = ?, avatar_url = ?, sealed = ?, sealed_for = ?, home_store_id = ?, state = ?,
       activated_at = ?, terms_version = ?, terms_accepted_at = ? where merchant_id = ? and id = ?`,
    [
      ...[nickname, avatarUrl, sealed ?? null, sealedFor ?? null, homeStoreId, state],
      ...[activatedAt, termsVersion ?? null, termsAcceptedAt ?? null, merchantId, memberId],
    ],
  );
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

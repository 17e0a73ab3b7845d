import { affectedRows, forgetAnswers, type Reads, rowsOf } from '#db';
import type { MemberData } from '#feature';
import type { Clock, EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { ConsentWithdrawn, MinorFound } from '../app/facade.ts';
import { guardianChannel } from '../app/guardians.ts';
import { noticeHash } from '../app/notice-hash.ts';
import type { BirthYears, ConsentAction, ConsentLedger } from '../app/ports.ts';
import { type MergedConsent, strictest } from '../domain/merged-consent.ts';
import { mayBeMinor } from '../domain/minors.ts';
import { GUARDIAN_PURPOSE, NOTICES, PURPOSES, type Purpose } from '../domain/purposes.ts';

/** How the ledger names consents that end because two members are one person, and that come back with an un-merge. */
const MERGE = 'merge';
const CLOSED = 'account_closed';
const GUARDIAN_CLOSED = 'guardian_closed';

interface Moved {
  readonly consents: readonly MergedConsent[];
  /** What `into` had told, where the stricter year of `from` took its place; undefined = it did not. */
  readonly birthYear?: { readonly before: number | null };
}

interface SaidRow {
  readonly purpose: Purpose;
  readonly action: ConsentAction;
  readonly notice_version: number;
  readonly channel: string;
  readonly at: EpochMs | string;
}

interface AskedRow {
  readonly state: string;
  readonly requested_at: EpochMs;
  readonly due_at: EpochMs;
  readonly done_at: EpochMs | null;
  readonly until: EpochMs | null;
  readonly blocked_by: string | null;
}

interface Parts {
  readonly reads: Reads;
  readonly ledger: ConsentLedger;
  readonly birthYears: BirthYears;
  readonly clock: Clock;
}

/**
 * The ledger itself is evidence and stays for three years and longer, under a number that leads to nobody once the
 * members module has forgotten her.
 */
export function consentsOfMember({ reads, ledger, birthYears, clock }: Parts): MemberData {
  const said = (merchantId: MerchantId, memberId: MemberId, purpose: Purpose, channel: string) => ({
    ...{ merchantId, memberId, purpose, channel, at: clock.now(), evidence: null },
    noticeVersion: NOTICES[purpose].version,
    noticeHash: noticeHash(purpose),
  });
  /** `quietly`: of the member who is gone nothing runs any more. */
  async function end(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    purpose: Purpose,
    channel: string,
    quietly = false,
  ): Promise<void> {
    const state = await ledger.withdraw(tx, said(merchantId, memberId, purpose, channel));
    if (state === undefined || quietly) return;
    const facts = { occurredAt: clock.now(), merchantId, memberId, purpose };
    tx.emit<ConsentWithdrawn>({ type: 'privacy.consent_withdrawn', ...facts });
  }
  return {
    name: 'privacy',
    async exportMember(merchantId, memberId) {
      const lines = await reads.all<SaidRow & { page: string | null; device: string | null }>(
        `select purpose, action, notice_version, channel, at, page, device from consent_ledger
         where merchant_id = ? and member_id = ? order by seq`,
        [merchantId, memberId],
      );
      const states = await ledger.statesOf(merchantId, memberId);
      const years = await reads.all<{ birth_year: number; told_at: EpochMs }>(
        'select birth_year, told_at from birth_years where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      const copies = await reads.all<AskedRow>(
        `select state, requested_at, due_at, ready_at as done_at, expires_at as until, null as blocked_by from exports
         where merchant_id = ? and member_id = ? order by requested_at`,
        [merchantId, memberId],
      );
      const closures = await reads.all<AskedRow>(
        `select state, requested_at, due_at, ended_at as done_at, erase_at as until, blocked_by from account_closures
         where merchant_id = ? and member_id = ? order by requested_at`,
        [merchantId, memberId],
      );
      const keys = await reads.all<{ made_at: EpochMs }>(
        'select made_at from member_keys where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      return {
        consentsSaid: lines.map((line) => ({
          ...{ purpose: line.purpose, title: NOTICES[line.purpose].title, action: line.action },
          ...{ noticeVersion: line.notice_version, channel: line.channel, at: line.at },
          ...{ page: line.page, device: line.device },
        })),
        consents: states.map(({ purpose, live, noticeVersion, changedAt }) => ({
          ...{ purpose, live, noticeVersion, changedAt },
        })),
        birthYear: years.map((row) => ({ birthYear: row.birth_year, toldAt: row.told_at })),
        copiesAskedFor: copies.map(askedOf),
        closings: closures.map(askedOf),
        encryption: keys.map((row) => ({ keyMadeAt: row.made_at })),
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      for (const purpose of PURPOSES) await end(tx, merchantId, memberId, purpose, CLOSED);
      // Nobody could take back what she agreed to for a child, so it ends with her, and what rested on it.
      const agreed = [guardianChannel(memberId)];
      for (const ward of await ledger.givenVia(merchantId, GUARDIAN_PURPOSE, agreed, tx))
        for (const purpose of PURPOSES.filter(restsOnGuardian))
          await end(tx, merchantId, ward.memberId, purpose, GUARDIAN_CLOSED);
      await affectedRows(tx, 'delete from birth_years where merchant_id = ? and member_id = ?', [
        merchantId,
        memberId,
      ]);
      await forgetAnswers(tx, memberId);
      for (const table of ['export_files', 'exports'])
        await affectedRows(tx, `delete from ${table} where merchant_id = ? and member_id = ?`, [
          merchantId,
          memberId,
        ]);
    },
    async mergeMember(tx, merchantId, from, into): Promise<Moved> {
      const [hers, others] = [await lastSaid(tx, merchantId, into), await lastSaid(tx, merchantId, from)];
      const consents = strictest(others, hers);
      for (const { purpose, fromLive, endedInto } of consents) {
        if (fromLive) await end(tx, merchantId, from, purpose, MERGE, true);
        if (endedInto) await end(tx, merchantId, into, purpose, MERGE);
      }
      const birthYear = await stricterYear(tx, merchantId, from, into);
      return birthYear === undefined ? { consents } : { consents, birthYear };
    },
    async unmergeMember(tx, merchantId, from, into, moved) {
      const { consents, birthYear } = moved as Moved;
      // A guardian could take nothing back meanwhile, and would not find what a merge gave: she and the child are asked anew.
      const guarded = consents.find(({ purpose }) => purpose === GUARDIAN_PURPOSE);
      for (const { purpose, fromLive, endedInto } of consents) {
        const stays = restsOnGuardian(purpose) ? guarded : undefined;
        if (fromLive && stays?.fromLive !== true)
          await ledger.give(tx, said(merchantId, from, purpose, MERGE));
        if (endedInto && stays?.endedInto !== true)
          await ledger.give(tx, said(merchantId, into, purpose, MERGE));
      }
      if (birthYear === undefined) return;
      if (birthYear.before !== null)
        await birthYears.put(tx, merchantId, into, birthYear.before, clock.now());
      else
        await affectedRows(tx, 'delete from birth_years where merchant_id = ? and member_id = ?', [
          merchantId,
          into,
        ]);
    },
  };

  /** The later year is the younger person: who may be a child in one of the two is one in both (PRV-12). */
  async function stricterYear(
    tx: Tx,
    merchantId: MerchantId,
    from: MemberId,
    into: MemberId,
  ): Promise<{ readonly before: number | null } | undefined> {
    const rows = await rowsOf<{ member_id: MemberId; birth_year: number }>(
      tx,
      'select member_id, birth_year from birth_years where merchant_id = ? and member_id in (?, ?)',
      [merchantId, from, into],
    );
    const yearOf = (memberId: MemberId) => rows.find((row) => row.member_id === memberId)?.birth_year;
    const [told, before] = [yearOf(from), yearOf(into) ?? null];
    if (told === undefined || (before !== null && before >= told)) return undefined;
    const at = clock.now();
    await birthYears.put(tx, merchantId, into, told, at);
    if (mayBeMinor(told, at))
      tx.emit<MinorFound>({ type: 'privacy.minor_found', occurredAt: at, merchantId, memberId: into });
    return { before };
  }
}

/** Her consent itself, and what a child may agree to only because of it. */
function restsOnGuardian(purpose: Purpose): boolean {
  return purpose === GUARDIAN_PURPOSE || NOTICES[purpose].sensitive;
}

function askedOf(row: AskedRow) {
  return {
    ...{ state: row.state, requestedAt: row.requested_at, dueAt: row.due_at, doneAt: row.done_at },
    ...{ until: row.until, blockedBy: row.blocked_by },
  };
}

/** The last word of a member on each purpose; what a merge wrote is none of hers. */
async function lastSaid(
  tx: Tx,
  merchantId: MerchantId,
  memberId: MemberId,
): Promise<ReadonlyMap<Purpose, { readonly live: boolean }>> {
  const rows = await rowsOf<SaidRow>(
    tx,
    `select purpose, action, notice_version, channel, at from consent_ledger
     where merchant_id = ? and member_id = ? order by seq`,
    [merchantId, memberId],
  );
  const last = new Map<Purpose, { readonly live: boolean }>();
  for (const { purpose, action, channel } of rows) {
    if (action !== 'WITHDRAW') last.set(purpose, { live: true });
    else if (channel === MERGE) last.delete(purpose);
    else last.set(purpose, { live: false });
  }
  return last;
}

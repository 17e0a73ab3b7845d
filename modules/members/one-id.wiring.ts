import type { ContainerModuleLoadOptions } from 'inversify';
import { READS } from '#db';
import { type Job, MEMBER_DATA, type MemberData } from '#feature';
import {
  ANSWER_BOOK,
  CLOCK,
  type EventHandler,
  IDS,
  MINUTE_MS,
  type Token,
  token,
  UNIT_OF_WORK,
} from '#kernel';
import { AUDIT } from '#modules/access';
import { VAULT } from '#modules/privacy';
import { arrive } from './app/arrive.ts';
import { mergeMembers } from './app/merge-members.ts';
import { ownMemberData } from './app/own-member-data.ts';
import { WECHAT_LOGIN_SETTINGS } from './app/ports.ts';
import type { PreferenceStore } from './app/preference-store.ts';
import { sealOldRows } from './app/seal-old-rows.ts';
import { SHADOWS } from './app/shadows.ts';
import { sweepMerges } from './app/sweep-merges.ts';
import { payerReactions, TILL_PAYERS, tillPayers } from './app/till-payers.ts';
import { type UnmergeMembers, unmergeMembers } from './app/unmerge-members.ts';
import { sqlMergeStore } from './db/sql-merge-store.ts';
import { sqlOldRows } from './db/sql-old-rows.ts';
import { sqlOwnData } from './db/sql-own-data.ts';
import { sqlShadows } from './db/sql-shadows.ts';
import {
  ARRIVE,
  ENDED_SESSIONS,
  FACE_BOOK,
  IDENTITY_STORE,
  MEMBER_SESSIONS,
  MEMBER_STORE,
  MERGE_MEMBERS,
  MERGE_STORE,
  NAME_BOOK,
} from './tokens.ts';

const SWEEP_EVERY_MS = MINUTE_MS;

export const MEMBERS_MEMBER_DATA = token<MemberData>('MembersMemberData');
export const UNMERGE_MEMBERS = token<UnmergeMembers>('UnmergeMembers');
export const ONE_ID_HANDLERS = token<readonly EventHandler[]>('OneIdHandlers');
export const ONE_ID_JOBS = token<readonly Job[]>('OneIdJobs');

/** 统一会员身份 (MEM-03): one person, one member. */
export function bindOneId(
  bind: ContainerModuleLoadOptions['bind'],
  preferenceStore: Token<PreferenceStore>,
): void {
  bind(MERGE_STORE).toResolvedValue(sqlMergeStore, [READS]).inSingletonScope();
  bind(SHADOWS).toResolvedValue(sqlShadows, [READS]).inSingletonScope();
  bind(MEMBERS_MEMBER_DATA)
    .toResolvedValue(
      (members, identities, preferences, reads, names, faces, vault, clock) =>
        ownMemberData({
          ...{ members, identities, preferences, own: sqlOwnData(reads), names, faces },
          ...{ vault, clock },
        }),
      [MEMBER_STORE, IDENTITY_STORE, preferenceStore, READS, NAME_BOOK, FACE_BOOK, VAULT, CLOCK],
    )
    .inSingletonScope();
  bind(MERGE_MEMBERS)
    .toResolvedValue(
      (members, merges, sessions, memberData, audit, ids) =>
        mergeMembers({ members, merges, sessions, memberData, audit, ids }),
      [MEMBER_STORE, MERGE_STORE, MEMBER_SESSIONS, MEMBER_DATA, AUDIT, IDS],
    )
    .inSingletonScope();
  bind(UNMERGE_MEMBERS)
    .toResolvedValue(
      (unitOfWork, answers, members, merges, memberData, audit, clock) =>
        unmergeMembers({ unitOfWork, answers, members, merges, memberData, audit, clock }),
      [UNIT_OF_WORK, ANSWER_BOOK, MEMBER_STORE, MERGE_STORE, MEMBER_DATA, AUDIT, CLOCK],
    )
    .inSingletonScope();
  bind(ARRIVE)
    .toResolvedValue(
      (members, faces, identities, merge) => arrive({ members, faces, identities, merge }),
      [MEMBER_STORE, FACE_BOOK, IDENTITY_STORE, MERGE_MEMBERS],
    )
    .inSingletonScope();
  bind(TILL_PAYERS)
    .toResolvedValue(
      (members, identities, names, clock) => tillPayers({ members, identities, names, clock }),
      [MEMBER_STORE, IDENTITY_STORE, NAME_BOOK, CLOCK],
    )
    .inSingletonScope();
  bind(ONE_ID_HANDLERS)
    .toResolvedValue(
      (unitOfWork, members, identities, merge, ended, settings, clock) =>
        payerReactions({ unitOfWork, members, identities, merge, ended, settings, clock }),
      [
        ...([UNIT_OF_WORK, MEMBER_STORE, IDENTITY_STORE, MERGE_MEMBERS, ENDED_SESSIONS] as const),
        ...([WECHAT_LOGIN_SETTINGS, CLOCK] as const),
      ],
    )
    .inSingletonScope();
  bind(ONE_ID_JOBS)
    .toResolvedValue(
      (unitOfWork, merges, memberData, clock, reads, names, faces, identities, merge) => [
        {
          name: 'members.seal_old_rows',
          everyMs: MINUTE_MS,
          run: sealOldRows({
            ...{ unitOfWork, rows: sqlOldRows(reads), names, faces, identities, merge, clock },
          }),
        },
        {
          name: 'members.sweep_merges',
          everyMs: SWEEP_EVERY_MS,
          run: sweepMerges({ unitOfWork, merges, memberData, clock }),
        },
      ],
      [
        ...([UNIT_OF_WORK, MERGE_STORE, MEMBER_DATA, CLOCK, READS, NAME_BOOK, FACE_BOOK] as const),
        ...([IDENTITY_STORE, MERGE_MEMBERS] as const),
      ],
    )
    .inSingletonScope();
}

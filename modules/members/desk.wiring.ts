import type { ContainerModuleLoadOptions } from 'inversify';
import { type CodeReader, type Job, MEMBER_CARD_FACTS } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, KEYED_HASH, MINUTE_MS, RANDOM, type Token, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { MEMBERS } from './app/facade.ts';
import { cardOf, type FindMember, findMember } from './app/find-member.ts';
import { type ListIdentities, listIdentities } from './app/list-identities.ts';
import type { OwnPhone } from './app/own-phone.ts';
import { memberCodeReader } from './app/read-member-code.ts';
import { type ShowMemberCode, showMemberCode } from './app/show-member-code.ts';
import { type StaffMerge, staffMerge } from './app/staff-merge.ts';
import { sqlMemberCodes } from './db/sql-member-codes.ts';
import { oldestStepAt } from './domain/member-code.ts';
import { codeRoutes } from './http/code-routes.ts';
import { consoleRoutes } from './http/console-routes.ts';
import { UNMERGE_MEMBERS } from './one-id.wiring.ts';
import { ENDED_SESSIONS, IDENTITY_STORE, MERGE_MEMBERS, MERGE_STORE, NAME_BOOK } from './tokens.ts';

export const FIND_MEMBER = token<FindMember>('FindMember');
const SHOW_MEMBER_CODE = token<ShowMemberCode>('ShowMemberCode');
const LIST_IDENTITIES = token<ListIdentities>('ListIdentities');
const STAFF_MERGE = token<StaffMerge>('StaffMerge');
export const DESK_CODE_READERS = token<readonly CodeReader[]>('MemberCodeReaders');
export const DESK_ROUTES = token<readonly Route[]>('MemberDeskRoutes');
export const DESK_JOBS = token<readonly Job[]>('MemberDeskJobs');

/** What till and service desk do with a member: scan her code, find her, make one of two. */
export function bindDesk(bind: ContainerModuleLoadOptions['bind'], ownPhone: Token<OwnPhone>): void {
  bind(SHOW_MEMBER_CODE)
    .toResolvedValue(
      (unitOfWork, hash, clock, random) => showMemberCode(unitOfWork, sqlMemberCodes, hash, clock, random),
      [UNIT_OF_WORK, KEYED_HASH, CLOCK, RANDOM],
    )
    .inSingletonScope();
  bind(FIND_MEMBER)
    .toResolvedValue(
      (unitOfWork, answers, members, phone, cards, audit, hash, clock) =>
        findMember({
          ...{ unitOfWork, answers, members, ownPhone: phone, codes: sqlMemberCodes },
          ...{ cards, audit, hash, clock },
        }),
      [UNIT_OF_WORK, ANSWER_BOOK, MEMBERS, ownPhone, MEMBER_CARD_FACTS, AUDIT, KEYED_HASH, CLOCK],
    )
    .inSingletonScope();
  bind(DESK_CODE_READERS)
    .toResolvedValue(
      (unitOfWork, hash, clock) => [memberCodeReader(unitOfWork, sqlMemberCodes, hash, clock)],
      [UNIT_OF_WORK, KEYED_HASH, CLOCK],
    )
    .inSingletonScope();
  bind(LIST_IDENTITIES).toResolvedValue(listIdentities, [IDENTITY_STORE, NAME_BOOK]).inSingletonScope();
  bind(STAFF_MERGE)
    .toResolvedValue(
      (unitOfWork, answers, merge, ended, clock) => staffMerge({ unitOfWork, answers, merge, ended, clock }),
      [UNIT_OF_WORK, ANSWER_BOOK, MERGE_MEMBERS, ENDED_SESSIONS, CLOCK],
    )
    .inSingletonScope();
  bind(DESK_ROUTES)
    .toResolvedValue(
      (show, find, identities, merges, merge, unmerge, cards) => [
        ...codeRoutes(show, find, (merchantId, memberId) => cardOf(cards, merchantId, memberId)),
        ...consoleRoutes({ find, identities, merges, merge, unmerge }),
      ],
      [
        ...([SHOW_MEMBER_CODE, FIND_MEMBER, LIST_IDENTITIES, MERGE_STORE, STAFF_MERGE] as const),
        ...([UNMERGE_MEMBERS, MEMBER_CARD_FACTS] as const),
      ],
    )
    .inSingletonScope();
  bind(DESK_JOBS)
    .toResolvedValue(
      (unitOfWork, clock) => [
        {
          name: 'members.forget_codes',
          everyMs: MINUTE_MS,
          run: () => unitOfWork.run((tx) => sqlMemberCodes.forgetBefore(tx, oldestStepAt(clock.now()))),
        },
      ],
      [UNIT_OF_WORK, CLOCK],
    )
    .inSingletonScope();
}

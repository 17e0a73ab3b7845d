import { ContainerModule } from 'inversify';
import { READS } from '#db';
import { EndedSessions, type Engine, type Exporter, type Feature, type Job } from '#feature';
import type { Route } from '#http';
import { CLOCK, IDS, MEMBER_AUTHENTICATOR, RANDOM, SIGNED_TOKENS, token, UNIT_OF_WORK } from '#kernel';
import { CONSENTS, HAS_PHONE, VAULT } from '#modules/privacy';
import { type AcceptTerms, acceptTerms } from './app/accept-terms.ts';
import { MEMBER_IMPORT, MEMBER_PREFERENCES, MEMBERS } from './app/facade.ts';
import { faceBook } from './app/face-book.ts';
import { memberDirectory } from './app/member-directory.ts';
import { memberExporter } from './app/member-exporter.ts';
import { memberImport } from './app/member-import.ts';
import { nameBook } from './app/name-book.ts';
import { openSession } from './app/open-session.ts';
import { type OwnPhone, ownPhone } from './app/own-phone.ts';
import { phoneBook } from './app/phone-book.ts';
import { WECHAT_LOGIN_SETTINGS, type WechatLogin } from './app/ports.ts';
import { PreferenceMemory } from './app/preference-memory.ts';
import type { PreferenceStore } from './app/preference-store.ts';
import { sameIndexKey } from './app/same-index-key.ts';
import { memberAuthenticator, type Refresh, refresh, type SignOut, signOut } from './app/session-life.ts';
import { ACCESS_TOKEN_MS } from './app/session-tokens.ts';
import { SHARE_CODE, shareCodes } from './app/share-codes.ts';
import { type SignIn, signIn } from './app/sign-in.ts';
import { memberTables } from './db/member-tables.ts';
import { mergeSweeps } from './db/sealing-tables.ts';
import { memberSessionSweeps } from './db/session-sweeps.ts';
import { sqlIdentityStore, sqlSomeNames } from './db/sql-identity-store.ts';
import { sqlMemberSessions } from './db/sql-member-sessions.ts';
import { sqlMembersAfter } from './db/sql-member-sheet.ts';
import { sqlMemberStore } from './db/sql-member-store.ts';
import { sqlPreferenceStore } from './db/sql-preference-store.ts';
import { bindDesk, DESK_CODE_READERS, DESK_JOBS, DESK_ROUTES } from './desk.wiring.ts';
import { memberRoutes } from './http/member-routes.ts';
import { preferenceRoutes } from './http/preference-routes.ts';
import { shareRoutes } from './http/share-routes.ts';
import { bindOneId, MEMBERS_MEMBER_DATA, ONE_ID_HANDLERS, ONE_ID_JOBS } from './one-id.wiring.ts';
import { bindPhones, PHONE_JOBS, PHONE_ROUTES } from './phone.wiring.ts';
import {
  ARRIVE,
  ENDED_SESSIONS,
  FACE_BOOK,
  IDENTITY_STORE,
  MEMBER_SESSIONS,
  MEMBER_STORE,
  NAME_BOOK,
  OPEN_SESSION,
  PHONE_BOOK,
} from './tokens.ts';
import { WECHAT_SERVER, wechatServer } from './wechat/access-token.ts';
import { shareCodeApi } from './wechat/share-code-api.ts';
import { wechatApi } from './wechat/wechat-api.ts';

const WECHAT_LOGIN = token<WechatLogin>('WechatLogin');
const OWN_PHONE = token<OwnPhone>('OwnPhone');
const ACCEPT_TERMS = token<AcceptTerms>('AcceptTerms');
const SIGN_IN = token<SignIn>('SignIn');
const REFRESH = token<Refresh>('Refresh');
const SIGN_OUT = token<SignOut>('SignOut');
const MEMBER_ROUTES = token<readonly Route[]>('MemberRoutes');
const PREFERENCE_STORE = token<PreferenceStore>('PreferenceStore');
const PREFERENCE_MEMORY = token<PreferenceMemory>('PreferenceMemory');
const MEMBER_JOBS = token<readonly Job[]>('MemberJobs');
/** Changes of other processes arrive within this time. */
const FOLLOW_PREFERENCES_EVERY_MS = 500;
const MEMBER_EXPORTERS = token<readonly Exporter[]>('MemberExporters');
const MEMBER_ENGINES = token<readonly Engine[]>('MemberEngines');

const wiring = new ContainerModule(({ bind }) => {
  bindOneId(bind, PREFERENCE_STORE);
  bindPhones(bind, WECHAT_SERVER);
  bindDesk(bind, OWN_PHONE);
  bind(WECHAT_SERVER).toResolvedValue(wechatServer, [WECHAT_LOGIN_SETTINGS, CLOCK]).inSingletonScope();
  bind(MEMBER_STORE).toResolvedValue(sqlMemberStore, [READS]).inSingletonScope();
  bind(MEMBER_SESSIONS).toResolvedValue(sqlMemberSessions, [READS]).inSingletonScope();
  bind(WECHAT_LOGIN).toResolvedValue(wechatApi, [WECHAT_LOGIN_SETTINGS]).inSingletonScope();
  bind(ENDED_SESSIONS)
    .toResolvedValue(
      (sessions, clock) =>
        new EndedSessions({
          name: 'member-sessions',
          tokenMs: ACCESS_TOKEN_MS,
          endedSince: (since) => sessions.endedSince(since),
          clock,
        }),
      [MEMBER_SESSIONS, CLOCK],
    )
    .inSingletonScope();
  bind(IDENTITY_STORE).toResolvedValue(sqlIdentityStore, [READS]).inSingletonScope();
  bind(NAME_BOOK).toResolvedValue(nameBook, [VAULT]).inSingletonScope();
  bind(FACE_BOOK).toResolvedValue(faceBook, [VAULT]).inSingletonScope();
  bind(PHONE_BOOK).toResolvedValue(phoneBook, [VAULT]).inSingletonScope();
  bind(MEMBERS)
    .toResolvedValue(
      (store, identities, phones, names, faces, minors, settings, clock, ids, random) =>
        memberDirectory({
          ...{ store, identities, phones, names, faces, minors },
          ...{ settings, clock, ids, random },
        }),
      [
        ...([MEMBER_STORE, IDENTITY_STORE, PHONE_BOOK, NAME_BOOK, FACE_BOOK, CONSENTS] as const),
        ...([WECHAT_LOGIN_SETTINGS, CLOCK, IDS, RANDOM] as const),
      ],
    )
    .inSingletonScope();
  bind(MEMBER_IMPORT)
    .toResolvedValue(memberImport, [
      ...([MEMBER_STORE, IDENTITY_STORE, NAME_BOOK, FACE_BOOK, WECHAT_LOGIN_SETTINGS] as const),
    ])
    .inSingletonScope();
  bind(OPEN_SESSION)
    .toResolvedValue(openSession, [MEMBER_SESSIONS, SIGNED_TOKENS, FACE_BOOK])
    .inSingletonScope();
  bind(MEMBER_AUTHENTICATOR)
    .toResolvedValue(memberAuthenticator, [SIGNED_TOKENS, ENDED_SESSIONS, CLOCK])
    .inSingletonScope();
  bind(SIGN_IN)
    .toResolvedValue(signIn, [
      UNIT_OF_WORK,
      WECHAT_LOGIN,
      NAME_BOOK,
      ARRIVE,
      OPEN_SESSION,
      ENDED_SESSIONS,
      CLOCK,
      IDS,
      RANDOM,
    ])
    .inSingletonScope();
  bind(REFRESH)
    .toResolvedValue(refresh, [UNIT_OF_WORK, MEMBER_SESSIONS, ENDED_SESSIONS, SIGNED_TOKENS, CLOCK, RANDOM])
    .inSingletonScope();
  bind(SIGN_OUT)
    .toResolvedValue(signOut, [UNIT_OF_WORK, MEMBER_SESSIONS, ENDED_SESSIONS, CLOCK])
    .inSingletonScope();
  bind(SHARE_CODE)
    .toResolvedValue((server) => shareCodes(shareCodeApi(server)), [WECHAT_SERVER])
    .inSingletonScope();
  bind(PREFERENCE_STORE).toResolvedValue(sqlPreferenceStore, [READS]).inSingletonScope();
  bind(PREFERENCE_MEMORY)
    .toResolvedValue(
      (unitOfWork, store, clock) => new PreferenceMemory({ unitOfWork, store, clock }),
      [UNIT_OF_WORK, PREFERENCE_STORE, CLOCK],
    )
    .inSingletonScope();
  bind(MEMBER_PREFERENCES)
    .toResolvedValue((memory) => memory, [PREFERENCE_MEMORY])
    .inSingletonScope();
  bind(MEMBER_JOBS)
    .toResolvedValue(
      (memory, oneId, phones, desk) => [
        {
          name: 'members.follow_preferences',
          everyMs: FOLLOW_PREFERENCES_EVERY_MS,
          run: () => memory.follow(),
        },
        ...oneId,
        ...phones,
        ...desk,
      ],
      [PREFERENCE_MEMORY, ONE_ID_JOBS, PHONE_JOBS, DESK_JOBS],
    )
    .inSingletonScope();
  bind(HAS_PHONE)
    .toResolvedValue(
      (identities) => async (merchantId, memberId) =>
        (await identities.listOf(merchantId, memberId)).some(({ kind }) => kind === 'phone'),
      [IDENTITY_STORE],
    )
    .inSingletonScope();
  bind(OWN_PHONE).toResolvedValue(ownPhone, [IDENTITY_STORE, PHONE_BOOK]).inSingletonScope();
  bind(ACCEPT_TERMS).toResolvedValue(acceptTerms, [UNIT_OF_WORK, MEMBER_STORE, CLOCK]).inSingletonScope();
  bind(MEMBER_ROUTES)
    .toResolvedValue(
      (signIn, refresh, signOut, members, phone, terms, shareCode, preferences, phones, desk) => [
        ...memberRoutes(signIn, refresh, signOut, members, phone, terms),
        ...preferenceRoutes(preferences),
        ...shareRoutes(shareCode),
        ...phones,
        ...desk,
      ],
      [
        SIGN_IN,
        REFRESH,
        SIGN_OUT,
        MEMBERS,
        OWN_PHONE,
        ACCEPT_TERMS,
        SHARE_CODE,
        PREFERENCE_MEMORY,
        PHONE_ROUTES,
        DESK_ROUTES,
      ],
    )
    .inSingletonScope();
  bind(MEMBER_EXPORTERS)
    .toResolvedValue(
      (reads, faces, vault) => [memberExporter(sqlMembersAfter(reads), faces, vault)],
      [READS, FACE_BOOK, VAULT],
    )
    .inSingletonScope();
  bind(MEMBER_ENGINES)
    .toResolvedValue(
      (ended, reads, names, phones) => [ended, sameIndexKey(sqlSomeNames(reads), names, phones)],
      [ENDED_SESSIONS, READS, NAME_BOOK, PHONE_BOOK],
    )
    .inSingletonScope();
});

export const membersFeature: Feature = {
  name: 'members',
  wiring,
  tables: memberTables,
  routes: MEMBER_ROUTES,
  engines: MEMBER_ENGINES,
  handlers: ONE_ID_HANDLERS,
  jobs: MEMBER_JOBS,
  memberData: MEMBERS_MEMBER_DATA,
  sweeps: [...memberSessionSweeps, ...mergeSweeps],
  exporters: MEMBER_EXPORTERS,
  codeReaders: DESK_CODE_READERS,
};

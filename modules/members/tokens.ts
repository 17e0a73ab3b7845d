import type { EndedSessions } from '#feature';
import { token } from '#kernel';
import type { Arrive } from './app/arrive.ts';
import type { FaceBook } from './app/face-book.ts';
import type { IdentityStore } from './app/identity-store.ts';
import type { MemberStore } from './app/member-store.ts';
import type { MergeMembers } from './app/merge-members.ts';
import type { MergeStore } from './app/merge-store.ts';
import type { NameBook } from './app/name-book.ts';
import type { OpenSession } from './app/open-session.ts';
import type { PhoneBook } from './app/phone-book.ts';
import type { MemberSessions } from './app/ports.ts';

/** What the two wirings of this module share. */
export const MEMBER_STORE = token<MemberStore>('MemberStore');
export const IDENTITY_STORE = token<IdentityStore>('IdentityStore');
export const NAME_BOOK = token<NameBook>('NameBook');
export const FACE_BOOK = token<FaceBook>('FaceBook');
export const PHONE_BOOK = token<PhoneBook>('PhoneBook');
export const MEMBER_SESSIONS = token<MemberSessions>('MemberSessions');
export const ENDED_SESSIONS = token<EndedSessions>('EndedMemberSessions');
export const OPEN_SESSION = token<OpenSession>('OpenSession');
export const MERGE_STORE = token<MergeStore>('MergeStore');
export const MERGE_MEMBERS = token<MergeMembers>('MergeMembers');
export const ARRIVE = token<Arrive>('Arrive');

import { z } from 'zod';
import { member, type Route, route } from '#http';
import type { MemberId } from '#kernel';
import type { Guardians } from '../app/guardians.ts';
import { BIRTH_YEAR_MIN } from '../domain/minors.ts';
import { evidence } from './consent-contract.ts';

const BIRTH_YEAR_MAX = 2200;
const INVITATION_CHARS_MAX = 1_000;
const ID_CHARS_MAX = 64;
/** Tries of made-up invitations. */
const AGREEMENTS_PER_MINUTE_MAX = 20;

const invitation = z
  .object({ invitation: z.string(), expiresAt: z.int() })
  .meta({ id: 'GuardianInvitation' });
const ward = z.object({ memberId: z.string(), agreedAt: z.int() }).meta({ id: 'Ward' });

const birthYear = z.int().min(BIRTH_YEAR_MIN).max(BIRTH_YEAR_MAX);
const inviteBody = z
  .strictObject({ birthYear: birthYear.optional().describe('of the child, where she has not told it yet') })
  .meta({ id: 'InviteGuardian' });

const agreeBody = z
  .strictObject({
    invitation: z.string().min(1).max(INVITATION_CHARS_MAX),
    birthYear: birthYear.describe('of the guardian'),
    isGuardian: z.literal(true).describe('she says that she is parent or guardian'),
    evidence: evidence.optional(),
  })
  .meta({ id: 'GuardianAgrees' });

/** A guardian agrees for who may be under 14, and takes it back (PRV-03, PRV-12). */
export function guardianRoutes(guardians: Guardians): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/me/guardian-invitations',
      summary: 'For who may be under 14: what her guardian opens on a phone of her own, for half an hour',
      access: member,
      body: inviteBody,
      answers: { 200: invitation },
      problems: { 409: 'She told no birth year, or needs nobody’s consent but her own' },
      handle: async ({ principal, body }) => ({ json: await guardians.invite(principal, body.birthYear) }),
    }),
    route({
      method: 'post',
      path: '/v1/me/wards',
      summary: 'Agrees as a guardian; sensitive uses still ask the child herself, each by itself',
      access: member,
      limit: { perMinute: AGREEMENTS_PER_MINUTE_MAX },
      body: agreeBody,
      answers: { 200: ward },
      problems: { 403: 'Not grown up, or the child herself', 409: 'Invitation over, or no phone of her own' },
      handle: async ({ principal, body: { invitation: shown, birthYear, evidence: read = null } }) => ({
        json: await guardians.agree(principal, { invitation: shown, birthYear, evidence: read }),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/wards',
      summary: 'For whom I have agreed as a guardian, and it stands',
      access: member,
      answers: { 200: z.object({ items: z.array(ward) }) },
      handle: async ({ principal: { merchantId, memberId } }) => ({
        json: { items: await guardians.wards(merchantId, memberId) },
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/me/wards/{memberId}',
      summary: 'Takes a guardian’s consent back; what rested on it ends within a second',
      access: member,
      params: z.object({ memberId: z.string().min(1).max(ID_CHARS_MAX) }),
      answers: { 204: null },
      problems: { 404: 'No ward of hers' },
      handle: async ({ principal: { merchantId, memberId }, params: { memberId: wardId } }) => {
        await guardians.withdraw(merchantId, memberId, wardId as MemberId);
        return {};
      },
    }),
  ];
}

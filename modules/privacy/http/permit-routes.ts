import { type Route, requireWholeShop, route, staff } from '#http';
import type { Clock } from '#kernel';
import type { ApproveAssessment, TurnPurpose } from '../app/change-permits.ts';
import type { Assessment, PermitStore } from '../app/permits.ts';
import { ASSESSMENT_DOCUMENTS } from '../domain/assessments.ts';
import { PURPOSES } from '../domain/purposes.ts';
import {
  approveBody,
  assessment,
  assessmentList,
  purposeSwitch,
  switchBody,
  switchParams,
} from './permit-contract.ts';

export function permitRoutes(
  approve: ApproveAssessment,
  turn: TurnPurpose,
  store: PermitStore,
  clock: Clock,
): readonly Route[] {
  const shown = ({ merchantId: _, ...row }: Assessment) => {
    const { version, hash } = ASSESSMENT_DOCUMENTS[row.purpose] ?? {};
    const isPresent = row.version === version && row.documentHash === hash;
    return { ...row, inForce: isPresent && row.expiresAt > clock.now() };
  };
  return [
    route({
      method: 'get',
      path: '/v1/console/privacy/assessments',
      summary: 'Impact assessments: what has to be approved, and what was',
      access: staff('owner'),
      answers: { 200: assessmentList },
      handle: async ({ merchantId, principal }) => {
        requireWholeShop(principal);
        const items = (await store.assessments(merchantId)).map(shown);
        const documents = PURPOSES.flatMap((purpose) => {
          const text = ASSESSMENT_DOCUMENTS[purpose];
          if (text === undefined) return [];
          const { title, document, version, hash: documentHash } = text;
          const approved = items.some((item) => item.purpose === purpose && item.inForce);
          return [{ purpose, title, document, version, documentHash, approved }];
        });
        const switches = (await store.switches())
          .filter((turned) => turned.merchantId === merchantId)
          .map(({ merchantId: _, ...turned }) => turned);
        return { json: { documents, items, switches } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/privacy/assessments',
      summary: 'Approves the impact assessment of a purpose; until then nothing is processed for it',
      access: staff('owner'),
      body: approveBody,
      answers: { 201: assessment },
      problems: { 422: 'The text has changed since it was read' },
      handle: async ({ merchantId, principal, body, http }) => {
        requireWholeShop(principal);
        const owner = { merchantId, staffId: principal.staffId, ip: http.request.ip ?? null };
        return { status: 201, json: shown(await approve(owner, body)) };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/privacy/switches/{purpose}',
      summary: 'Opens a purpose, or switches it off: what runs under it ends within a second',
      access: staff('owner'),
      params: switchParams,
      body: switchBody,
      answers: { 200: purposeSwitch },
      handle: async ({ merchantId, principal, params: { purpose }, body: { open }, http }) => {
        requireWholeShop(principal);
        const owner = { merchantId, staffId: principal.staffId, ip: http.request.ip ?? null };
        const { changedBy, changedAt } = await turn(owner, purpose, open);
        return { json: { purpose, open, changedBy, changedAt } };
      },
    }),
  ];
}

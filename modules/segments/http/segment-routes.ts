import { z } from 'zod';
import { pageOfSchema, pageQuery, type Route, requireWholeShop, route, staff } from '#http';
import type { MemberId, RequestKey, StaffPrincipal } from '#kernel';
import type { Who } from '../app/desk.ts';
import type { SegmentStore } from '../app/ports.ts';
import type { SegmentDesk } from '../app/segment-desk.ts';
import type { SegmentSizes } from '../app/segment-sizes.ts';
import type { ShowAudience } from '../app/show-audience.ts';
import { predicateAnswer, predicateSchema } from './predicate-contract.ts';

const ID_CHARS_MAX = 64;
const NAME_CHARS_MAX = 40;
/** Each looks at every member. */
const PREVIEWS_PER_MINUTE_MAX = 60;
const SNAPSHOTS_PER_MINUTE_MAX = 6;

export const idSchema = z.string().min(1).max(ID_CHARS_MAX);
export const nameSchema = z.string().trim().min(1).max(NAME_CHARS_MAX);
const BAD_LEAF = 'A leaf names what is not there; `details.path` says which';

const segment = z
  .object({
    id: z.string(),
    name: z.string(),
    predicate: predicateAnswer,
    createdBy: z.string(),
    createdAt: z.int(),
  })
  .meta({ id: 'Segment' });
const snapshot = z
  .object({
    id: z.string(),
    segmentId: z.string(),
    name: z.string(),
    predicate: predicateAnswer,
    size: z.int(),
    takenBy: z.string(),
    takenAt: z.int(),
  })
  .meta({ id: 'SegmentSnapshot' });
const shownMember = z
  .object({ memberId: z.string(), name: z.string().meta({ description: 'masked' }) })
  .meta({ id: 'SegmentMember' });

export interface SegmentRouteParts {
  readonly desk: SegmentDesk;
  readonly segments: SegmentStore;
  readonly sizes: SegmentSizes;
  readonly audience: ShowAudience;
}

/** Segments 分群: who is meant, how many they are, who they were when a campaign began. */
export function segmentRoutes({ desk, segments, sizes, audience }: SegmentRouteParts): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/segments',
      summary: 'Segments with their sizes, counted within the last half minute',
      access: staff('owner'),
      answers: {
        200: z.object({ items: z.array(segment.extend({ size: z.int() })), countedAt: z.int() }),
      },
      handle: async ({ merchantId, principal }) => {
        requireWholeShop(principal);
        const all = await segments.list(merchantId);
        const { countedAt, sizes: counted } = await sizes.of(merchantId, all);
        return {
          json: { items: all.map((each) => ({ ...each, size: counted.get(each.id) ?? 0 })), countedAt },
        };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/segments',
      summary: 'Makes a segment',
      access: staff('owner'),
      idempotent: true,
      body: z.strictObject({ name: nameSchema, predicate: predicateSchema }).meta({ id: 'NewSegment' }),
      answers: { 201: segment },
      problems: { 409: 'The name is taken, or there are too many', 422: BAD_LEAF },
      handle: async ({ principal, body, requestKey, http }) => ({
        json: await desk.create(whoActs(principal, http.request.ip, requestKey), body),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/segments/preview',
      summary: 'How many members a predicate would hold',
      access: staff('owner'),
      limit: { perMinute: PREVIEWS_PER_MINUTE_MAX },
      body: z.strictObject({ predicate: predicateSchema }),
      answers: {
        200: z.object({
          size: z.int(),
          of: z.int().meta({ description: 'all members' }),
          sample: z.array(z.string()).meta({ description: 'masked names' }),
        }),
      },
      problems: { 422: BAD_LEAF },
      handle: async ({ merchantId, principal, body }) => {
        requireWholeShop(principal);
        await desk.check(merchantId, body.predicate);
        return { json: await audience.preview(merchantId, body.predicate) };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/console/segments/{id}',
      summary: 'Removes a segment; snapshots that were taken of it stay',
      access: staff('owner'),
      params: z.object({ id: idSchema }),
      answers: { 204: null },
      problems: { 404: 'No such segment' },
      handle: async ({ principal, params, http }) => {
        await desk.remove(whoActs(principal, http.request.ip), params.id);
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/segments/{id}/members',
      summary: 'Who is in a segment at this moment',
      access: staff('owner'),
      params: z.object({ id: idSchema }),
      query: pageQuery,
      answers: { 200: pageOfSchema(shownMember) },
      problems: { 404: 'No such segment' },
      handle: async ({ merchantId, principal, params, query }) => {
        requireWholeShop(principal);
        const { predicate } = await desk.get(merchantId, params.id);
        return { json: await audience.live(merchantId, predicate, query.cursor, query.limit) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/segments/{id}/snapshot',
      summary: 'Writes down who is in a segment now, for a campaign',
      access: staff('owner'),
      idempotent: true,
      limit: { perMinute: SNAPSHOTS_PER_MINUTE_MAX },
      params: z.object({ id: idSchema }),
      answers: { 201: snapshot },
      problems: { 404: 'No such segment', 422: 'Too many members for one snapshot' },
      handle: async ({ principal, params, requestKey, http }) => ({
        json: await desk.snapshot(whoActs(principal, http.request.ip, requestKey), params.id),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/segments/{id}/snapshots/{snapshotId}/members',
      summary: 'Members of a snapshot, less those who withdrew what their place rested on',
      access: staff('owner'),
      params: z.object({ id: idSchema, snapshotId: idSchema }),
      query: pageQuery,
      answers: { 200: pageOfSchema(shownMember) },
      problems: { 404: 'No such snapshot' },
      handle: async ({ merchantId, principal, params, query }) => {
        requireWholeShop(principal);
        const { id, snapshotId } = params;
        return { json: await audience.fixed(merchantId, id, snapshotId, query.cursor, query.limit) };
      },
    }),
  ];
}

export function whoActs(principal: StaffPrincipal, ip: string | undefined, request?: RequestKey): Who {
  requireWholeShop(principal);
  const { merchantId, staffId } = principal;
  return { merchantId, staffId, ip: ip ?? null, ...(request === undefined ? {} : { request }) };
}

export const memberIdSchema = idSchema.transform((id) => id as MemberId);

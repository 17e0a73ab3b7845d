import { member, type Route, route } from '#http';
import { type MemberId, SECOND_MS, type SkuId, type TryOnSessionId } from '#kernel';
import type { FitItems } from '../app/fit-items.ts';
import { followedPart } from '../app/followed-part.ts';
import type { HintSize } from '../app/hint-size.ts';
import type { GiveTicket, OpenSession } from '../app/open-session.ts';
import type { ComparePhoto, TakePhoto } from '../app/photo.ts';
import type { Wardrobe, WornItem } from '../app/ports.ts';
import type { RenewConsent } from '../app/renew-consent.ts';
import { PURPOSE, type SessionBook } from '../app/session-book.ts';
import type { SharedSessions } from '../app/shared-sessions.ts';
import type { TrackFrame } from '../app/track-frame.ts';
import {
  FRAME_JPEG_BYTES_MAX,
  FRAME_RAW_BYTES_MAX,
  PHOTO_BYTES_MAX,
  SESSION_IDLE_MS_MAX,
} from '../domain/limits.ts';
import { consentNeeded, emptyFrame } from '../domain/refusals.ts';
import { frameBinary } from './frame-binary.ts';
import { inputOf, JPEG, LANDMARKS, layoutOf, RAW } from './frame-input.ts';
import { frameJson } from './frame-json.ts';
import {
  compareQuery,
  consentBody,
  FRAME_LIMITS,
  fitOrSize,
  fitQuery,
  frameAnswer,
  freshTicket,
  itemsBody,
  openBody,
  openedSession,
  renewedConsent,
  sessionItems,
  sessionParams,
} from './tryon-contract.ts';

const WRONG_ITEMS = 'An article cannot be tried on, or they are worn on different parts of the body';

const CONSENT_PROBLEMS = {
  403: 'No living consent to `face.tryon`, or it was withdrawn',
  404: 'The session is over, or is not yours',
  503: 'Switched off, or too many people try on',
};

const FRAME_PROBLEMS = {
  ...CONSENT_PROBLEMS,
  413: 'Too many bytes or pixels',
  415: 'Not a JPEG',
  422: 'The picture is damaged',
};

const FACE_CONSENT = { purpose: PURPOSE, refusal: consentNeeded } as const;

export function tryonRoutes(
  open: OpenSession,
  giveTicket: GiveTicket,
  renew: RenewConsent,
  track: TrackFrame,
  photo: TakePhoto,
  compare: ComparePhoto,
  rankFit: FitItems,
  hintSize: HintSize,
  book: SessionBook,
  shared: SharedSessions,
  wardrobe: Wardrobe,
): readonly Route[] {
  const sessionOf = ({ memberId }: { memberId: MemberId }, { id }: { id: string }) =>
    shared.find(memberId, id as TryOnSessionId);

  return [
    route({
      method: 'post',
      path: '/v1/tryon/sessions',
      summary: 'Begins a try-on under a fresh consent token',
      access: member,
      consent: FACE_CONSENT,
      body: openBody,
      answers: { 201: openedSession },
      problems: { ...CONSENT_PROBLEMS, 422: WRONG_ITEMS },
      handle: async ({ principal: { merchantId, memberId }, body: { consentToken, items } }) => {
        const skuIds = items as SkuId[];
        const { session, streamTicket } = await open({ merchantId, memberId, consentToken, skuIds });
        return {
          status: 201,
          // Also what a load balancer learns the session's process by.
          headers: { location: `/v1/tryon/sessions/${session.id}` },
          json: {
            sessionId: session.id,
            streamTicket,
            ttlSeconds: SESSION_IDLE_MS_MAX / SECOND_MS,
            consentEndsAt: session.consentEndsAt,
            follows: session.seat.follows,
            limits: FRAME_LIMITS,
            items: session.items.map(shown),
          },
        };
      },
    }),
    route({
      method: 'post',
      path: '/v1/tryon/sessions/{id}/frames',
      summary:
        'One camera frame, crop (`x-crop`) or the points of a face; JSON, or the compact answer by `Accept: application/octet-stream`',
      access: member,
      params: sessionParams,
      body: {
        contentTypes: [JPEG, RAW, LANDMARKS],
        bytesMax: Math.max(FRAME_JPEG_BYTES_MAX, FRAME_RAW_BYTES_MAX),
      },
      answers: { 200: frameAnswer },
      problems: FRAME_PROBLEMS,
      handle: async ({ principal, params, body, http: { request } }) => {
        const startedAt = performance.now();
        try {
          const session = await sessionOf(principal, params);
          const answer = await track(session, inputOf(request, body));
          const totalMs = performance.now() - startedAt;
          const layout = layoutOf(request.headers.accept);
          if (layout !== undefined)
            return { bytes: frameBinary(answer, totalMs, session.frames, layout), contentType: RAW };
          return { json: frameJson(answer, totalMs) };
        } finally {
          wipe(body);
        }
      },
    }),
    route({
      method: 'put',
      path: '/v1/tryon/sessions/{id}/items',
      summary: 'Puts other items on',
      access: member,
      params: sessionParams,
      body: itemsBody,
      answers: { 200: sessionItems },
      problems: { ...CONSENT_PROBLEMS, 422: WRONG_ITEMS },
      handle: async ({ principal, params, body: { items } }) => {
        const session = await sessionOf(principal, params);
        const wanted = await wardrobe.items(principal.merchantId, items as SkuId[]);
        await session.seat.follow(followedPart(wanted));
        session.items = wanted;
        await shared.keep(session);
        return { json: { follows: session.seat.follows, items: session.items.map(shown) } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/tryon/sessions/{id}/consent',
      summary: 'A fresh consent token: the session goes on until that one ends',
      access: member,
      consent: FACE_CONSENT,
      params: sessionParams,
      body: consentBody,
      answers: { 200: renewedConsent },
      problems: CONSENT_PROBLEMS,
      handle: async ({ principal, params, body: { consentToken } }) => ({
        json: { consentEndsAt: await renew(await sessionOf(principal, params), consentToken) },
      }),
    }),
    route({
      method: 'post',
      path: '/v1/tryon/sessions/{id}/photo',
      summary: 'A photo with the items on',
      access: member,
      params: sessionParams,
      body: { contentTypes: [JPEG], bytesMax: PHOTO_BYTES_MAX },
      answers: { 200: { contentType: JPEG } },
      problems: FRAME_PROBLEMS,
      handle: async ({ principal, params, body }) => {
        try {
          if (!(body instanceof Uint8Array) || body.length === 0) throw emptyFrame();
          return { bytes: await photo(await sessionOf(principal, params), body), contentType: JPEG };
        } finally {
          wipe(body);
        }
      },
    }),
    route({
      method: 'post',
      path: '/v1/tryon/sessions/{id}/compare',
      summary: 'Up to four items on the same photo, side by side',
      access: member,
      params: sessionParams,
      query: compareQuery,
      body: { contentTypes: [JPEG], bytesMax: PHOTO_BYTES_MAX },
      answers: { 200: { contentType: JPEG } },
      problems: FRAME_PROBLEMS,
      handle: async ({ principal, params, query: { items, before }, body }) => {
        try {
          if (!(body instanceof Uint8Array) || body.length === 0) throw emptyFrame();
          const session = await sessionOf(principal, params);
          const wanted = await wardrobe.items(principal.merchantId, items as SkuId[]);
          return { bytes: await compare(session, body, wanted, { before }), contentType: JPEG };
        } finally {
          wipe(body);
        }
      },
    }),
    route({
      method: 'get',
      path: '/v1/tryon/sessions/{id}/fit',
      summary:
        'What suits the face that was seen last, with its measures; or which size of a garment is nearest',
      access: member,
      params: sessionParams,
      query: fitQuery,
      answers: { 200: fitOrSize },
      problems: {
        ...CONSENT_PROBLEMS,
        409: 'Nobody was seen well enough to measure yet',
        422: 'The article is no garment that can be tried on',
      },
      handle: async ({ principal, params, query: { kind, skuId } }) => {
        const session = await sessionOf(principal, params);
        if (skuId !== undefined) {
          const { sizes, hint } = await hintSize(session, skuId as SkuId);
          return { json: { sizes, hint: hint ?? null } };
        }
        const { measures, ranked } = await rankFit(session, kind);
        return {
          json: { measures, items: ranked.map(({ item, advice }) => ({ ...shown(item), ...advice })) },
        };
      },
    }),
    route({
      method: 'post',
      path: '/v1/tryon/sessions/{id}/stream-ticket',
      summary: 'Another ticket, for a stream that was interrupted',
      access: member,
      params: sessionParams,
      answers: { 200: freshTicket },
      problems: CONSENT_PROBLEMS,
      handle: async ({ principal, params }) => ({
        json: { streamTicket: giveTicket(await sessionOf(principal, params)) },
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/tryon/sessions/{id}',
      summary: 'Ends the try-on; everything that the tracker remembers of it is overwritten',
      access: member,
      params: sessionParams,
      answers: { 204: null },
      problems: { ...CONSENT_PROBLEMS, 404: 'The session is over, or is not yours' },
      handle: async ({ principal, params }) => {
        await book.end(await sessionOf(principal, params), 'left');
        return {};
      },
    }),
  ];
}

/** Also what was refused before the tracker saw it; what went to a worker has no length any more. */
function wipe(body: unknown): void {
  if (body instanceof Uint8Array && body.byteLength > 0) body.fill(0);
}

function shown({ skuId, arItemId, manifest }: WornItem) {
  return { skuId, arItemId, kind: manifest.kind, manifestUrl: `/ar-assets/${arItemId}/manifest.json` };
}

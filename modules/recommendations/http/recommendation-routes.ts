import { member, type Route, route, visitor } from '#http';
import type { CollectEvents } from '../app/collect-events.ts';
import type { Personalisation } from '../app/personalisation.ts';
import type { ShowFeed } from '../app/show-feed.ts';
import { feedReply } from './feed-reply.ts';
import {
  eventsAnswer,
  eventsBody,
  feedAnswer,
  feedQuery,
  personalisationBody,
} from './recommendation-contract.ts';

export function recommendationRoutes(
  showFeed: ShowFeed,
  collectEvents: CollectEvents,
  personalisation: Personalisation,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/feed',
      summary: 'Home feed: personal for a member, the store’s for everybody else',
      access: visitor,
      query: feedQuery,
      answers: { 200: feedAnswer, 304: null },
      problems: { 404: 'No such store' },
      handle: async ({ merchantId, principal, query, http }) =>
        feedReply(await showFeed(merchantId, principal?.memberId, query.storeId, query.limit), http.request),
    }),
    route({
      method: 'post',
      path: '/v1/events',
      summary: 'Reports what the member did; the next feed knows it',
      access: member,
      body: eventsBody,
      answers: { 200: eventsAnswer },
      handle: async ({ merchantId, principal, body }) => ({
        json: await collectEvents(merchantId, principal.memberId, body.events),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/personalisation',
      summary: 'Whether the feed may be personal',
      access: member,
      answers: { 200: personalisationBody },
      handle: async ({ merchantId, principal }) => ({
        json: { enabled: await personalisation.isOn(merchantId, principal.memberId) },
      }),
    }),
    route({
      method: 'put',
      path: '/v1/me/personalisation',
      summary: 'Switches the personal feed on or off; off deletes what it knew',
      access: member,
      body: personalisationBody,
      answers: { 200: personalisationBody },
      handle: async ({ merchantId, principal, body }) => {
        await personalisation.set(merchantId, principal.memberId, body.enabled);
        return { json: body };
      },
    }),
  ];
}

import { z } from 'zod';
import { type Route, requireWholeShop, route, staff } from '#http';
import type { Tag, TagStore } from '../app/ports.ts';
import type { TagDesk } from '../app/tag-desk.ts';
import { MODEL_TAG_LIKELY_TO_RETURN } from '../domain/predicate.ts';
import { predicateAnswer, predicateSchema } from './predicate-contract.ts';
import { idSchema, memberIdSchema, nameSchema, whoActs } from './segment-routes.ts';

const tagAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    source: z.enum(['manual', 'rule', 'model']),
    rule: predicateAnswer.nullable().meta({ description: 'of rule tags' }),
  })
  .meta({ id: 'Tag' });

const MODEL_TAGS = [
  { id: MODEL_TAG_LIKELY_TO_RETURN, name: '可能回来', source: 'model', rule: null },
] as const;

const tagOfMember = z.object({ id: memberIdSchema, tag: idSchema });
const REFUSALS = { 404: 'No such member or tag', 422: 'A rule gives this tag, nobody else' };

/** Tags 标签: given by hand, by a rule, by a model. */
export function tagRoutes(desk: TagDesk, tags: TagStore): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/tags',
      summary: 'All tags',
      access: staff('owner'),
      answers: { 200: z.object({ items: z.array(tagAnswer) }) },
      handle: async ({ merchantId, principal }) => {
        requireWholeShop(principal);
        return { json: { items: [...MODEL_TAGS, ...(await tags.list(merchantId)).map(shown)] } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/tags',
      summary: 'Makes a tag that is given by hand, or by a rule',
      access: staff('owner'),
      idempotent: true,
      body: z
        .strictObject({
          name: nameSchema,
          rule: predicateSchema.nullable().meta({ description: 'null = given by hand' }),
        })
        .meta({ id: 'NewTag' }),
      answers: { 201: tagAnswer },
      problems: {
        409: 'The name is taken, or there are too many',
        422: 'A leaf of the rule names what is not there; `details.path` says which',
      },
      handle: async ({ principal, body, requestKey, http }) => ({
        json: shown(await desk.create(whoActs(principal, http.request.ip, requestKey), body)),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/members/{id}/tags/{tag}',
      summary: 'Gives a tag to a member by hand',
      access: staff('owner'),
      params: tagOfMember,
      answers: { 204: null },
      problems: REFUSALS,
      handle: async ({ principal, params, http }) => {
        await desk.give(whoActs(principal, http.request.ip), params.id, params.tag);
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/console/members/{id}/tags/{tag}',
      summary: 'Takes a tag from a member by hand',
      access: staff('owner'),
      params: tagOfMember,
      answers: { 204: null },
      problems: REFUSALS,
      handle: async ({ principal, params, http }) => {
        await desk.take(whoActs(principal, http.request.ip), params.id, params.tag);
        return { status: 204 };
      },
    }),
  ];
}

const shown = ({ id, name, rule }: Tag) => ({ id, name, source: rule === null ? 'manual' : 'rule', rule });

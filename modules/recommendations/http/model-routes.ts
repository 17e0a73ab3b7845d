import { type Route, requireWholeShop, route, staff } from '#http';
import type { ActivateModel } from '../app/model-desk.ts';
import type { ModelFacts, ModelStore } from '../app/model-store.ts';
import { modelList, modelParams } from './model-contract.ts';

/** One model answers for all stores, so it is for whoever owns them all. */
export function modelRoutes(
  models: ModelStore,
  activate: ActivateModel,
  answering: () => string | undefined,
): readonly Route[] {
  const list = async () => ({
    current: (await models.current()) ?? null,
    answering: answering() ?? null,
    items: (await models.versions()).map(({ version, facts, ...rest }) => ({
      version,
      ...shown(facts),
      ...rest,
    })),
    refusals: (await models.refusals()).map(({ version, facts, reason }) => ({
      version,
      ...shown(facts),
      reason,
    })),
  });
  return [
    route({
      method: 'get',
      path: '/v1/console/recommender/models',
      summary: 'Versions of the recommender, with their figures, and which of them were refused',
      access: staff('owner'),
      answers: { 200: modelList },
      handle: async ({ principal }) => {
        requireWholeShop(principal);
        return { json: await list() };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/recommender/models/{version}/activate',
      summary: 'Answers from this version within seconds, and keeps it from being deleted',
      access: staff('owner'),
      params: modelParams,
      answers: { 200: modelList },
      problems: { 404: 'No such version', 422: 'It is not as it was written' },
      handle: async ({ merchantId, principal, params, http }) => {
        requireWholeShop(principal);
        const owner = { merchantId, staffId: principal.staffId, ip: http.request.ip ?? null };
        await activate(owner, params.version);
        return { json: await list() };
      },
    }),
  ];
}

function shown({ createdAt, dataUntil, code, seed, metrics }: ModelFacts) {
  return { createdAt, dataUntil, code, seed, metrics };
}

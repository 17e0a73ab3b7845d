import { type Route, requireWholeShop, route, staff } from '#http';
import type { StaffPrincipal } from '#kernel';
import type { ReportExperiment } from '../app/experiment-report.ts';
import type { ExperimentStore, Experiments } from '../app/experiments.ts';
import type { LookAtHealth } from '../app/recommender-health.ts';
import type { Experiment } from '../domain/experiment.ts';
import {
  experimentAnswer,
  experimentBody,
  experimentList,
  experimentParams,
  experimentReport,
  healthAnswer,
} from './measuring-contract.ts';

const owner = staff('owner');

/** How the feed is doing, and what is being tried. For the owner of every store: feeds know no store's borders. */
export function measuringRoutes(
  experiments: Experiments,
  store: ExperimentStore,
  report: ReportExperiment,
  health: LookAtHealth,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/recommender/health',
      summary: 'The feed of the last seven days: coverage, freshness, clicks, exploration, drift',
      access: owner,
      answers: { 200: healthAnswer },
      handle: async ({ principal }) => {
        requireWholeShop(principal);
        return { json: await health(principal.merchantId) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/recommender/experiments',
      summary: 'Experiments with the feed, newest first',
      access: owner,
      answers: { 200: experimentList },
      handle: async ({ principal }) => {
        requireWholeShop(principal);
        return { json: { items: (await store.list(principal.merchantId)).map(shown) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/recommender/experiments',
      summary: 'Plans an experiment; nobody notices before it is started',
      access: owner,
      body: experimentBody,
      answers: { 201: experimentAnswer },
      handle: async ({ principal, body, http }) => ({
        status: 201,
        json: shown(await experiments.create(ownerOf(principal, http.request.ip), body)),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/recommender/experiments/{id}/start',
      summary: 'Starts a planned experiment; its members keep their arm to the end',
      access: owner,
      params: experimentParams,
      answers: { 200: experimentAnswer },
      problems: {
        404: 'No such experiment',
        409: 'It was started before, or another one turns the same thing',
      },
      handle: async ({ principal, params: { id }, http }) => ({
        json: shown(await experiments.start(ownerOf(principal, http.request.ip), id)),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/recommender/experiments/{id}/stop',
      summary: 'Stops an experiment for good; before its horizon it has no result',
      access: owner,
      params: experimentParams,
      answers: { 200: experimentAnswer },
      problems: { 404: 'No such experiment', 409: 'It is over' },
      handle: async ({ principal, params: { id }, http }) => ({
        json: shown(await experiments.stop(ownerOf(principal, http.request.ip), id)),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/recommender/experiments/{id}/report',
      summary: 'What an experiment has shown so far; `holdout` = what the personal feed is worth',
      access: owner,
      params: experimentParams,
      answers: { 200: experimentReport },
      problems: { 404: 'No such experiment' },
      handle: async ({ principal, params: { id } }) => {
        requireWholeShop(principal);
        return { json: await report(principal.merchantId, id) };
      },
    }),
  ];
}

function ownerOf(principal: StaffPrincipal, ip: string | undefined) {
  requireWholeShop(principal);
  const { merchantId, staffId } = principal;
  return { merchantId, staffId, ip: ip ?? null };
}

function shown({ arms, salt: _, ...experiment }: Experiment) {
  return { ...experiment, arms: arms.map(({ name, permille }) => ({ name, permille })) };
}

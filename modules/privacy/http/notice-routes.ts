import { z } from 'zod';
import { open, type Route, route } from '#http';
import { AppError } from '#kernel';
import { noticeHash } from '../app/notice-hash.ts';
import { noticesOf } from '../domain/past-notices.ts';
import { NOTICES, type Notice, type Purpose } from '../domain/purposes.ts';
import { textChanges } from '../domain/text-changes.ts';
import { notice, noticeChanges, noticeVersions, purposeParams } from './consent-contract.ts';

const VERSION_MAX = 1_000;
const version = z.coerce.number().int().min(1).max(VERSION_MAX);
const changesQuery = z.object({ from: version, to: version });

/** The words of consents: those in force, those before, and what became of them (PRV-01; PIPL 17). */
export function noticeRoutes(): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/notices/{purpose}',
      summary: 'What is asked for, in three plain sentences',
      access: open,
      params: purposeParams,
      answers: { 200: notice },
      handle: ({ params: { purpose } }) => ({ json: shown(purpose, NOTICES[purpose]) }),
    }),
    route({
      method: 'get',
      path: '/v1/notices/{purpose}/versions',
      summary: 'Every version of a notice, the one in force first',
      access: open,
      params: purposeParams,
      answers: { 200: noticeVersions },
      handle: ({ params: { purpose } }) => ({
        json: {
          items: noticesOf(purpose)
            .toReversed()
            .map((each) => shown(purpose, each)),
        },
      }),
    }),
    route({
      method: 'get',
      path: '/v1/notices/{purpose}/changes',
      summary: 'What changed between two versions of a notice, character by character',
      access: open,
      params: purposeParams,
      query: changesQuery,
      answers: { 200: noticeChanges },
      problems: { 404: 'No such version' },
      handle: ({ params: { purpose }, query: { from, to } }) => {
        const [before, after] = [find(purpose, from), find(purpose, to)];
        const points = after.points.map((point, index) => textChanges(before.points[index] ?? '', point));
        return { json: { purpose, from, to, title: textChanges(before.title, after.title), points } };
      },
    }),
  ];
}

function find(purpose: Purpose, wanted: number): Notice {
  const found = noticesOf(purpose).find((each) => each.version === wanted);
  if (found !== undefined) return found;
  throw new AppError('not_found', 'privacy.no_such_notice', '没有这个版本的告知', {
    purpose,
    version: wanted,
  });
}

function shown(purpose: Purpose, found: Notice) {
  return { purpose, hash: noticeHash(purpose, found), ...found };
}

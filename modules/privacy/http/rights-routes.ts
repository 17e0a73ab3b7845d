import { member, open, pageOfSchema, pageQuery, type Route, route, wholeShopStaff } from '#http';
import { AppError, type Clock, decodeCursor, type EpochMs, pageOf } from '#kernel';
import type { AccountClosing } from '../app/close-account.ts';
import type { MemberExports } from '../app/export-member.ts';
import type { MemberKeys } from '../app/member-keys.ts';
import type { Closure, ClosureStore, DataExport, ExportStore } from '../app/rights-stores.ts';
import {
  askedClosure,
  askedExport,
  certificateBody,
  closure,
  closureWithReceipt,
  dataExport,
  dataKeys,
  erasureProof,
  exportList,
  exportParams,
  fileParams,
  openClosure,
  receiptBody,
} from './rights-contract.ts';

const EXPORTS_SHOWN_MAX = 10;
/** Of one address, behind which a whole office may sit. */
const REQUESTS_PER_MINUTE_MAX = 30;
const FILES_PER_MINUTE_MAX = 120;
const PROOFS_PER_MINUTE_MAX = 30;

interface Parts {
  readonly exports: MemberExports;
  readonly exportStore: ExportStore;
  readonly closing: AccountClosing;
  readonly closures: ClosureStore;
  readonly keys: MemberKeys;
  readonly clock: Clock;
}

/** What everybody may ask of the shop about her own data (PRV-06, PRV-07), and what the shop still owes an answer. */
export function rightsRoutes({
  exports,
  exportStore,
  closing,
  closures,
  keys,
  clock,
}: Parts): readonly Route[] {
  const shownExport = async ({ merchantId, memberId: _, ...row }: DataExport) => ({
    ...row,
    files: row.state === 'READY' ? await exportStore.files(merchantId, row.id) : [],
  });
  const isLate = (dueAt: EpochMs, doneAt: EpochMs | null) => (doneAt ?? clock.now()) > dueAt;
  return [
    route({
      method: 'post',
      path: '/v1/me/export',
      summary:
        'Asks for a copy of everything the shop holds about me; asking again while it is prepared changes nothing',
      access: member,
      limit: { perMinute: REQUESTS_PER_MINUTE_MAX },
      answers: { 202: dataExport },
      handle: async ({ principal: { merchantId, memberId } }) => ({
        status: 202,
        json: await shownExport(await exports.request(merchantId, memberId)),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/exports',
      summary: 'Copies I asked for, the last ten',
      access: member,
      answers: { 200: exportList },
      handle: async ({ principal: { merchantId, memberId } }) => {
        const rows = await exportStore.ofMember(merchantId, memberId, EXPORTS_SHOWN_MAX);
        return { json: { items: await Promise.all(rows.map(shownExport)) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/exports/{id}',
      summary: 'One copy: whether it is ready, and its files',
      access: member,
      params: exportParams,
      answers: { 200: dataExport },
      problems: { 404: 'No such copy of mine' },
      handle: async ({ principal: { merchantId, memberId }, params: { id } }) => {
        const found = await exportStore.find(merchantId, memberId, id);
        if (found === undefined)
          throw new AppError('not_found', 'privacy.export_not_found', '没有这份个人信息副本，或已过期');
        return { json: await shownExport(found) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/exports/{id}/files/{name}',
      summary: 'One file of a copy: `data.json` is the whole, each table is one kind of data',
      access: member,
      limit: { perMinute: FILES_PER_MINUTE_MAX },
      params: fileParams,
      answers: { 200: { contentType: 'application/octet-stream' } },
      problems: { 404: 'No such file, or expired', 409: 'Not ready' },
      handle: async ({ principal: { merchantId, memberId }, params: { id, name } }) => {
        const file = await exports.file(merchantId, memberId, id, name);
        const headers = { 'content-disposition': `attachment; filename="${file.name}"` };
        return { bytes: file.text, contentType: file.contentType, headers };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/closure',
      summary: 'Closes my account after seven days in which I can take it back',
      access: member,
      limit: { perMinute: REQUESTS_PER_MINUTE_MAX },
      answers: { 202: closureWithReceipt },
      problems: { 409: 'Something has to be settled first; `reasons` says what' },
      handle: async ({ principal: { merchantId, memberId } }) => {
        const { receipt, ...asked } = await closing.request(merchantId, memberId);
        return { status: 202, json: { ...shownClosure(asked), receipt } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/closure',
      summary: 'Whether my account is being closed',
      access: member,
      answers: { 200: openClosure },
      handle: async ({ principal: { merchantId, memberId } }) => {
        const found = await closures.open(merchantId, memberId);
        return { json: { closure: found === undefined ? null : shownClosure(found) } };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/closure',
      summary: 'Takes the closing of my account back',
      access: member,
      answers: { 204: null },
      problems: { 404: 'Nothing to take back' },
      handle: async ({ principal: { merchantId, memberId } }) => {
        await closing.cancel(merchantId, memberId);
        return {};
      },
    }),
    route({
      method: 'post',
      path: '/v1/privacy/closure-receipts',
      summary: 'What became of a closed account, by its receipt; nobody can sign in to it any more',
      access: open,
      limit: { perMinute: PROOFS_PER_MINUTE_MAX },
      body: receiptBody,
      answers: { 200: closure },
      problems: { 404: 'No such receipt' },
      handle: async ({ body: { receipt } }) => ({ json: shownClosure(await closing.byReceipt(receipt)) }),
    }),
    route({
      method: 'post',
      path: '/v1/privacy/certificates/verify',
      summary: 'Whether this proof of erasure is ours, and what it says',
      access: open,
      limit: { perMinute: PROOFS_PER_MINUTE_MAX },
      body: certificateBody,
      answers: { 200: erasureProof },
      problems: { 404: 'Not ours, or changed' },
      handle: ({ body: { certificate } }) => {
        const { closure: id, requestedAt, erasedAt, modules, keyDestroyed } = closing.verify(certificate);
        return { json: { closure: id, requestedAt, erasedAt, modules, keyDestroyed } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/privacy/keys',
      summary:
        'Members’ data keys by the master key that wraps them: one that wraps none may leave the settings',
      access: wholeShopStaff('owner'),
      answers: { 200: dataKeys },
      handle: async () => ({ json: { items: await keys.countByVersion() } }),
    }),
    route({
      method: 'get',
      path: '/v1/console/privacy/exports',
      summary: 'Copies that members asked for, newest first; `isLate` past fifteen working days',
      access: wholeShopStaff('owner'),
      query: pageQuery,
      answers: { 200: pageOfSchema(askedExport) },
      handle: async ({ merchantId, query: { cursor, limit } }) => {
        const rows = await exportStore.list(merchantId, askedBefore(cursor), limit + 1);
        const page = pageOf(rows, limit, ({ requestedAt, id }) => [requestedAt, id]);
        const items = page.items.map(({ id, memberId, state, requestedAt, dueAt, readyAt }) => ({
          ...{ id, member: memberId, state, requestedAt, dueAt, doneAt: readyAt },
          isLate: isLate(dueAt, readyAt),
        }));
        return { json: { ...page, items } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/privacy/closures',
      summary: 'Accounts that are being closed or were, newest first',
      access: wholeShopStaff('owner'),
      query: pageQuery,
      answers: { 200: pageOfSchema(askedClosure) },
      handle: async ({ merchantId, query: { cursor, limit } }) => {
        const rows = await closures.list(merchantId, askedBefore(cursor), limit + 1);
        const page = pageOf(rows, limit, ({ requestedAt, id }) => [requestedAt, id]);
        const items = page.items.map(({ id, memberId, state, requestedAt, dueAt, endedAt, blockedBy }) => ({
          ...{ id, member: memberId, state, requestedAt, dueAt, doneAt: endedAt, blockedBy },
          isLate: isLate(dueAt, endedAt),
        }));
        return { json: { ...page, items } };
      },
    }),
  ];
}

function shownClosure({ merchantId: _shop, memberId: _self, ...shown }: Closure) {
  return shown;
}

function askedBefore(cursor: string | undefined): readonly [EpochMs, string] | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = decodeCursor(cursor);
  if (typeof at === 'number' && typeof id === 'string') return [at, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}

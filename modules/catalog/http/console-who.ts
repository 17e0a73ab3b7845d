import type { Request } from 'express';
import { requireRoleEverywhere } from '#http';
import { AppError, decodeCursor, type RequestKey, type StaffPrincipal } from '#kernel';
import type { Who } from '../app/authoring/desk.ts';

/** Owners and managers of the whole shop: the goods are everybody's. */
export function shopEditor(principal: StaffPrincipal, request: Request, key?: RequestKey): Who {
  requireRoleEverywhere(principal, ['owner', 'manager']);
  return whoActs(principal, request, key);
}

export function whoActs(principal: StaffPrincipal, { ip }: Request, key?: RequestKey): Who {
  const { merchantId, staffId } = principal;
  return { merchantId, staffId, ip: ip ?? null, ...(key === undefined ? {} : { request: key }) };
}

/** The place after which a page begins: an instant and an id. */
export function placeAfter(cursor: string | undefined): readonly [number, string] | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = decodeCursor(cursor);
  if (typeof at === 'number' && typeof id === 'string') return [at, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}

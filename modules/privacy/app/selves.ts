import type { ExportedRows, MemberData } from '#feature';
import { AppError, type MemberId, type MerchantId, type Tx } from '#kernel';

/** Her number, and the numbers of the members who were merged into her. */
export async function selvesOf(
  modules: readonly MemberData[],
  merchantId: MerchantId,
  memberId: MemberId,
): Promise<readonly MemberId[]> {
  const former = await Promise.all(
    modules.map(async (data) => (await data.formerSelves?.(merchantId, memberId)) ?? []),
  );
  return [memberId, ...former.flat()];
}

/** Everything that the shop holds about one person, by module and kind. */
export async function readAll(
  modules: readonly MemberData[],
  merchantId: MerchantId,
  memberId: MemberId,
): Promise<Readonly<Record<string, Readonly<Record<string, ExportedRows>>>>> {
  const selves = await selvesOf(modules, merchantId, memberId);
  const all: Record<string, Record<string, ExportedRows>> = {};
  for (const data of modules) {
    const own: Record<string, ExportedRows> = {};
    for (const self of selves)
      for (const [kind, rows] of Object.entries(await data.exportMember(merchantId, self)))
        own[kind] = [...(own[kind] ?? []), ...rows];
    all[data.name] = own;
  }
  return all;
}

/** Why an account cannot be closed yet, in words for its owner. */
export interface Obstacle {
  readonly module: string;
  readonly code: string;
  readonly title: string;
  readonly [fact: string]: unknown;
}

/**
 * Lets every module forget these members, those above first. Answers with what has to be settled first: then the
 * caller lets its transaction fail.
 */
export async function eraseAll(
  tx: Tx,
  modules: readonly MemberData[],
  merchantId: MerchantId,
  selves: readonly MemberId[],
): Promise<readonly Obstacle[]> {
  const obstacles: Obstacle[] = [];
  for (const data of modules.toReversed())
    for (const self of selves)
      try {
        await data.eraseMember(tx, merchantId, self);
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
        obstacles.push({ ...error.facts, module: data.name, code: error.code, title: error.message });
      }
  return obstacles;
}

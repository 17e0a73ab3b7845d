import type { Importer } from '#feature';
import { AppError, type Clock, type MemberId, type MerchantId, type Tx } from '#kernel';
import type { Audit } from '#modules/access';
import { type Members, normalPhone } from '#modules/members';
import type { Points } from '#modules/points';
import { mayBeMinor, type Vault } from '#modules/privacy';
import type { StoredValueImport } from '#modules/stored-value';
import type { Tiers } from '#modules/tiers';
import { type MemberLine, readMemberLine } from '../domain/member-sheet.ts';
import type { Origin, OriginStore } from './ports.ts';

/**
 * A line is some thirty statements: a member, her keys, an opening entry in the books. On SQLite five take 8 ms CPU in
 * one turn of the event loop (1.6 ms a line), 10 take 13 ms (1.3), 20 take 30 ms, 50 take 48 ms (0.95).
 */
const ROWS_PER_COMMIT = 5;

/** Which line of this file has a number: a dry run leaves nothing in the database that would tell. */
interface Claims {
  readonly phones: Map<string, symbol>;
  readonly externals: Map<string, symbol>;
}

interface Parts {
  readonly members: Members;
  readonly points: Points;
  readonly tiers: Tiers;
  readonly storedValue: StoredValueImport;
  readonly audit: Audit;
  readonly vault: Vault;
  readonly origins: OriginStore;
  readonly clock: Clock;
}

/** Members of an earlier system (MEM-14). They stay shadows until they sign in and accept the terms. */
export function memberImporter(parts: Parts): Importer<MemberLine> {
  const { members, points, tiers, storedValue, audit, vault, origins, clock } = parts;

  async function bringIn(tx: Tx, merchantId: MerchantId, line: MemberLine, hashes: Hashes) {
    const at = clock.now();
    if (line.birthYear !== null && mayBeMinor(line.birthYear, at))
      throw refused('birthYear', 'onboarding.minor', '未满 14 周岁须由监护人到店办理，不能导入');
    const level = line.tierName === null ? null : await tiers.named(merchantId, line.tierName, tx);
    if (level === undefined)
      throw refused('tier', 'onboarding.no_such_tier', '没有这个等级，请先发布等级，或清空这一格');
    const { memberId, isNew } = await members.enrolShadow(tx, merchantId, {
      ...{ phone: line.phone, source: 'import' },
      ...(line.nickname === null ? {} : { nickname: line.nickname }),
      ...(line.joinedAt === null ? {} : { joinedAt: line.joinedAt }),
    });
    const seal = (field: 'identity' | 'birthday', plain: string) =>
      vault.seal(tx, merchantId, memberId, field, plain);
    const added = await origins.add(tx, merchantId, {
      ...{ ...hashes, memberId, isNew, importedAt: at },
      ...{ tierName: line.tierName, openingPoints: line.openingPoints },
      ...{ openingPrincipalFen: line.openingPrincipalFen, openingGiftFen: line.openingGiftFen },
      ...{ source: line.source, legalBasis: line.legalBasis },
      externalId: await seal('identity', line.externalId),
      birthYear: line.birthYear === null ? null : await seal('birthday', String(line.birthYear)),
    });
    if (!added) throw refused('externalId', 'onboarding.meanwhile', '另一份文件正在导入同一会员，请稍后再试');
    if (level !== null && level > 1) await tiers.keepLevel(tx, merchantId, { memberId, level, at });
    await credit(tx, merchantId, memberId, line, hashes);
    return isNew;
  }

  async function credit(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    { openingPoints: amount, openingPrincipalFen: principalFen, openingGiftFen: giftFen }: MemberLine,
    { externalHash: bizId }: Hashes,
  ): Promise<void> {
    const at = clock.now();
    if (amount > 0)
      await points.earn(tx, merchantId, {
        ...{ memberId, source: 'opening', bizType: 'onboarding.import', bizId, amount, at },
      });
    if (principalFen + giftFen > 0)
      await storedValue.openBalance(tx, merchantId, { memberId, principalFen, giftFen, bizId, at });
  }

  /** What the shop owes by it stands in the audit log, beside who brought it in (`imports.run`). */
  async function note(tx: Tx, merchantId: MerchantId, lines: readonly MemberLine[]): Promise<void> {
    const sum = (value: (line: MemberLine) => number) => lines.reduce((all, line) => all + value(line), 0);
    const principalFen = sum(({ openingPrincipalFen }) => openingPrincipalFen);
    const giftFen = sum(({ openingGiftFen }) => openingGiftFen);
    if (principalFen + giftFen === 0) return;
    await audit.record(tx, {
      ...{ merchantId, actor: 'import', action: 'onboarding.open_balances', subject: 'sheet:members' },
      ...{ before: null, after: { members: lines.length, principalFen, giftFen }, ip: null, at: clock.now() },
    });
  }

  return {
    kind: 'members',
    label: '会员',
    columns: [
      { key: 'externalId', label: '原会员号', alsoCalled: ['会员号', '卡号', '会员卡号'], required: true },
      { key: 'phone', label: '手机号', alsoCalled: ['手机', '电话'], required: true },
      { key: 'nickname', label: '昵称', alsoCalled: ['姓名'] },
      { key: 'joinedOn', label: '入会日期', alsoCalled: ['开卡日期'] },
      { key: 'tier', label: '等级', alsoCalled: ['会员等级'] },
      { key: 'openingPoints', label: '积分', alsoCalled: ['可用积分'] },
      { key: 'openingPrincipalFen', label: '储值本金(分)' },
      { key: 'openingGiftFen', label: '储值赠送(分)' },
      { key: 'birthYear', label: '出生年份' },
      { key: 'source', label: '来源', required: true },
      { key: 'legalBasis', label: '合法性依据', required: true },
    ],
    roles: ['owner'],
    scope: 'shop',
    rowsPerCommit: ROWS_PER_COMMIT,

    prepare: async (): Promise<Claims> => ({ phones: new Map(), externals: new Map() }),
    check: (cells) => readMemberLine(cells, normalPhone),

    async apply(tx, { merchantId }, rows, prepared) {
      const claims = prepared as Claims;
      const lines = rows.map((line) => ({
        line,
        externalHash: vault.blindIndex(merchantId, 'identity', line.externalId),
        phoneHash: vault.blindIndex(merchantId, 'phone', line.phone),
      }));
      const known = await origins.find(
        tx,
        merchantId,
        lines.map(({ externalHash }) => externalHash),
      );
      const counts = { created: 0, changed: 0, unchanged: 0 };
      const opened: MemberLine[] = [];
      for (const { line, ...hashes } of lines) {
        claimOnce(claims.externals, hashes.externalHash, line, 'externalId');
        claimOnce(claims.phones, hashes.phoneHash, line, 'phone');
        const before = known.get(hashes.externalHash);
        if (before === undefined) {
          counts[(await bringIn(tx, merchantId, line, hashes)) ? 'created' : 'changed'] += 1;
          opened.push(line);
        } else if (isSaidAlready(before, line, hashes)) counts.unchanged += 1;
        else {
          await origins.describe(tx, merchantId, hashes.externalHash, line);
          counts.changed += 1;
        }
      }
      await note(tx, merchantId, opened);
      return counts;
    },
  };
}

interface Hashes {
  readonly externalHash: string;
  readonly phoneHash: string;
}

/** @throws AppError where the line says something else about what is hers alone, or is in the books. */
function isSaidAlready(before: Origin, line: MemberLine, { phoneHash }: Hashes): boolean {
  if (before.memberId === null)
    throw refused('externalId', 'onboarding.closed', '这位会员已注销账户，不能再次导入');
  if (before.phoneHash !== phoneHash)
    throw refused('phone', 'onboarding.other_phone', '与上次导入的手机号不同，请由会员本人换绑');
  if (before.openingPoints !== line.openingPoints)
    throw refused('openingPoints', 'onboarding.other_points', '期初积分已入账，请改用积分调整');
  if (
    before.openingPrincipalFen !== line.openingPrincipalFen ||
    before.openingGiftFen !== line.openingGiftFen
  )
    throw refused('openingPrincipalFen', 'onboarding.other_balance', '期初储值已入账，不能改写');
  const { tierName, source, legalBasis } = before;
  return tierName === line.tierName && source === line.source && legalBasis === line.legalBasis;
}

function claimOnce(claims: Map<string, symbol>, hash: string, { line }: MemberLine, column: string): void {
  const holder = claims.get(hash);
  if (holder === undefined) claims.set(hash, line);
  else if (holder !== line) throw refused(column, 'onboarding.twice_in_file', '与文件中前面的一行重复');
}

function refused(column: string, code: string, title: string): AppError {
  return new AppError('unprocessable', code, title, { column });
}

import type { EpochMs } from '#kernel';

/** Why the shop may have it (PIPL 13): she agreed there, or it is needed for the membership that she has. */
export const LEGAL_BASES = ['consent', 'contract'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** One member as the earlier system knew her. */
export interface MemberLine {
  /** Tells two lines apart that are otherwise the same, also when a chunk is tried again. */
  readonly line: symbol;
  readonly externalId: string;
  /** In the one spelling of the members module. */
  readonly phone: string;
  readonly nickname: string | null;
  readonly joinedAt: EpochMs | null;
  readonly tierName: string | null;
  readonly openingPoints: number;
  /** Of the stored value that the shop owed her there. */
  readonly openingPrincipalFen: number;
  readonly openingGiftFen: number;
  readonly birthYear: number | null;
  readonly source: string;
  readonly legalBasis: LegalBasis;
}

export interface BadCell {
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

const BASES: Readonly<Record<string, LegalBasis>> = {
  consent: 'consent',
  会员同意: 'consent',
  同意: 'consent',
  contract: 'contract',
  履行会员合同: 'contract',
  合同: 'contract',
};
const TEXT_CHARS_MAX = 64;
const NICKNAME_CHARS_MAX = 32;
const WHOLE = /^\d{1,9}$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const YEAR = /^(19|20)\d{2}$/;

export function readMemberLine(
  cells: Readonly<Record<string, string>>,
  normalPhone: (text: string) => string | undefined,
): { readonly row: MemberLine } | { readonly problems: readonly BadCell[] } {
  const text = (column: string) => cells[column] ?? '';
  const [phone, joinedAt] = [normalPhone(text('phone')), startOfDay(text('joinedOn'))];
  const legalBasis = BASES[text('legalBasis').toLowerCase()];
  const problems = [
    within(text('externalId'), 1, TEXT_CHARS_MAX) ||
      bad('externalId', `不能为空，最多 ${TEXT_CHARS_MAX} 个字`),
    phone !== undefined || bad('phone', '请填写正确的手机号'),
    within(text('nickname'), 0, NICKNAME_CHARS_MAX) || bad('nickname', `最多 ${NICKNAME_CHARS_MAX} 个字`),
    joinedAt !== undefined || bad('joinedOn', '日期的写法是 2024-05-01'),
    within(text('tier'), 0, TEXT_CHARS_MAX) || bad('tier', `最多 ${TEXT_CHARS_MAX} 个字`),
    isWhole(text('openingPoints')) || bad('openingPoints', '积分必须是不小于 0 的整数'),
    text('birthYear') === '' || YEAR.test(text('birthYear')) || bad('birthYear', '请填写四位年份'),
    within(text('source'), 1, TEXT_CHARS_MAX) || bad('source', '必须写明来源，如原系统的名称'),
    legalBasis !== undefined || bad('legalBasis', '必须写明合法性依据：会员同意，或履行会员合同'),
    ...['openingPrincipalFen', 'openingGiftFen'].map(
      (column) => isWhole(text(column)) || bad(column, '余额以分为单位，必须是不小于 0 的整数'),
    ),
  ].filter((found) => found !== true);
  if (problems.length > 0 || phone === undefined || legalBasis === undefined || joinedAt === undefined)
    return { problems };
  return {
    row: {
      ...{ line: Symbol('line'), externalId: text('externalId'), phone, joinedAt, legalBasis },
      ...{ nickname: text('nickname') || null, tierName: text('tier') || null, source: text('source') },
      openingPoints: Number(text('openingPoints') || '0'),
      openingPrincipalFen: Number(text('openingPrincipalFen') || '0'),
      openingGiftFen: Number(text('openingGiftFen') || '0'),
      birthYear: text('birthYear') === '' ? null : Number(text('birthYear')),
    },
  };
}

/** null for an empty cell, undefined for what is no day. */
function startOfDay(cell: string): EpochMs | null | undefined {
  if (cell === '') return null;
  if (!DAY.test(cell)) return undefined;
  const at = Date.parse(`${cell}T00:00:00+08:00`);
  // 2024-02-31 would be read as a day of March.
  const isThatDay = !Number.isNaN(at) && new Date(`${cell}T00:00:00Z`).toISOString().startsWith(cell);
  return isThatDay ? at : undefined;
}

function isWhole(cell: string): boolean {
  return cell === '' || WHOLE.test(cell);
}

function within(cell: string, least: number, most: number): boolean {
  return cell.length >= least && cell.length <= most;
}

function bad(column: string, message: string): BadCell {
  return { column, code: 'onboarding.bad_cell', message };
}

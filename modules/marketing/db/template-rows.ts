import type { CouponTemplate, TemplateTerms } from '../domain/template.ts';

export const TEMPLATE_COLUMNS = `id, kind, title, state, audience, rules, total, remaining, per_member_max,
  per_member_day_max, claim_from, claim_until, created_at, changed_at`;

export interface TemplateRow {
  readonly id: string;
  readonly title: string;
  readonly state: CouponTemplate['state'];
  readonly audience: CouponTemplate['audience'];
  readonly rules: string;
  readonly total: number;
  readonly remaining: number;
  readonly per_member_max: number;
  readonly per_member_day_max: number;
  readonly claim_from: number | string;
  readonly claim_until: number | string;
  readonly created_at: number | string;
}

/** What no statement asks for stands together. */
type Rules = Pick<TemplateTerms, 'note' | 'benefit' | 'scope' | 'stacking' | 'validity'> &
  Required<Pick<TemplateTerms, 'passable' | 'paidFromFen'>>;

export function rulesText(terms: TemplateTerms): string {
  const { note, benefit, scope, stacking, validity, passable = false, paidFromFen = 0 } = terms;
  return JSON.stringify({
    ...{ note, benefit, scope, stacking, validity, passable, paidFromFen },
  } satisfies Rules);
}

export function templateOf(row: TemplateRow): CouponTemplate {
  return {
    // Written before these two were asked for: neither.
    ...{ passable: false, paidFromFen: 0 },
    ...(JSON.parse(row.rules) as Rules),
    ...{ id: row.id, title: row.title, state: row.state, audience: row.audience },
    ...{ total: Number(row.total), remaining: Number(row.remaining) },
    ...{ perMemberMax: Number(row.per_member_max), perMemberDayMax: Number(row.per_member_day_max) },
    ...{ claimFrom: Number(row.claim_from), claimUntil: Number(row.claim_until) },
    createdAt: Number(row.created_at),
  };
}

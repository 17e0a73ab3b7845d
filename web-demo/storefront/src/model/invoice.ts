import type { InvoiceState, OwnInvoice } from '../api/invoice-contract.ts';

const STATES: Readonly<Record<InvoiceState, string>> = {
  REQUESTED: '开票中',
  ISSUED: '已开具',
  REVERSED: '已红冲',
  REJECTED: '未能开具',
  CANCELLED: '已撤销',
};
export const invoiceStateName = (state: InvoiceState): string => STATES[state];

/** What she has to know besides; undefined = nothing. */
export function invoiceNote({ state, answer, redDueFen, redFen }: OwnInvoice): string | undefined {
  if (state === 'REQUESTED') return '门店会在 3 个工作日内开具';
  if (state === 'REJECTED') return answer ?? '请联系门店';
  if (state === 'REVERSED') return '款项已全部退回，发票作废';
  if (state === 'ISSUED' && redDueFen > 0) return '有退款，门店会为退回的部分开具红字发票';
  if (state === 'ISSUED' && redFen > 0) return '退回的部分已红冲';
  return undefined;
}

/** GB 32100-2015: eighteen signs without I, O, S, V, Z; older numbers have fifteen to twenty. The shop checks the rest. */
const TAX_NUMBER = /^[0-9A-HJ-NP-RT-UW-Y]{15,20}$/;

/** What is still missing in the form, as a sentence; undefined when it may be sent. */
export function missingInTitle(
  kind: 'personal' | 'company',
  title: string,
  taxNumber: string,
): string | undefined {
  if (title.trim() === '') return kind === 'personal' ? '请填写姓名' : '请填写单位名称';
  if (kind === 'company' && !TAX_NUMBER.test(taxNumber.trim().toUpperCase())) return '请填写 15 到 20 位税号';
  return undefined;
}

/** Asked for once per order at a time: what stands keeps a second one away. */
export const stands = ({ state }: Pick<OwnInvoice, 'state'>): boolean =>
  state === 'REQUESTED' || state === 'ISSUED';

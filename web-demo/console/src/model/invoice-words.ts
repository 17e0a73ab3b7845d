import type { components } from '../../../shared/schema';
import type { Tone } from './tone.ts';

export type InvoiceRow = components['schemas']['Invoice'];
export type InvoiceTitle = components['schemas']['InvoiceTitle'];

export const INVOICE_STATES: Readonly<
  Record<InvoiceRow['state'], { readonly name: string; readonly tone: Tone }>
> = {
  REQUESTED: { name: '待开票', tone: 'needs-you' },
  ISSUED: { name: '已开具', tone: 'good' },
  REVERSED: { name: '已红冲', tone: 'calm' },
  REJECTED: { name: '未能开具', tone: 'calm' },
  CANCELLED: { name: '已撤销', tone: 'calm' },
};

export const INVOICE_KINDS: Readonly<Record<InvoiceRow['kind'], string>> = {
  personal: '个人',
  company: '单位',
};

/** 税局的发票号码: as the shop takes it. */
export const INVOICE_NUMBER = /^\d{8,20}$/;
export const isFileAddress = (text: string): boolean => text === '' || /^https:\/\/\S+$/.test(text);

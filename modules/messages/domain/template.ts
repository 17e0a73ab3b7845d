import { fitted, isFieldName, suitsField } from './fields.ts';
import { type FactName, type Facts, type MessageKind, NEWS_KINDS, type NewsKind } from './kinds.ts';
import { exampleOf } from './news.ts';

/** One line of a template: a fact of the message, or words that never change. */
export interface TemplateField {
  readonly name: string;
  readonly from?: FactName | undefined;
  readonly text?: string | undefined;
}

/** A template of the mini-program's own library, and what fills it. */
export interface Template {
  readonly kind: MessageKind;
  readonly templateId: string;
  /** Where a tap leads; `{orderId}`, or `{subject}` (an article, a coupon), is put in. */
  readonly page: string;
  readonly fields: readonly TemplateField[];
  /** A long-term template: one yes is good for any number of messages. */
  readonly isLasting: boolean;
  readonly isEnabled: boolean;
}

/** Facts as an ordinary order tells them: a field that cannot take its fact is found when the template is set up. */
const ORDINARY: Facts = {
  orderNumber: '202611220001',
  goods: '圆框眼镜（黑色）等2件',
  store: '江汉路步行街旗舰店',
  amount: '¥129.00',
  status: '待取货',
  at: '2026年11月22日 14:05',
  count: '',
  until: '',
};

export type TemplateProblem = 'name' | 'twice' | 'value';

export function problemOf(kind: MessageKind, fields: readonly TemplateField[]): TemplateProblem | undefined {
  if (!fields.every(({ name }) => isFieldName(name))) return 'name';
  if (new Set(fields.map(({ name }) => name)).size < fields.length) return 'twice';
  const example = isNews(kind) ? exampleOf(kind) : ORDINARY;
  return dataOf(fields, example) === undefined ? 'value' : undefined;
}

/** What is sent; undefined when a value does not suit its field, which WeChat would refuse. */
export function dataOf(
  fields: readonly TemplateField[],
  facts: Facts,
): Readonly<Record<string, { readonly value: string }>> | undefined {
  const data: Record<string, { value: string }> = {};
  for (const { name, from, text } of fields) {
    const value = fitted(name, from === undefined ? (text ?? '') : facts[from]);
    if (!suitsField(name, value)) return undefined;
    data[name] = { value };
  }
  return data;
}

export function pageOf(page: string, orderId: string, subject: string): string {
  return page
    .replace('{orderId}', encodeURIComponent(orderId))
    .replace('{subject}', encodeURIComponent(subject));
}

function isNews(kind: MessageKind): kind is NewsKind {
  return (NEWS_KINDS as readonly MessageKind[]).includes(kind);
}

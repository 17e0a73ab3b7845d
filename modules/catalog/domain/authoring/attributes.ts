import { AppError } from '#kernel';
import type { AttributeValue } from './authored-product.ts';

export const ATTRIBUTE_KINDS = ['text', 'enum', 'number', 'bool'] as const;
export const ATTRIBUTES_PER_CATEGORY_MAX = 50;
export const CHOICES_MAX = 100;
const TEXT_CHARS_MAX = 500;

/** One line of a category's template: what its goods are described by (CAT-01). */
export interface AttributeRule {
  /** Key in the product, e.g. `material`. */
  readonly attribute: string;
  readonly name: string;
  readonly kind: (typeof ATTRIBUTE_KINDS)[number];
  /** Of numbers, e.g. `mm`. */
  readonly unit: string | null;
  /** Of enums. */
  readonly choices: readonly string[];
  readonly required: boolean;
}

/**
 * Refuses what the template does not know, what is missing, and values of the wrong kind.
 *
 * @param rules Of the category and of everything above it.
 */
export function checkAttributes(
  values: Readonly<Record<string, AttributeValue>>,
  rules: readonly AttributeRule[],
): void {
  const byKey = new Map(rules.map((rule) => [rule.attribute, rule]));
  for (const [attribute, value] of Object.entries(values)) {
    const rule = byKey.get(attribute);
    if (rule === undefined) throw wrong(attribute, '该类目没有这个属性');
    const reason = whyNot(rule, value);
    if (reason !== null) throw wrong(attribute, reason);
  }
  for (const { attribute, required } of rules)
    if (required && values[attribute] === undefined) throw wrong(attribute, '必填属性');
}

/** The value that a cell of a sheet means; undefined when it means none. */
export function attributeFromText({ kind }: AttributeRule, text: string): AttributeValue | undefined {
  if (kind === 'number') return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
  if (kind === 'bool') return { 是: true, 否: false, true: true, false: false }[text.toLowerCase()];
  return text;
}

function whyNot(rule: AttributeRule, value: AttributeValue): string | null {
  switch (rule.kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : '应为数字';
    case 'bool':
      return typeof value === 'boolean' ? null : '应为是或否';
    case 'enum':
      return typeof value === 'string' && rule.choices.includes(value) ? null : '不在可选值之中';
    case 'text':
      return typeof value === 'string' && value.length <= TEXT_CHARS_MAX ? null : '应为文字';
  }
}

function wrong(attribute: string, reason: string): AppError {
  return new AppError('unprocessable', 'catalog.attribute_invalid', `属性不正确：${reason}`, {
    attribute,
    column: 'attributes',
  });
}

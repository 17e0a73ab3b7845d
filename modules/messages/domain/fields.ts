/** `thing1`, `amount2`: the type is part of the name (订阅消息参数值内容限制). */
const FIELD_NAME =
  /^(thing|number|letter|symbol|character_string|time|date|amount|phone_number|car_number|name|phrase)\d{1,2}$/;
const THING_CHARS_MAX = 20;

const DAY = String.raw`(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|(?:\d{4}[-/.])?\d{2}[-/.]\d{2}`;
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const MOMENT = `(?:(?:${DAY}) )?${CLOCK}`;
const DATE = `(?:${DAY})(?: ${CLOCK})?`;

/** What WeChat takes for each type; anything else is answered with 47003 and never shown. */
const RULES: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/u,
  number: /^(?=.{1,32}$)\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[\p{P}\p{S}]{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: new RegExp(`^${MOMENT}(~${MOMENT})?$`),
  date: new RegExp(`^${DATE}(~${DATE})?$`),
  amount: /^[¥￥$€£]?(?=[\d.]{1,10}(?:元|$))\d+(\.\d+)?元?$/,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^[\p{Script=Han}A-Z][A-Z0-9]{4,6}[\p{Script=Han}A-Z0-9]$/u,
  name: /^(?:[\p{Script=Han}A-Za-z·]{1,10}|[A-Za-z\p{P}\p{S} ]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
};
const CONTROL_CHARS = /\p{Cc}/u;

export function isFieldName(name: string): boolean {
  return FIELD_NAME.test(name);
}

export function suitsField(name: string, value: string): boolean {
  const type = FIELD_NAME.exec(name)?.[1];
  return type !== undefined && !CONTROL_CHARS.test(value) && (RULES[type]?.test(value) ?? false);
}

/** Titles of goods are often longer than a `thing`: cut with a mark. Nothing else may be cut without a change of meaning. */
export function fitted(name: string, value: string): string {
  const chars = [...value.replace(/\s+/gu, ' ').trim()];
  if (!name.startsWith('thing') || chars.length <= THING_CHARS_MAX) return chars.join('');
  return `${chars.slice(0, THING_CHARS_MAX - 1).join('')}…`;
}

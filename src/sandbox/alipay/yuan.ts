/** Fen of `12.30`, NaN for anything that is no amount. Digit by digit: a float would be wrong for some. */
export function fenOf(text: unknown): number {
  const [, yuan = '', cents = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(text)) ?? [];
  return yuan === '' ? Number.NaN : Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
}

export function yuanText(fen: number): string {
  const text = String(fen).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** ¥12.00 */
export function yuan(amountFen: number): string {
  return `¥${(amountFen / 100).toFixed(2)}`;
}

/** 12 or 12.5, without a sign: 满300元 */
export function plainYuan(amountFen: number): string {
  return `${amountFen / 100}`;
}

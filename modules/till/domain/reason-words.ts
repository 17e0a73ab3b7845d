/** Why a code was not paid, for the cashier to say. The providers' own words where they have one for it. */
const WORDS: Readonly<Record<string, string>> = {
  timed_out: '顾客未在时限内完成支付，已撤销',
  cancelled: '已取消这次收款',
  closed: '支付平台已关闭这笔支付',
  refused_by_payer: '顾客没有完成支付',
  NOT_ENOUGH: '顾客余额不足',
  NOTENOUGH: '顾客余额不足',
  AUTH_CODE_INVALID: '付款码已失效，请顾客刷新后再扫',
  AUTH_CODE_EXPIRE: '付款码已失效，请顾客刷新后再扫',
  '64': '顾客余额不足',
  'ACQ.BUYER_BALANCE_NOT_ENOUGH': '顾客余额不足',
  'ACQ.PAYMENT_AUTH_CODE_INVALID': '付款码已失效，请顾客刷新后再扫',
};

export function reasonWords(reason: string | null): string | null {
  if (reason === null) return null;
  return WORDS[reason] ?? '这次支付没有成功，请换一种方式';
}

import { rfc3339 } from './notices.ts';
import type { Refund } from './refunds.ts';
import type { Trade } from './trades.ts';

const STATE_SENTENCES = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  CLOSED: '订单已关闭',
  USERPAYING: '用户支付中，需要输入密码',
  PAYERROR: '支付失败',
  REVOKED: '订单已撤销',
};

export function transaction(trade: Trade): object {
  const always = {
    appid: trade.appid,
    mchid: trade.mchid,
    out_trade_no: trade.outTradeNo,
    trade_state: trade.state,
    trade_state_desc: STATE_SENTENCES[trade.state],
    amount: { total: trade.totalFen, currency: 'CNY', payer_total: trade.totalFen, payer_currency: 'CNY' },
  };
  if (trade.paidAt === null) return always;
  return {
    ...always,
    transaction_id: trade.transactionId,
    trade_type: trade.tradeType ?? 'JSAPI',
    bank_type: 'OTHERS',
    attach: '',
    success_time: rfc3339(trade.paidAt),
    payer: { openid: trade.openid },
  };
}

/** As the API and the notice about it show a refund. */
export function refundAnswer(refund: Refund, trade: Trade) {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: trade.transactionId,
    out_trade_no: trade.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: rfc3339(refund.createdAt),
    ...(refund.succeededAt === null ? {} : { success_time: rfc3339(refund.succeededAt) }),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total: trade.totalFen,
      refund: refund.amountFen,
      payer_total: trade.totalFen,
      payer_refund: refund.amountFen,
      settlement_total: trade.totalFen,
      settlement_refund: refund.amountFen,
      discount_refund: 0,
      currency: 'CNY',
    },
  };
}

import type { FormParams } from '../api/payment-contract.ts';
import type { PaymentSheet } from '../model/payment.ts';

/** WeChat's own payment sheet, which opens nothing but WeChat Pay. Undefined in a browser. */
export function nativeSheet(): PaymentSheet | undefined {
  // #ifdef MP-WEIXIN
  return (payment) =>
    new Promise((resolve, reject) => {
      if (payment.provider !== 'wechat') {
        reject(new Error('only WeChat Pay opens inside WeChat'));
        return;
      }
      const { timeStamp, nonceStr, package: prepay, signType, paySign } = payment.params;
      uni.requestPayment({
        provider: 'wxpay',
        orderInfo: {},
        timeStamp,
        nonceStr,
        package: prepay,
        signType,
        paySign,
        success: () => resolve('done'),
        fail: ({ errMsg }: { errMsg: string }) =>
          errMsg.includes('cancel') ? resolve('cancelled') : reject(new Error(errMsg)),
      });
    });
  // #endif
  // #ifndef MP-WEIXIN
  return undefined;
  // #endif
}

/** Leaves this page for the provider's, with a form that it signed for us; it sends her back here. */
export function leaveWithForm({ url, fields }: FormParams): void {
  // #ifdef H5
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  // #endif
}

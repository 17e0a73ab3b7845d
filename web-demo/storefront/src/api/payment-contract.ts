/** What the API answers about paying. */
export type ProviderName = 'wechat' | 'alipay' | 'unionpay';

export interface PaymentChoice {
  readonly provider: ProviderName;
  readonly title: string;
}

export interface PaymentChoices {
  readonly items: readonly PaymentChoice[];
  /** The demo has one wallet for all of them. */
  readonly demoWallet: boolean;
}

/** What `wx.requestPayment` takes. */
export interface WechatParams {
  readonly appId: string;
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: string;
  readonly paySign: string;
}

export interface FormParams {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export type Payment =
  | { readonly provider: 'wechat'; readonly paymentId: string; readonly params: WechatParams }
  | { readonly provider: 'alipay'; readonly paymentId: string; readonly params: { readonly qrCode: string } }
  | { readonly provider: 'unionpay'; readonly paymentId: string; readonly params: FormParams };

import type { Clock, Ids, Random } from '#kernel';
import type { SmsSettings } from '#modules/members';
import type { MessageSettings } from '#modules/messages';
import type { AlipayAccount, UnionpayAccount } from '#modules/payments';
import { systemClock, systemRandom, timeSortedIds } from './system.ts';

/** Where our mini-program, our merchant accounts and our text messages live: at the providers, or in the sandbox. */
export interface WechatAccounts {
  readonly miniProgram: {
    readonly apiUrl: string;
    readonly appId: string;
    readonly appSecret: string;
    /** Missing: no message push is set up. */
    readonly push?: MessageSettings['push'];
  };
  /** null: no messages are sent. */
  readonly sms: SmsSettings | null;
  readonly pay: {
    readonly apiUrl: string;
    readonly mchId: string;
    readonly serial: string;
    readonly privateKeyPem: string;
    readonly apiV3Key: string;
    /** Key that the provider signs with: `PUB_KEY_ID_…` or a certificate serial. */
    readonly platformKeyId: string;
    readonly platformPublicKeyPem: string;
  };
  /** null: this shop does not offer it. */
  readonly alipay: AlipayAccount | null;
  readonly unionpay: UnionpayAccount | null;
}

/** Everything that the house does not decide itself. Tests and simulations bring their own. */
export interface World {
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: Ids;
  readonly wechat: WechatAccounts;
}

export function realWorld(wechat: WechatAccounts): World {
  return {
    clock: systemClock,
    random: systemRandom,
    ids: timeSortedIds(systemClock, systemRandom),
    wechat,
  };
}

/** For work that talks to nobody outside (training, seeding, most tests): no account anywhere. */
export const NO_ACCOUNTS: WechatAccounts = {
  miniProgram: { apiUrl: 'http://127.0.0.1:9', appId: 'none', appSecret: 'none' },
  sms: null,
  pay: {
    apiUrl: 'http://127.0.0.1:9',
    mchId: '0',
    serial: '0',
    privateKeyPem: '',
    apiV3Key: '0'.repeat(32),
    platformKeyId: '0',
    platformPublicKeyPem: '',
  },
  alipay: null,
  unionpay: null,
};

import { type KeyPair, keyPair } from '../key-pair.ts';

/** The sandbox's one app at Alipay, both sides of it. */
export interface AlipaySide {
  readonly appId: string;
  readonly sellerId: string;
  readonly app: KeyPair;
  readonly platform: KeyPair;
}

export function makeAlipaySide(keyBits?: number): AlipaySide {
  const [app, platform] = [keyPair(keyBits), keyPair(keyBits)];
  return { appId: '2021006119000109', sellerId: '2088001900000109', app, platform };
}

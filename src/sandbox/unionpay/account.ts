import { authorityCertificate, certificate } from '../certificate.ts';
import { type KeyPair, keyPair, serialNumber } from '../key-pair.ts';

export interface Certified extends KeyPair {
  readonly certificatePem: string;
}

/** The sandbox's one merchant at UnionPay, and UnionPay's authority: root → middle → the one that signs messages. */
export interface UnionpaySide {
  readonly merId: string;
  /** Serial of the merchant's signing certificate, decimal. */
  readonly certId: string;
  readonly merchant: KeyPair;
  readonly root: Certified;
  readonly middle: Certified;
  readonly signing: Certified;
}

/** The real ones are made out to `041@…@中国银联股份有限公司@…`. */
const COMPANY = '041@89842010@中国银联股份有限公司@00000109';
const ROOT = { commonName: 'Tongqu sandbox UnionPay root' };
const MIDDLE = { commonName: 'Tongqu sandbox UnionPay middle' };
/** Long enough for every clock that a simulation starts at. */
const VALID = { notBefore: new Date('2015-01-01T00:00:00Z'), notAfter: new Date('2045-01-01T00:00:00Z') };

export function makeUnionpaySide(keyBits?: number): UnionpaySide {
  const [root, middle] = [keyPair(), keyPair()];
  const rootGiven = { ...ROOT, ...VALID, serialHex: serialNumber(), privateKeyPem: root.privateKeyPem };
  const middleGiven = { ...MIDDLE, ...VALID, serialHex: serialNumber(), privateKeyPem: middle.privateKeyPem };
  return {
    merId: '898420105410109',
    certId: BigInt(`0x${serialNumber()}`).toString(),
    merchant: keyPair(keyBits),
    root: { ...root, certificatePem: authorityCertificate(rootGiven) },
    middle: { ...middle, certificatePem: authorityCertificate(middleGiven, rootGiven) },
    signing: makeSigning(middle.privateKeyPem, { keyBits }),
  };
}

/** What UnionPay signs its messages with: made anew when it rotates. `given` says otherwise for certificates that lie. */
export function makeSigning(
  middleKeyPem: string,
  {
    keyBits,
    ...given
  }: {
    readonly commonName?: string;
    readonly notAfter?: Date;
    readonly keyBits?: number | undefined;
  } = {},
): Certified {
  const keys = keyPair(keyBits);
  const wanted = { commonName: COMPANY, ...VALID, ...given };
  return {
    ...keys,
    certificatePem: certificate(
      { ...wanted, serialHex: serialNumber(), privateKeyPem: keys.privateKeyPem },
      { ...MIDDLE, privateKeyPem: middleKeyPem },
    ),
  };
}

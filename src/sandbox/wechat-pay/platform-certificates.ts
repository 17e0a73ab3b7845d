import { X509Certificate } from 'node:crypto';
import { type Clock, DAY_MS, type Random } from '#kernel';
import type { SandboxAccounts } from '../accounts.ts';
import { selfSignedCertificate } from '../certificate.ts';
import { type KeyPair, keyPair, serialNumber } from '../key-pair.ts';
import { rfc3339 } from './notices.ts';
import { type Signer, seal } from './signatures.ts';

interface Parts {
  readonly accounts: SandboxAccounts;
  readonly apiClock: Clock;
  readonly random: Random;
}

/** Certificate mode: a merchant downloads the certificates, sealed under its APIv3 key, and several are good at once. */
export class PlatformCertificates {
  readonly #parts: Parts;
  /** The last one signs. */
  readonly #keys: { readonly serial: string; readonly pair: KeyPair }[];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#keys = [{ serial: parts.accounts.certificateSerial, pair: parts.accounts.certificate }];
  }

  rotate(): void {
    this.#keys.push({ serial: serialNumber(), pair: keyPair() });
  }

  signer(): Signer {
    const newest = this.#keys[this.#keys.length - 1] ?? this.#keys[0];
    if (newest === undefined) throw new RangeError('there is always a certificate');
    return { keyId: newest.serial, privateKeyPem: newest.pair.privateKeyPem };
  }

  answer(): object {
    const { accounts, apiClock, random } = this.#parts;
    const now = apiClock.now();
    const data = this.#keys.map(({ serial, pair }) => {
      const pem = selfSignedCertificate({
        commonName: 'Tongqu sandbox payment platform',
        serialHex: serial,
        privateKeyPem: pair.privateKeyPem,
        notBefore: new Date(now - DAY_MS),
        notAfter: new Date(now + 365 * DAY_MS),
      });
      const { serialNumber: serialNo, validFrom, validTo } = new X509Certificate(pem);
      return {
        serial_no: serialNo,
        effective_time: rfc3339(Date.parse(validFrom)),
        expire_time: rfc3339(Date.parse(validTo)),
        encrypt_certificate: seal(pem, accounts.apiV3Key, 'certificate', random),
      };
    });
    return { data };
  }
}

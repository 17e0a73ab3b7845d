import { type KeyObject, X509Certificate } from 'node:crypto';
import type { EpochMs } from '#kernel';
import type { UnionpayAccount } from '../app/ports.ts';

/** Whom the certificate of every genuine message is made out to: the third part of `041@…@company@…`. */
const COMPANY = '中国银联股份有限公司';
const CERTIFICATE_CHARS_MAX = 8_192;

/**
 * The key inside a message's own certificate, when that hangs on the chain that we were given: root → middle → this,
 * each one signed by the one before and valid now, this one made out to UnionPay. Undefined for every other.
 */
export function trustedKey(
  { rootCertificatePem, middleCertificatePem }: UnionpayAccount,
  certificatePem: string,
  now: EpochMs,
): KeyObject | undefined {
  if (certificatePem.length > CERTIFICATE_CHARS_MAX) return undefined;
  const leaf = certificateOf(certificatePem);
  if (leaf === undefined || leaf.ca) return undefined;
  const [root, middle] = [new X509Certificate(rootCertificatePem), new X509Certificate(middleCertificatePem)];
  const isChain =
    root.verify(root.publicKey) &&
    isIssuedBy(middle, root) &&
    isIssuedBy(leaf, middle) &&
    [root, middle, leaf].every((certificate) => isValidAt(certificate, now));
  if (!isChain || companyOf(leaf) !== COMPANY) return undefined;
  return leaf.publicKey;
}

function certificateOf(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function isIssuedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  return authority.ca && certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

function isValidAt({ validFromDate, validToDate }: X509Certificate, now: EpochMs): boolean {
  return validFromDate.getTime() <= now && now <= validToDate.getTime();
}

/** Undefined for one that has several names. */
function companyOf(certificate: X509Certificate): string | undefined {
  const { CN } = certificate.toLegacyObject().subject;
  return typeof CN === 'string' ? CN.split('@')[2] : undefined;
}

import { createPublicKey, createSign } from 'node:crypto';

export interface CertificateOf {
  readonly commonName: string;
  readonly serialHex: string;
  /** Of the one that the certificate is for. */
  readonly privateKeyPem: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

interface Issuer {
  readonly commonName: string;
  readonly privateKeyPem: string;
}

export function selfSignedCertificate(given: CertificateOf): string {
  return certificate(given, given);
}

/** Of somebody who may sign certificates: a root signs itself. */
export function authorityCertificate(given: CertificateOf, issuer: Issuer = given): string {
  return certificate(given, issuer, true);
}

/**
 * An X.509 v3 certificate (RFC 5280) in DER, just large enough for `GET /v3/certificates` and for a chain of three:
 * Node reads certificates but does not make them, and a certificate library would be a dependency for two
 * answers of a sandbox.
 */
export function certificate(given: CertificateOf, issuer: Issuer, isAuthority = false): string {
  const publicKey = createPublicKey(given.privateKeyPem).export({ type: 'spki', format: 'der' });
  const algorithm = sequence(objectId('2a864886f70d01010b'), tagged(0x05));
  const toBeSigned = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.from(given.serialHex, 'hex')),
    algorithm,
    nameOf(issuer),
    sequence(utcTime(given.notBefore), utcTime(given.notAfter)),
    nameOf(given),
    publicKey,
    ...(isAuthority ? [MAY_SIGN] : []),
  );
  const signature = createSign('RSA-SHA256').update(toBeSigned).sign(issuer.privateKeyPem);
  const der = sequence(toBeSigned, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function tagged(tag: number, content: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

function length(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  const digits = Buffer.from(bytes.toString(16).padStart(bytes > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | digits.length]), digits]);
}

const sequence = (...parts: Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts));
const nameOf = ({ commonName }: { readonly commonName: string }): Buffer =>
  sequence(tagged(0x31, sequence(objectId('550403'), tagged(0x0c, Buffer.from(commonName)))));
const objectId = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'));

/** A leading zero keeps a number whose first bit is set from being negative. */
function integer(bytes: Buffer): Buffer {
  return tagged(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** `YYMMDDHHMMSSZ`; right until 2049, which is long after any sandbox. */
function utcTime(at: Date): Buffer {
  return tagged(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

/** Extension `basicConstraints`, critical, cA = TRUE. */
const TRUE = tagged(0x01, Buffer.from([0xff]));
const MAY_SIGN = tagged(0xa3, sequence(sequence(objectId('551d13'), TRUE, tagged(0x04, sequence(TRUE)))));

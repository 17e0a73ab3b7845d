import type { Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** Of IPv6 a provider gives everybody a network: single addresses in it cost nothing. */
const IPV6_PREFIX_BITS = 56;

/** Whoever asks, as far as an address tells: the address itself, of IPv6 its network. */
export function callerNetwork({ ip }: Request): string {
  return ip === undefined ? 'unknown' : ipKeyGenerator(ip, IPV6_PREFIX_BITS);
}

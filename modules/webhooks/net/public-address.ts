import { BlockList, isIP } from 'node:net';

/** Networks that no partner can be in: our own, the machine itself, the metadata service of a cloud. */
const CLOSED_IPV4: readonly (readonly [string, number])[] = [
  ...[
    ['0.0.0.0', 8] as const,
    ['10.0.0.0', 8] as const,
    ['100.64.0.0', 10] as const,
    ['127.0.0.0', 8] as const,
  ],
  ...[['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const, ['192.0.0.0', 24] as const],
  ...[['192.0.2.0', 24] as const, ['192.168.0.0', 16] as const, ['198.18.0.0', 15] as const],
  ...[
    ['198.51.100.0', 24] as const,
    ['203.0.113.0', 24] as const,
    ['224.0.0.0', 4] as const,
    ['240.0.0.0', 4] as const,
  ],
];
/** Of IPv6 only what is routed in the world, without the ranges that carry an IPv4 address inside. */
const CLOSED_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
];

const closed = new BlockList();
for (const [net, bits] of CLOSED_IPV4) closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of CLOSED_IPV6) closed.addSubnet(net, bits, 'ipv6');
const routed = new BlockList();
routed.addSubnet('2000::', 3, 'ipv6');

export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  return family === 6 && routed.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/** What can be said of an address before anybody is asked where it leads; names are looked at again at every delivery. */
export function mayBeCalled(text: string, mayBeLocal: boolean): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false;
  if (mayBeLocal) return ['http:', 'https:'].includes(url.protocol);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:') return false;
  return isIP(host) === 0
    ? host.includes('.') && !/\.(local|internal|localhost)\.?$/.test(host)
    : isPublicAddress(host);
}

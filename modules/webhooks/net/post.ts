import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { SECOND_MS } from '#kernel';
import type { Post } from '../app/ports.ts';
import { isPublicAddress } from './public-address.ts';

const ANSWER_MS_MAX = 10 * SECOND_MS;

class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

type Resolve = (name: string, tell: (error: Error | null, found: LookupAddress[]) => void) => void;
const resolveBySystem: Resolve = (name, tell) => systemLookup(name, { all: true }, tell);

/**
 * Posts to a partner. The address that a name leads to is checked in the very look-up that the connection uses: a name
 * that changes its mind between check and use (DNS rebinding) gets nowhere. No redirect is followed, no answer is read.
 */
export function webhookPost(mayBeLocal: boolean, resolve: Resolve = resolveBySystem): Post {
  const lookup: LookupFunction = (name, options, tell) =>
    resolve(name, (error, found) => {
      const [first] = found ?? [];
      if (error !== null || first === undefined) return tell(error ?? new Error('unknown name'), '', 0);
      if (!mayBeLocal && !found.every(({ address }) => isPublicAddress(address)))
        return tell(new PrivateAddress('private address'), '', 0);
      if (options.all === true) return tell(null, found);
      return tell(null, first.address, first.family);
    });

  return ({ url, headers, body }) =>
    new Promise((settle) => {
      const target = new URL(url);
      const host = target.hostname.replace(/^\[|\]$/g, '');
      if (!mayBeLocal && (target.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host)))) {
        settle({ status: null, why: 'private_address' });
        return;
      }
      const options: RequestOptions = {
        ...{ method: 'POST', agent: false, lookup, signal: AbortSignal.timeout(ANSWER_MS_MAX) },
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      };
      const sent: ClientRequest = (target.protocol === 'https:' ? httpsRequest : httpRequest)(
        target,
        options,
        (answer) => {
          settle({ status: answer.statusCode ?? 0, why: '' });
          answer.destroy();
        },
      );
      sent.on('error', (error) => settle({ status: null, why: reasonOf(error) }));
      sent.end(body);
    });
}

/** A word for the list; what the system says may quote addresses. */
function reasonOf(error: Error): string {
  if (error instanceof PrivateAddress) return 'private_address';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'no_answer';
  return (error as NodeJS.ErrnoException).code?.toLowerCase().slice(0, 40) ?? 'failed';
}

import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#kernel';
import type { ChannelAdapter, StatusPush } from '../app/adapter.ts';
import type { SellingChannel } from '../domain/notice.ts';

const ANSWER_WITHIN_MS = 10_000;

/** Where one channel is told, and the secret that it shares with us. */
export interface RestChannelSettings {
  readonly channel: SellingChannel;
  readonly url: string;
  readonly secret: string;
}

const answer = z.object({ code: z.string(), message: z.string().max(500).default('') });

/**
 * The documented shape (README): `POST {url}/orders/{externalNo}/status` with the status as JSON and
 * `X-Signature: HMAC-SHA256(secret, timestamp + "\n" + push id + "\n" + body)`, hex. `{"code":"ok"}` took it, any other code
 * with status 200 or 4xx is a refusal, everything else is no answer.
 */
export function restChannel(
  { channel, url, secret }: RestChannelSettings,
  clock: Clock,
  ask: typeof fetch = fetch,
): ChannelAdapter {
  return {
    channel,
    async push({ pushId, externalNo, at, what }: StatusPush) {
      const body = JSON.stringify({ ...what, at });
      const timestamp = `${clock.now()}`;
      const signature = createHmac('sha256', secret).update(`${timestamp}\n${pushId}\n${body}`).digest('hex');
      try {
        const reply = await ask(`${url}/orders/${encodeURIComponent(externalNo)}/status`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...{ 'x-timestamp': timestamp, 'x-push-id': pushId, 'x-signature': signature },
          },
          body,
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        });
        if (reply.status >= 500 || reply.status === 429) return undefined;
        const said = answer.safeParse(await reply.json());
        if (!said.success) return undefined;
        return said.data.code === 'ok' ? 'taken' : { refused: said.data.code };
      } catch {
        return undefined;
      }
    },
  };
}

import { z } from 'zod';
import { SECOND_MS } from '#kernel';
import type { LastTextTo } from '../app/ports.ts';

const ANSWER_MS_MAX = 5 * SECOND_MS;

const answer = z.object({ items: z.array(z.object({ text: z.string() })) });

/** Looks into the sandbox, where the demo's messages lie instead of on a phone. */
export function sandboxMessages(apiUrl: string): LastTextTo {
  return async (phone) => {
    const reply = await fetch(`${apiUrl}/__sandbox/messages/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone: phone.startsWith('+') ? phone : `+86${phone}` }),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    }).catch(() => undefined);
    if (reply?.ok !== true) return null;
    return answer.parse(await reply.json()).items[0]?.text ?? null;
  };
}

import { createHash, createHmac } from 'node:crypto';
import { type EpochMs, SECOND_MS } from '#kernel';

const ALGORITHM = 'TC3-HMAC-SHA256';

interface Signed {
  readonly secretId: string;
  readonly secretKey: string;
  readonly service: string;
  readonly host: string;
  readonly action: string;
  readonly contentType: string;
  readonly body: string;
  readonly at: EpochMs;
}

/** Value of `Authorization` for a POST to a Tencent Cloud API 3.0 (签名方法 v3). The day in the scope is UTC. */
export function tc3Authorization(request: Signed): string {
  const { secretId, secretKey, service, host, action, contentType, body, at } = request;
  const signedHeaders = 'content-type;host;x-tc-action';
  const headers = `content-type:${contentType}\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n`;
  const canonical = ['POST', '/', '', headers, signedHeaders, sha256(body)].join('\n');
  const day = new Date(at).toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const toSign = [ALGORITHM, Math.floor(at / SECOND_MS), scope, sha256(canonical)].join('\n');
  const key = [day, service, 'tc3_request'].reduce<Buffer>(
    (under, part) => createHmac('sha256', under).update(part).digest(),
    Buffer.from(`TC3${secretKey}`),
  );
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

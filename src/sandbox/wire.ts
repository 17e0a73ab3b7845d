/** HTTP without sockets: what a request and an answer are, so that a simulation can pass them in memory. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, as they were sent: the signature covers these bytes. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Sent instead of `body`: pictures. */
  readonly bytes?: Buffer;
}

export interface NoticeAnswer {
  readonly status: number;
  /** Alipay reads it; missing = nothing. */
  readonly text?: string;
}

/** How a notice leaves the sandbox. Rejects when nobody answers. */
export type Transport = (notice: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<NoticeAnswer>;

export function jsonAnswer(status: number, body: object): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

export function textAnswer(status: number, body: string, type = 'text/plain'): WireAnswer {
  return { status, headers: { 'content-type': `${type}; charset=utf-8` }, body };
}

export function jsonObject(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Not JSON: treated like an object without any field, which every reader refuses.
  }
  return {};
}

/** The way to the server. No fetch, Request or URL behind it: a mini-program has none of them. */
export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly header: Readonly<Record<string, string>>;
  /** JSON value, or the bytes of a picture. */
  readonly body?: object | ArrayBuffer;
  /** `binary` asks for the bytes of the answer. */
  readonly answer?: 'json' | 'binary';
}

export interface Incoming {
  readonly status: number;
  readonly body: unknown;
}

/** Rejects with `Unreachable` only; an unwelcome status is an answer. */
export type Transport = (request: Outgoing) => Promise<Incoming>;

/** Nothing came back: no network, a timeout, the server is down. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The server said no. `code` is stable, the message is a Chinese sentence for people. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, body: unknown) {
    const problem = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    super(typeof problem['title'] === 'string' ? problem['title'] : '服务暂时不可用，请稍后再试');
    this.status = status;
    this.code = typeof problem['code'] === 'string' ? problem['code'] : `http.${status}`;
    this.details = (problem['details'] as Record<string, unknown> | undefined) ?? {};
  }
}

/** One sentence for the shopper. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof Unreachable) return '网络连接不上，请检查后再试一次';
  return '出了点问题，请再试一次';
}

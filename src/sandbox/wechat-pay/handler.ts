import { type ProviderError, paramError } from './provider-error.ts';

export type Answered = {
  readonly status: number;
  readonly json?: object;
  /** Instead of `json`, and not signed: a file. */
  readonly file?: string | Buffer;
};
type Body = Record<string, unknown>;
export type Handler = (found: RegExpMatchArray, body: Body, query: URLSearchParams) => Answered;
export type PayRoute = readonly [method: string, path: RegExp, handler: Handler];

export function failure({ status, code, message }: ProviderError): Answered {
  return { status, json: { code, message } };
}

export function field(body: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = body[name];
  if (typeof value !== 'object' || value === null) throw paramError(`缺少 ${name}`);
  return value as Record<string, unknown>;
}

export function text(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw paramError(`缺少 ${name}`);
  return value;
}

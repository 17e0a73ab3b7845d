import { type Incoming, type Outgoing, Refusal, type Transport } from './transport.ts';

/** Where the client takes its bearer token from; `renewed` is called at most once per request, after a 401. */
export interface Credentials {
  token(): Promise<string | undefined>;
  renewed(refused: string): Promise<string | undefined>;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface CallOptions {
  readonly query?: Query;
  readonly body?: Outgoing['body'];
  readonly header?: Readonly<Record<string, string>>;
  readonly answer?: Outgoing['answer'];
}

/** One request with the shopper's token; throws `Refusal` on any status from 400 on. */
export type Call = <Answer>(
  method: Outgoing['method'],
  path: string,
  options?: CallOptions,
) => Promise<Answer>;

export function createCall(transport: Transport, credentials: Credentials): Call {
  return async <Answer>(method: Outgoing['method'], path: string, options: CallOptions = {}) => {
    const { query = {}, header = {}, body, answer } = options;
    const ask = (token: string | undefined): Promise<Incoming> =>
      transport({
        method,
        path: path + searchOf(query),
        header: token === undefined ? header : { ...header, authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body }),
        ...(answer === undefined ? {} : { answer }),
      });
    const token = await credentials.token();
    let incoming = await ask(token);
    if (incoming.status === 401 && token !== undefined) {
      const fresh = await credentials.renewed(token);
      incoming = await ask(fresh);
    }
    if (incoming.status >= 400) throw new Refusal(incoming.status, incoming.body);
    return incoming.body as Answer;
  };
}

function searchOf(query: Query): string {
  const pairs = Object.entries(query)
    .filter((pair): pair is [string, string | number] => pair[1] !== undefined && pair[1] !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

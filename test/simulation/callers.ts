import { setImmediate } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import { askInProcess } from './in-process.ts';
import type { Instance } from './instance.ts';
import { OWNER, type Shopper } from './shop.ts';

type Who = Shopper | 'owner';
export type Body = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly body: Body;
}

/** What the counts call a request. */
const NAMES = [
  [/^\/v1\/orders$/, 'order'],
  [/^\/v1\/rush-orders$/, 'rush'],
  [/till\/sales$/, 'sale'],
  [/customers$/, 'member known'],
  [/scans$/, 'scan'],
  [/^\/v1\/orders\/.*\/cancel$/, 'cancel'],
  [/sales\/.*\/cancel$/, 'sale cancelled'],
  [/^\/v1\/me\/after-sales$/, 'asked back'],
  [/\/approve$/, 'approved'],
  [/\/parcel$/, 'sent back'],
  [/\/received$/, 'came back'],
  [/\/refund$/, 'paid back'],
  [/\/ready$/, 'ready'],
  [/\/verify$/, 'handed over'],
  [/\/ship$/, 'sent'],
  [/\/receive$/, 'received'],
] as const;

/** Taken, and not decided yet. */
const QUEUED = 202;
/** Nobody in the shop has thought of it. */
const INTERNAL = 500;
/** Of what was told, repeated are the latest. */
const LATEST = 20;
/** Each from a line of her own: what the house refuses to a crowd behind one address is not the matter here. */
const ADDRESSES = 250;

/** A request as its caller knows it: sent until there is an answer, always under the same key. */
interface Request {
  readonly who: Who;
  readonly path: string;
  readonly body: object;
  readonly key: string;
  /** Told of the first answer. */
  readonly heard: ((answer: Answer) => void) | undefined;
  answer?: { readonly status: number; readonly id: string | undefined };
}

/** Everybody who asks the shop for something, and what they remember of it. */
export class Callers {
  /** Rules that a caller saw broken. */
  readonly complaints: string[] = [];
  readonly #dice: Dice;
  readonly #instances: readonly Instance[];
  readonly #requests: Request[] = [];
  readonly #counts: Record<string, number> = {};
  readonly #tokens = new Map<Who, string>();
  readonly #orders = new Set<string>();
  readonly #cancelled = new Set<string>();
  readonly #paidAtTill = new Set<string>();
  readonly #refunds = new Set<string>();

  constructor(dice: Dice, instances: readonly Instance[]) {
    this.#dice = dice;
    this.#instances = instances;
  }

  /** Orders and sales that were acknowledged. */
  get orders(): ReadonlySet<string> {
    return this.#orders;
  }

  get cancelled(): ReadonlySet<string> {
    return this.#cancelled;
  }

  /** Sales of which the till was told that they are paid. */
  get paidAtTill(): ReadonlySet<string> {
    return this.#paidAtTill;
  }

  /** Requests whose money goes back, as they were told. */
  get refunds(): ReadonlySet<string> {
    return this.#refunds;
  }

  get unanswered(): number {
    return this.#requests.filter(({ answer }) => answer === undefined).length;
  }

  counts(): Readonly<Record<string, number>> {
    return { ...this.#counts };
  }

  count(what: string): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1;
  }

  /** Something that must happen once, however often it is asked for. */
  ask(who: Who, path: string, body: object, heard?: (answer: Answer) => void): Promise<string> {
    return this.#send(this.#note({ who, path, body, heard }));
  }

  /** The same at the same moment at one instance, as in a rush. */
  async askTogether(
    crowd: readonly Shopper[],
    path: string,
    body: object,
    heard: (who: Shopper, answer: Answer) => void,
  ): Promise<string> {
    const instance = this.#dice.pick(this.#instances);
    const requests = crowd.map((who) =>
      this.#note({ who, path, body, heard: (answer) => heard(who, answer) }),
    );
    for (const who of crowd) await this.once(who, '/v1/me', { instance });
    instance.rush.close();
    let answered = 0;
    const answers = requests.map((request) =>
      this.#send(request, instance).finally(() => {
        answered += 1;
      }),
    );
    while (instance.rush.waiting + answered < crowd.length) await setImmediate();
    instance.rush.open();
    return (await Promise.all(answers)).join(' ');
  }

  #note(wish: Omit<Request, 'key' | 'answer'>): Request {
    const request = { ...wish, key: `simulated-${this.#requests.length}` };
    this.#requests.push(request);
    return request;
  }

  /** One of those that had no answer. */
  retry(): Promise<string> | undefined {
    const lost = this.#requests.filter(({ answer }) => answer === undefined);
    return lost.length === 0 ? undefined : this.#send(this.#dice.pick(lost));
  }

  /** One of those that had one: as a client does whose answer got lost. */
  repeat(): Promise<string> | undefined {
    const told = this.#requests.filter(
      ({ path, answer }) => answer?.status === 201 || (answer?.status === 200 && path.endsWith('/scans')),
    );
    return told.length === 0 ? undefined : this.#send(this.#dice.pick(told.slice(-LATEST)));
  }

  async retryAll(): Promise<void> {
    for (const request of this.#requests) if (request.answer === undefined) await this.#send(request);
  }

  async #send(request: Request, instance?: Instance): Promise<string> {
    const { who, path, body, key, heard } = request;
    const answer = await this.once(who, path, { body, key, instance });
    if (answer === undefined) return 'lost';
    const { status } = answer;
    if (status === INTERNAL) this.complaints.push(`whoever lives knows what went wrong: ${path} ${key}`);
    // Come back later: no answer to the question.
    if (status >= 500 || status === 429 || status === QUEUED) return String(status);
    const id = idOf(answer.body);
    const { answer: first } = request;
    request.answer = { status, id };
    // Also what it is told again: the code that was asked about is paid meanwhile.
    this.#remember(request, answer);
    if (first === undefined) heard?.(answer);
    else if (first.status !== status || first.id !== id)
      this.complaints.push(`a repeated request has its first answer (X-04): ${path} ${key}`);
    this.count(`${NAMES.find(([pattern]) => pattern.test(path))?.[1]} ${status}`);
    return String(status);
  }

  #remember({ path }: Request, { status, body }: Answer): void {
    const id = idOf(body);
    if (id === undefined || status >= 300) return;
    if (/^\/v1\/(rush-)?orders$|till\/sales$/.test(path) && status === 201) this.#orders.add(id);
    if (path.endsWith('/cancel')) this.#cancelled.add(id);
    const { state } = (body['payment'] ?? {}) as { state?: string };
    if (path.endsWith('/scans') && state === 'PAID') this.#paidAtTill.add(id);
    if (path.includes('/after-sales') && MONEY_PROMISED.has(String(body['state']))) this.#refunds.add(id);
  }

  /** Undefined = the instance died before it could answer, or was dead already. */
  async once(
    who: Who,
    path: string,
    {
      body,
      key,
      instance = this.#dice.pick(this.#instances),
    }: {
      readonly body?: object;
      readonly key?: string;
      readonly instance?: Instance | undefined;
    } = {},
  ): Promise<Answer | undefined> {
    if (instance.fate.isDead) return undefined;
    const post = (where: string, content: object | undefined, token: string) =>
      askInProcess(instance.house.server, {
        ...{ method: content === undefined ? 'GET' : 'POST', path: where },
        headers: {
          ...{ 'content-type': 'application/json', authorization: `Bearer ${token}` },
          'x-forwarded-for': `10.0.0.${1 + (this.#requests.length % ADDRESSES)}`,
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: content === undefined ? undefined : JSON.stringify(content),
      });
    let answer = await post(path, body, this.#tokens.get(who) ?? 'none');
    if (answer.status === 401) {
      const [door, proof] =
        who === 'owner'
          ? ['/v1/staff/sign-in', OWNER]
          : ['/v1/auth/wechat', { code: `demo:${who.name}`, acceptsTerms: true }];
      const signedIn = await post(door, proof, 'none');
      if (instance.fate.isDead || signedIn.status >= 300) return undefined;
      const { accessToken } = JSON.parse(signedIn.text) as { accessToken: string };
      this.#tokens.set(who, accessToken);
      answer = await post(path, body, accessToken);
    }
    if (instance.fate.isDead) return undefined;
    const { text } = answer;
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Body) };
  }
}

/** Nothing but money is under way any more. */
const MONEY_PROMISED = new Set(['REFUNDING', 'DONE']);

/** A sale is told with its order inside, a ticket of a rush with its order's id. */
function idOf(body: Body): string | undefined {
  const id = body['id'] ?? body['orderId'] ?? (body['order'] as Body | undefined)?.['id'];
  return id === undefined ? undefined : String(id);
}

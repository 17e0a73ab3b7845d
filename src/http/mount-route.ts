import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import {
  AppError,
  type Authenticator,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type Principal,
} from '#kernel';
import { brokenPromise, undeclaredProblem } from './broken-promise.ts';
import { holdsAny } from './holds-any.ts';
import { readBytes } from './read-bytes.ts';
import { readWhileItComes } from './read-while-it-comes.ts';
import { requestKey } from './request-key.ts';
import { type Call, isBinary, isStream, type Reply, type Route } from './route.ts';

const JSON_BODY_BYTES_MAX = 256 * 1024;
const ESCAPED_NUL = '\\u0000';

/** Whether this token opens a use for this member now. */
type ConsentGate = (token: string, purpose: string, memberId: MemberId) => Promise<boolean>;

export interface Doorkeepers {
  readonly members: Authenticator;
  readonly staff: Authenticator;
  readonly consents: ConsentGate;
  /** The merchant that open routes speak for. */
  readonly merchantId: MerchantId;
}

export function mountRoute(
  router: Router,
  route: Route,
  doorkeepers: Doorkeepers,
  checksAnswers: boolean,
): void {
  const path = route.path.replace(/\{(\w+)\}/g, ':$1');
  const callers = new WeakMap<Request, Caller>();
  // Who is asking comes first: nobody uploads a body before showing a token.
  const askWho: RequestHandler = async (request, _response, next) => {
    if (request.url.includes('%00')) throw unreadable();
    const caller = await identify(route, request, doorkeepers);
    callers.set(request, caller);
    requireRole(route, caller.principal);
    next();
  };
  router[route.method](path, ...limits(route), askWho, ...bodyReaders(route), async (request, response) => {
    const { principal, merchantId } = callers.get(request) ?? { merchantId: doorkeepers.merchantId };
    const call = {
      principal,
      merchantId,
      params: route.params?.parse(request.params),
      query: route.query?.parse(request.query),
      body: isBinary(route.body) || isStream(route.body) ? request.body : route.body?.parse(request.body),
      requestKey: route.idempotent === true ? requestKey(request, ownerOf(principal, request)) : undefined,
      staysSignedIn: () =>
        identify(route, request, doorkeepers).then(
          () => true,
          () => false,
        ),
      http: { request, response },
    };
    requireRoleAtStores(route, principal, [call.params, call.query, call.body]);
    await requireConsent(route, principal, call.body, doorkeepers.consents);
    const handle = async () => route.handle(call as Call<never, never, never, never, never>);
    const reply = await (checksAnswers ? promised(route, handle) : handle());
    if (reply !== undefined) send(route, response, reply);
  });
}

function bodyReaders({ body }: Route): RequestHandler[] {
  if (body === undefined) return [];
  const contentTypes = isBinary(body) || isStream(body) ? [...body.contentTypes] : ['application/json'];
  const requireType: RequestHandler = (request, _response, next) => {
    const acceptable = !request.headers['content-type'] || request.is(contentTypes);
    if (acceptable) next();
    else next(new AppError('unsupported', 'request.unsupported', '不支持这种请求内容', { contentTypes }));
  };
  if (isStream(body)) return [requireType, readWhileItComes(body.streamBytesMax)];
  if (!isBinary(body)) return [requireType, express.json({ limit: JSON_BODY_BYTES_MAX, verify: refuseNul })];
  return [requireType, readBytes(body.bytesMax)];
}

/** PostgreSQL cannot store U+0000 in a text: without this it would be a failure of ours, on one database only. */
function refuseNul(_request: unknown, _response: unknown, body: Buffer): void {
  if (body.includes(ESCAPED_NUL)) throw unreadable();
}

function unreadable(): AppError {
  return new AppError('invalid', 'request.unreadable', '无法读取请求内容');
}

function limits({ limit }: Route): RequestHandler[] {
  if (limit === undefined) return [];
  return [
    rateLimit({
      windowMs: MINUTE_MS,
      limit: limit.perMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      // Made once per route, though by its first request (find-route.ts).
      validate: { creationStack: false },
      handler: (_request, _response, next) =>
        next(
          new AppError('rate_limited', 'request.too_many', '操作太频繁，请稍后再试', {
            retryAfterSeconds: 60,
          }),
        ),
    }),
  ];
}

/** Who is asking, if anybody is known, and whose shop is spoken of. */
interface Caller {
  readonly principal?: Principal;
  readonly merchantId: MerchantId;
}

async function identify(route: Route, request: Request, doorkeepers: Doorkeepers): Promise<Caller> {
  const { kind } = route.access;
  const { authorization } = request.headers;
  if (kind === 'open' || kind === 'provider') return { merchantId: doorkeepers.merchantId };
  if (kind === 'visitor' && authorization === undefined) return { merchantId: doorkeepers.merchantId };
  const bearer = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (bearer === undefined) throw signInNeeded();
  const doorkeeper = kind === 'staff' ? doorkeepers.staff : doorkeepers.members;
  const principal = await doorkeeper.authenticate(bearer);
  if (principal !== undefined) return { principal, merchantId: principal.merchantId };
  // Staff who look at their shop are visitors like any other, without a member's prices and history.
  const clerk = kind === 'visitor' ? await doorkeepers.staff.authenticate(bearer) : undefined;
  if (clerk === undefined) throw signInNeeded();
  return { merchantId: clerk.merchantId };
}

function signInNeeded(): AppError {
  return new AppError('unauthenticated', 'access.sign_in_needed', '请先登录');
}

/** Before a body is read: who may not ask for this at all is told so whatever she sends. */
function requireRole({ access }: Route, person: Principal | undefined): void {
  if (access.kind !== 'staff' || person?.kind !== 'staff') return;
  const grants = access.wholeShop === true ? person.grants.filter(isForEveryStore) : person.grants;
  if (!holdsAny({ ...person, grants }, access.roles, undefined)) throw forbidden();
}

/** Every store that the request names, wherever it names it. */
function requireRoleAtStores({ access }: Route, person: Principal | undefined, places: unknown[]): void {
  if (access.kind !== 'staff' || person?.kind !== 'staff') return;
  for (const place of places) {
    const storeId = (place as { storeId?: unknown } | null | undefined)?.storeId;
    if (typeof storeId === 'string' && !holdsAny(person, access.roles, storeId)) throw forbidden();
  }
}

/** Separate consent is asked for here, so that no handler can forget it. */
async function requireConsent(
  { consent }: Route,
  person: Principal | undefined,
  body: unknown,
  gate: ConsentGate,
): Promise<void> {
  if (consent === undefined) return;
  const token = (body as { consentToken?: unknown } | undefined)?.consentToken;
  const opens =
    person?.kind === 'member' &&
    typeof token === 'string' &&
    (await gate(token, consent.purpose, person.memberId));
  if (!opens) throw consent.refusal();
}

function isForEveryStore({ storeId }: { readonly storeId: string | null }): boolean {
  return storeId === null;
}

function forbidden(): AppError {
  return new AppError('forbidden', 'access.forbidden', '你没有这项权限');
}

function ownerOf(principal: Principal | undefined, request: Request): string {
  if (principal === undefined) return `ip:${request.ip}`;
  return principal.kind === 'member' ? principal.memberId : principal.staffId;
}

function statusOf(route: Route, { status }: Reply): number {
  return status ?? Number(Object.keys(route.answers)[0] ?? 200);
}

/** Fails where a handler answers something else than its route declares. */
async function promised(route: Route, handle: () => Promise<Reply | undefined>): Promise<Reply | undefined> {
  const fail = (broken: string | undefined, cause?: unknown) => {
    if (broken !== undefined)
      throw new Error(`${route.method.toUpperCase()} ${route.path} answers ${broken}`, { cause });
  };
  const reply = await handle().catch((error: unknown) => {
    fail(undeclaredProblem(route, error), error);
    throw error;
  });
  // As the caller reads it: without what JSON leaves out.
  if (reply?.json !== undefined)
    fail(brokenPromise(route, statusOf(route, reply), JSON.parse(JSON.stringify(reply.json))));
  return reply;
}

function send(route: Route, response: Response, reply: Reply): void {
  const { json, bytes, contentType, headers } = reply;
  response.status(statusOf(route, reply));
  response.setHeader('cache-control', 'no-store');
  if (headers !== undefined)
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (bytes !== undefined) {
    response.setHeader('content-type', contentType ?? 'application/octet-stream');
    response.end(bytes);
  } else if (json !== undefined) {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(json));
  } else {
    response.end();
  }
}

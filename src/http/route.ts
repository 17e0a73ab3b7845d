import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { AppError, MerchantId, RequestKey } from '#kernel';
import type { Access, PrincipalOf } from './access.ts';

type Schema = z.ZodType;
type Parsed<Given> = Given extends Schema ? z.output<Given> : undefined;

type BodyOf<Given> = Given extends BinaryBody
  ? Buffer
  : Given extends StreamBody
    ? AsyncIterable<Buffer>
    : Parsed<Given>;

/** A body that is not JSON, handed over as one Buffer. */
export interface BinaryBody {
  readonly contentTypes: readonly string[];
  readonly bytesMax: number;
}

/** A body that is read while it arrives; the handler ends it by returning or throwing. */
export interface StreamBody {
  readonly contentTypes: readonly string[];
  readonly streamBytesMax: number;
}

export interface Limit {
  /** Requests of one address (or of one signed-in person) in a minute. */
  readonly perMinute: number;
}

/** A use that needs the member's separate consent (PRV-03): refused at the edge without a living token for it. */
export interface ConsentNeeded {
  /** A purpose of the privacy module. */
  readonly purpose: string;
  /** In the words of the module: what she would have to agree to. */
  readonly refusal: () => AppError;
}

/** One request, validated and identified. */
export interface Call<Rule extends Access, Params, Query, Body, Keyed> {
  readonly principal: PrincipalOf<Rule>;
  /** The principal's merchant; for open routes the merchant that this deployment serves. */
  readonly merchantId: MerchantId;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Present when the route says `idempotent: true`. */
  readonly requestKey: Keyed extends true ? RequestKey : undefined;
  /** For answers that go on for long: false once the token has expired or its session was ended. */
  readonly staysSignedIn: () => Promise<boolean>;
  readonly http: { readonly request: Request; readonly response: Response };
}

/**
 * What goes back. `json` is serialised; `bytes` goes out as it is, with `contentType`.
 * A handler that writes the response itself (a stream) returns undefined.
 */
export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly bytes?: Buffer | string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One answer in the OpenAPI document: a JSON schema, or a media type without one. */
export type Answer = Schema | { readonly contentType: string } | null;

export interface RouteSpec<
  Rule extends Access,
  Params extends Schema | undefined,
  Query extends Schema | undefined,
  Body extends Schema | BinaryBody | StreamBody | undefined,
  Keyed extends boolean | undefined,
> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As in OpenAPI: `/v1/orders/{id}`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly access: Rule;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Takes `Idempotency-Key`. */
  readonly idempotent?: Keyed;
  readonly limit?: Limit;
  /** Asks for the `consentToken` of the body. */
  readonly consent?: ConsentNeeded;
  /** By status. The first one is used when a reply names none; `null` = no body. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Expected failures, by status, in words. 400, 401, 403 and 500 need no mention. */
  readonly problems?: Readonly<Record<number, string>>;
  readonly handle: (
    call: Call<Rule, Parsed<Params>, Parsed<Query>, BodyOf<Body>, Keyed>,
  ) => Promise<Reply | undefined> | Reply | undefined;
}

/** A route with its types forgotten, as the application mounts it. */
export type Route = RouteSpec<
  Access,
  Schema | undefined,
  Schema | undefined,
  Schema | BinaryBody | StreamBody | undefined,
  boolean | undefined
>;

/**
 * Declares one route: validation, authorisation and the OpenAPI entry all come from this one object.
 */
export function route<
  Rule extends Access,
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | BinaryBody | StreamBody | undefined = undefined,
  Keyed extends boolean | undefined = undefined,
>(spec: RouteSpec<Rule, Params, Query, Body, Keyed>): Route {
  return spec as unknown as Route;
}

export function isBinary(body: Route['body']): body is BinaryBody {
  return body !== undefined && 'bytesMax' in body;
}

export function isStream(body: Route['body']): body is StreamBody {
  return body !== undefined && 'streamBytesMax' in body;
}

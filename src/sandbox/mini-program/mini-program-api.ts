import { type Clock, SECOND_MS } from '#kernel';
import type { SandboxAccounts } from '../accounts.ts';
import { jsonAnswer, jsonObject, type WireAnswer, type WireRequest } from '../wire.ts';
import { codePicture } from './code-picture.ts';
import { textOpinion } from './content-opinion.ts';
import { FulfilmentSide } from './fulfilment-side.ts';
import type { PhoneCodes } from './phone-codes.ts';
import type { PictureOpinion } from './picture-opinion.ts';
import type { SignInCodes } from './sign-in-codes.ts';
import type { StableTokens } from './stable-tokens.ts';
import type { SubscribeDesk } from './subscribe-desk.ts';

const SCENE = /^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/;
const CODE_PX = 430;
const CODE_PX_MIN = 280;
const CODE_PX_MAX = 1280;

interface Parts {
  readonly accounts: SandboxAccounts;
  readonly clock: Clock;
  readonly codes: SignInCodes;
  readonly phoneCodes: PhoneCodes;
  readonly tokens: StableTokens;
  /** Parcels, shipping records, riders. */
  readonly goods?: FulfilmentSide;
  readonly subscriptions?: SubscribeDesk;
  readonly pictures?: PictureOpinion;
}

/** The server API of a mini-program, as far as the shop uses it. Refusals are status 200 with an `errcode`. */
export class MiniProgramApi {
  readonly #accounts: SandboxAccounts;
  readonly #clock: Clock;
  readonly #codes: SignInCodes;
  readonly #phoneCodes: PhoneCodes;
  readonly #tokens: StableTokens;
  readonly #goods: FulfilmentSide;
  readonly #subscriptions: SubscribeDesk | undefined;
  readonly #pictures: PictureOpinion | undefined;

  constructor(parts: Parts) {
    const { accounts, clock, codes, phoneCodes, tokens, goods, subscriptions, pictures } = parts;
    this.#accounts = accounts;
    this.#clock = clock;
    this.#codes = codes;
    this.#phoneCodes = phoneCodes;
    this.#tokens = tokens;
    this.#subscriptions = subscriptions;
    this.#pictures = pictures;
    this.#goods = goods ?? new FulfilmentSide(clock, () => true);
  }

  /** Undefined when the path is not one of this API. */
  handle(request: WireRequest): WireAnswer | undefined {
    const url = new URL(request.path, 'http://sandbox');
    if (request.method === 'GET' && url.pathname === '/sns/jscode2session')
      return this.#session(url.searchParams);
    if (request.method === 'POST' && url.pathname === '/cgi-bin/stable_token')
      return this.#stableToken(request.body);
    if (request.method === 'POST' && url.pathname === '/wxa/getwxacodeunlimit')
      return this.#code(url.searchParams, request.body);
    if (request.method === 'POST' && url.pathname === '/wxa/business/getuserphonenumber')
      return this.#phone(url.searchParams, request.body);
    if (request.method === 'POST' && url.pathname === '/wxa/msg_sec_check')
      return this.#textCheck(url.searchParams, request.body);
    if (request.method === 'POST' && url.pathname === '/wxa/media_check_async')
      return this.#pictureCheck(url.searchParams, request.body);
    if (request.method === 'POST' && url.pathname === '/cgi-bin/message/subscribe/send')
      return this.#subscribeMessage(url.searchParams, request.body);
    return request.method === 'POST' ? this.#ofGoods(url, request.body) : undefined;
  }

  #ofGoods({ pathname, searchParams }: URL, text: string): WireAnswer | undefined {
    if (!this.#goods.knows(pathname)) return undefined;
    if (!this.#tokens.isLive(searchParams.get('access_token') ?? ''))
      return refused(40001, 'invalid credential');
    return this.#goods.handle(pathname, text);
  }

  #session(query: URLSearchParams): WireAnswer {
    const refusal = this.#refusalOf(query.get('appid'), query.get('secret'));
    if (refusal !== undefined) return refusal;
    if (query.get('grant_type') !== 'authorization_code') return refused(40002, 'invalid grant_type');
    const person = this.#codes.redeem(query.get('js_code') ?? '');
    if ('errcode' in person) return refused(person.errcode, person.errmsg);
    // `demo_nickname` is our own addition: the real API never tells a name.
    const { openid, unionid, nickname } = person;
    return jsonAnswer(200, {
      openid,
      unionid,
      session_key: this.#codes.sessionKey(),
      demo_nickname: nickname,
    });
  }

  #stableToken(text: string): WireAnswer {
    const body = jsonObject(text);
    const refusal = this.#refusalOf(body['appid'], body['secret']);
    if (refusal !== undefined) return refusal;
    if (body['grant_type'] !== 'client_credential') return refused(40002, 'invalid grant_type');
    const issued = this.#tokens.issue(body['force_refresh'] === true);
    if ('errcode' in issued) return refused(issued.errcode, issued.errmsg);
    return jsonAnswer(200, { access_token: issued.token, expires_in: issued.expiresInSeconds });
  }

  /** A QR code where the real API draws a round one of its own; phones read it, and find scene and page. */
  #code(query: URLSearchParams, text: string): WireAnswer {
    if (!this.#tokens.isLive(query.get('access_token') ?? '')) return refused(40001, 'invalid credential');
    const { scene, page = 'pages/home/index', width = CODE_PX } = jsonObject(text);
    if (typeof scene !== 'string' || !SCENE.test(scene)) return refused(40129, 'invalid scene');
    if (typeof page !== 'string' || page.startsWith('/')) return refused(41030, 'invalid page');
    if (typeof width !== 'number' || width < CODE_PX_MIN || width > CODE_PX_MAX)
      return refused(40097, 'invalid args');
    const bytes = codePicture(`${page}?scene=${scene}`, width);
    return { status: 200, headers: { 'content-type': 'image/png' }, body: '', bytes };
  }

  #phone(query: URLSearchParams, text: string): WireAnswer {
    if (!this.#tokens.isLive(query.get('access_token') ?? '')) return refused(40001, 'invalid credential');
    const { code } = jsonObject(text);
    const info = typeof code === 'string' ? this.#phoneCodes.redeem(code) : undefined;
    if (info === undefined) return refused(40029, 'invalid code');
    const watermark = { timestamp: Math.floor(this.#clock.now() / SECOND_MS), appid: this.#accounts.appId };
    return jsonAnswer(200, { errcode: 0, errmsg: 'ok', phone_info: { ...info, watermark } });
  }

  #textCheck(query: URLSearchParams, text: string): WireAnswer {
    if (!this.#tokens.isLive(query.get('access_token') ?? '')) return refused(40001, 'invalid credential');
    return textOpinion(text);
  }

  #pictureCheck(query: URLSearchParams, text: string): WireAnswer | undefined {
    if (!this.#tokens.isLive(query.get('access_token') ?? '')) return refused(40001, 'invalid credential');
    return this.#pictures?.handle(text);
  }

  #subscribeMessage(query: URLSearchParams, text: string): WireAnswer | undefined {
    if (!this.#tokens.isLive(query.get('access_token') ?? '')) return refused(40001, 'invalid credential');
    return this.#subscriptions?.send(text);
  }

  #refusalOf(appId: unknown, secret: unknown): WireAnswer | undefined {
    if (appId !== this.#accounts.appId) return refused(40013, 'invalid appid');
    if (secret !== this.#accounts.appSecret) return refused(40125, 'invalid appsecret');
    return undefined;
  }
}

function refused(errcode: number, errmsg: string): WireAnswer {
  return jsonAnswer(200, { errcode, errmsg });
}

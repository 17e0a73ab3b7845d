import type { Random } from '#kernel';
import { nonce } from '../nonce.ts';
import { jsonAnswer, jsonObject, type WireAnswer } from '../wire.ts';
import type { PushSender } from './push-sender.ts';

type Opinion = 'pass' | 'review' | 'risky';

export interface AskedPicture {
  readonly traceId: string;
  readonly openid: string;
  readonly url: string;
}

/** What the documents list: 20002 pornography, 21000 other; 100 = nothing. */
const LABELS: Readonly<Record<Opinion, number>> = { pass: 100, review: 21_000, risky: 20_002 };
const HTTP = /^https?:\/\//;

/** `mediaCheckAsync` 2: the answer comes later, by the message push, as often as one wants. Nobody looks at the picture here. */
export class PictureOpinion {
  /** What comes by itself; null: WeChat stays silent. */
  opinion: Opinion | null = 'pass';
  readonly asked: AskedPicture[] = [];
  readonly #push: PushSender;
  readonly #random: Random;

  constructor(push: PushSender, random: Random) {
    this.#push = push;
    this.#random = random;
  }

  handle(body: string): WireAnswer {
    const { media_url: url, media_type: type, version, scene, openid } = jsonObject(body);
    const isWhole = typeof url === 'string' && HTTP.test(url) && typeof openid === 'string' && openid !== '';
    if (!isWhole || type !== 2 || version !== 2 || typeof scene !== 'number' || scene < 1 || scene > 4)
      return jsonAnswer(200, { errcode: 40_097, errmsg: 'invalid args' });
    const traceId = nonce(this.#random);
    this.asked.push({ traceId, openid, url });
    if (this.opinion !== null) this.tell(traceId, this.opinion);
    return jsonAnswer(200, { errcode: 0, errmsg: 'ok', trace_id: traceId });
  }

  tell(traceId: string, suggest: Opinion): void {
    const openid = this.asked.find((one) => one.traceId === traceId)?.openid ?? 'o-nobody';
    const label = String(LABELS[suggest]);
    this.#push.postEvent(openid, 'wxa_media_check', {
      ...{ trace_id: traceId, version: '2', errcode: '0', errmsg: 'ok' },
      result: { suggest, label },
    });
  }
}

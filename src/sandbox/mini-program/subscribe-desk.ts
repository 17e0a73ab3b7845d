import type { Clock, EpochMs, Random } from '#kernel';
import type { Faults } from '../faults.ts';
import { digits } from '../nonce.ts';
import { jsonAnswer, jsonObject, type WireAnswer } from '../wire.ts';
import type { PushSender } from './push-sender.ts';

/** Nineteen digits: more than a number holds, as the real ones are. */
const MSGID_DIGITS = 18;
const OPENID = /^(o[\w-]{27}|demo-member-\d{4})$/;
const PAGE = /^pages\/[\w/-]+(\?.*)?$/;
const KINDS: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => within(value, 20),
  phrase: (value) => /^[\u4e00-\u9fff]{1,5}$/.test(value),
  character_string: (value) => within(value, 32) && !/[\u4e00-\u9fff]/.test(value),
  amount: (value) => /^[¥$]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  number: (value) => within(value, 32) && /^\d+(\.\d+)?$/.test(value),
  time: (value) => /\d{1,2}:\d{2}/.test(value),
  date: (value) => /\d{1,2}月\d{1,2}日|\d{2}[-/.]\d{2}/.test(value),
};

interface LibraryTemplate {
  readonly fields: readonly string[];
  readonly isLasting: boolean;
}

export interface SentMessage {
  readonly openid: string;
  readonly templateId: string;
  readonly page: string;
  readonly values: Readonly<Record<string, string>>;
  readonly msgid: string;
  readonly sentAt: EpochMs;
}

/** 订阅消息: what was allowed is counted here by itself, so that a shop that counts wrongly is refused. */
export class SubscribeDesk {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #push: PushSender;
  readonly #faults: Faults;
  readonly #templates = new Map<string, LibraryTemplate>();
  readonly #allowed = new Map<string, number>();
  readonly #sent: SentMessage[] = [];

  constructor(clock: Clock, random: Random, push: PushSender, faults: Faults) {
    this.#faults = faults;
    this.#clock = clock;
    this.#random = random;
    this.#push = push;
  }

  /** The mini-program's own library, as its console keeps it. */
  addTemplate(templateId: string, template: LibraryTemplate): void {
    this.#templates.set(templateId, template);
  }

  /** She answers the question of `wx.requestSubscribeMessage`. */
  answer(openid: string, templateId: string, answer: 'accept' | 'reject'): void {
    const key = keyOf(openid, templateId);
    if (answer === 'accept')
      this.#allowed.set(
        key,
        this.#templates.get(templateId)?.isLasting === true
          ? Number.POSITIVE_INFINITY
          : (this.#allowed.get(key) ?? 0) + 1,
      );
    this.#push.post(openid, 'subscribe_msg_popup_event', 'SubscribeMsgPopupEvent', [
      { TemplateId: templateId, SubscribeStatusString: answer, PopupScene: '0' },
    ]);
  }

  /** She switches them off, in the settings or on a message. */
  switchOff(openid: string, templateId: string): void {
    this.#allowed.delete(keyOf(openid, templateId));
    this.#push.post(openid, 'subscribe_msg_change_event', 'SubscribeMsgChangeEvent', [
      { TemplateId: templateId, SubscribeStatusString: 'reject' },
    ]);
  }

  left(openid: string, templateId: string): number {
    return this.#allowed.get(keyOf(openid, templateId)) ?? 0;
  }

  sent(): readonly SentMessage[] {
    return this.#sent;
  }

  /** `subscribeMessage.send` */
  send(text: string): WireAnswer {
    if (this.#faults.take('refuse', 'other') !== undefined) return refused(-1, 'system busy');
    const body = jsonObject(text);
    const { touser: openid, template_id: templateId, page = 'pages/feed/index', data } = body;
    if (typeof openid !== 'string' || !OPENID.test(openid)) return refused(40003, 'invalid openid');
    const template = typeof templateId === 'string' ? this.#templates.get(templateId) : undefined;
    if (typeof templateId !== 'string' || template === undefined)
      return refused(40037, 'invalid template_id');
    if (typeof page !== 'string' || !PAGE.test(page)) return refused(41030, 'invalid page');
    const values: Record<string, string> = {};
    for (const name of template.fields) {
      const value = (data as Record<string, { value?: unknown } | undefined> | undefined)?.[name]?.value;
      const suits = KINDS[name.replace(/\d+$/, '')];
      if (typeof value !== 'string' || suits?.(value) !== true)
        return refused(47003, `argument invalid! data.${name}.value invalid`);
      values[name] = value;
    }
    const left = this.left(openid, templateId);
    if (left < 1) return refused(43101, 'user refuse to accept the msg');
    this.#allowed.set(keyOf(openid, templateId), left - 1);
    const msgid = `1${digits(this.#random, MSGID_DIGITS)}`;
    this.#sent.push({ openid, templateId, page, values, msgid, sentAt: this.#clock.now() });
    this.#push.post(openid, 'subscribe_msg_sent_event', 'SubscribeMsgSentEvent', [
      { TemplateId: templateId, MsgID: msgid, ErrorCode: '0', ErrorStatus: 'success' },
    ]);
    return { ...jsonAnswer(200, {}), body: `{"errcode":0,"errmsg":"ok","msgid":${msgid}}` };
  }
}

function keyOf(openid: string, templateId: string): string {
  return `${openid} ${templateId}`;
}

function within(value: string, charsMax: number): boolean {
  const { length } = [...value];
  return length > 0 && length <= charsMax;
}

function refused(errcode: number, errmsg: string): WireAnswer {
  return jsonAnswer(200, { errcode, errmsg });
}

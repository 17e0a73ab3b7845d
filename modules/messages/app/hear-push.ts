import { createHash } from 'node:crypto';
import {
  AppError,
  type Clock,
  type DomainEvent,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  SECOND_MS,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { PushedPath, PushedTracks } from '#modules/fulfilment';
import type { Members } from '#modules/members';
import type { Grants, MessageStore, PushLog, TemplateBook } from './ports.ts';

/** One thing that WeChat tells about one person or her parcel, already verified and opened. */
export interface Pushed {
  readonly openid: string;
  readonly event: string;
  readonly createTime: string;
  readonly msgId: string;
  /** Of a picture that was looked at, and what WeChat thinks of it; empty for anything else. */
  readonly traceId: string;
  readonly suggest: string;
  /** Where a parcel is; undefined for anything else. */
  readonly path: PushedPath | undefined;
  readonly list: readonly {
    readonly templateId: string;
    readonly status: string;
    readonly msgId: string;
    readonly errorCode: string;
  }[];
}

/** WeChat has looked at a picture that somebody asked about (CAT-06). */
interface MediaChecked extends DomainEvent {
  readonly type: 'messages.media_checked';
  readonly merchantId: MerchantId;
  readonly traceId: string;
  /** Anything but `pass` and `risky` is for a person to decide. */
  readonly suggest: string;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly log: PushLog;
  readonly grants: Grants;
  readonly templates: TemplateBook;
  readonly store: MessageStore;
  readonly members: Pick<Members, 'findByOpenid'>;
  readonly tracks: PushedTracks;
  readonly clock: Clock;
}

export type HearPush = (merchantId: MerchantId, pushed: Pushed) => Promise<void>;

/**
 * What she answered to the question for subscribe messages, what she switched off, and what became of a message. The same
 * push any number of times counts once, by MsgId, else by who, when and what (消息排重); kept as a hash, for it names her.
 */
export function hearPush(parts: Parts): HearPush {
  const { unitOfWork, log, grants, templates, store, members, tracks, clock } = parts;

  async function sentResult(tx: Tx, merchantId: MerchantId, member: MemberId, pushed: Pushed): Promise<void> {
    const now = clock.now();
    for (const { msgId, errorCode, templateId } of pushed.list) {
      if (msgId === '' || errorCode === '0') continue;
      const message = await store.byProviderId(tx, merchantId, msgId);
      // Quicker than our own note of the number: nothing of this push stays, and WeChat repeats it.
      if (message === undefined && now - Number(pushed.createTime) * SECOND_MS < NOTED_WITHIN_MS)
        throw new AppError('unavailable', 'messages.not_noted_yet', '消息还没有登记，请稍后重发');
      const isRefusal = errorCode === REFUSED;
      if (message !== undefined)
        await store.end(tx, message, isRefusal ? 'REFUSED' : 'DEAD', errorCode.slice(0, 20), now);
      if (isRefusal) await grants.drop(tx, { merchantId, memberId: member, templateId }, now);
    }
  }

  async function hearOfMedia(merchantId: MerchantId, pushed: Pushed): Promise<void> {
    const { traceId, suggest } = pushed;
    if (!TRACE_ID.test(traceId)) return;
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      if (!(await log.note(tx, merchantId, keyOf(pushed), at))) return;
      const told = { merchantId, traceId, suggest: suggest.slice(0, SUGGEST_CHARS_MAX) };
      tx.emit<MediaChecked>({ type: 'messages.media_checked', occurredAt: at, ...told });
    });
  }

  return async (merchantId, pushed) => {
    if (pushed.event === MEDIA) return hearOfMedia(merchantId, pushed);
    // Not noted as heard: it tells all of the way each time, and a step that is known counts once.
    if (pushed.path !== undefined) return tracks.hear(merchantId, pushed.path);
    if (!HEARD.includes(pushed.event)) return;
    const owner = await members.findByOpenid(merchantId, pushed.openid);
    if (owner === undefined) return;
    const known = await templates.list(merchantId);
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      if (!(await log.note(tx, merchantId, keyOf(pushed), at))) return;
      if (pushed.event === SENT) return sentResult(tx, merchantId, owner.id, pushed);
      for (const { templateId, status } of pushed.list) {
        const template = known.find((one) => one.templateId === templateId);
        if (template === undefined) continue;
        const grant = { merchantId, memberId: owner.id, templateId };
        // acceptWithAudio, acceptWithAlert: the same yes, and how loud.
        if (pushed.event === POPUP && status.startsWith('accept'))
          await grants.add(tx, grant, template.isLasting, at);
        if (pushed.event === CHANGE && status === 'reject') await grants.drop(tx, grant, at);
      }
    });
  };
}

const POPUP = 'subscribe_msg_popup_event';
const CHANGE = 'subscribe_msg_change_event';
const SENT = 'subscribe_msg_sent_event';
const HEARD: readonly string[] = [POPUP, CHANGE, SENT];
const MEDIA = 'wxa_media_check';
const TRACE_ID = /^[\w-]{8,64}$/;
const SUGGEST_CHARS_MAX = 20;
const REFUSED = '43101';
/** Another system of the shop may send from the same mini-program: what is unknown for longer is not ours. */
const NOTED_WITHIN_MS = MINUTE_MS;

function keyOf({ openid, event, createTime, msgId, traceId, list }: Pushed): string {
  // Two messages to one person within a second have results of their own.
  const which =
    msgId === '' ? [openid, createTime, event, traceId, ...list.map((entry) => entry.msgId)] : [msgId];
  return createHash('sha256').update(JSON.stringify(which)).digest('base64url');
}

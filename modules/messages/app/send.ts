import { type Clock, HOUR_MS, MINUTE_MS, SECOND_MS, type Tx, type UnitOfWork } from '#kernel';
import type { Members } from '#modules/members';
import { isQuiet } from '../domain/quiet.ts';
import { dataOf, pageOf, type Template } from '../domain/template.ts';
import type { Choices } from './choices.ts';
import type {
  Grants,
  MessageReads,
  MessageStore,
  SendOutcome,
  SubscribeMessages,
  TemplateBook,
  Waiting,
} from './ports.ts';

const MESSAGES_PER_LOOK_MAX = 50;
/** A house that is told to close waits for the turn, and evening comes. */
const TURN_MS_MAX = 20 * SECOND_MS;
/** The first pause is longer than any answer takes: nobody sends what another process is sending. About a day in all. */
const PAUSES_MS: readonly number[] = [
  ...[MINUTE_MS / 2, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS],
  12 * HOUR_MS,
];
const LAST_PAUSE_MS = 30 * SECOND_MS;

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly store: MessageStore;
  readonly grants: Grants;
  readonly templates: TemplateBook;
  readonly reads: MessageReads;
  readonly members: Pick<Members, 'openidOf'>;
  readonly choices: Choices;
  readonly wechat: SubscribeMessages;
  readonly clock: Clock;
}

interface Letter {
  readonly openid: string;
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
}

/**
 * Sends what waits, outside quiet hours. One credit is taken per message, in the commit that takes the attempt: without
 * a stored credit nothing leaves (SVC-03). A lost answer is tried again: a message twice is better than none, and the
 * second one costs a credit at WeChat that ours no longer counts once it says 43101.
 */
export function sendWaiting(parts: Parts): () => Promise<number> {
  const { unitOfWork, store, grants, templates, reads, members, choices, wechat, clock } = parts;

  async function prepare(message: Waiting): Promise<Letter | undefined> {
    const now = clock.now();
    const openid = await members.openidOf(message.merchantId, message.memberId);
    const known = await templates.list(message.merchantId);
    const template = known.find(({ kind, isEnabled }) => kind === message.kind && isEnabled);
    const isWanted = (await choices(message.merchantId, message.memberId, message.kind)).includes('wechat');
    const data = template === undefined ? undefined : dataOf(template.fields, message.facts);
    const pauseMs = PAUSES_MS[message.attempts] ?? LAST_PAUSE_MS;
    return unitOfWork.run(async (tx) => {
      if (!(await store.claim(tx, message, now, now + pauseMs))) return undefined;
      // She may have changed her mind while it waited for the morning.
      if (!isWanted) {
        await letGo(tx, message);
        await store.end(tx, message, 'NONE', 'not_wanted', now);
        return undefined;
      }
      if (openid === undefined || template === undefined) {
        await letGo(tx, message);
        await store.end(tx, message, 'NONE', openid === undefined ? 'no_openid' : 'no_template', now);
        return undefined;
      }
      if (data === undefined) {
        await letGo(tx, message);
        await store.end(tx, message, 'DEAD', 'bad_data', now);
        return undefined;
      }
      if (!(await hasCredit(tx, message, template))) {
        await store.end(tx, message, 'NONE', 'no_credit', now);
        return undefined;
      }
      const page = pageOf(template.page, message.orderId, message.subject);
      return { openid, templateId: template.templateId, page, data };
    });
  }

  /** Its own of an earlier attempt, or one more of hers. */
  async function hasCredit(tx: Tx, message: Waiting, { templateId }: Template): Promise<boolean> {
    if (message.creditOf === templateId) return true;
    // The owner has changed the template since.
    await letGo(tx, message);
    if (!(await grants.take(tx, { ...message, templateId }))) return false;
    await store.holdCredit(tx, message, templateId);
    return true;
  }

  async function letGo(tx: Tx, message: Waiting): Promise<void> {
    const { creditOf } = message;
    if (creditOf !== null && (await store.releaseCredit(tx, message, creditOf)))
      await grants.giveBack(tx, { ...message, templateId: creditOf });
  }

  function note(message: Waiting, { templateId }: Letter, outcome: SendOutcome): Promise<void> {
    const now = clock.now();
    const holding = { ...message, creditOf: templateId };
    return unitOfWork.run(async (tx) => {
      switch (outcome.kind) {
        case 'sent':
          return store.sent(tx, message, outcome.providerId, now);
        case 'refused':
          await grants.drop(tx, { ...message, templateId }, now);
          return store.end(tx, message, 'REFUSED', '43101', now);
        case 'bad':
          await letGo(tx, holding);
          return store.end(tx, message, 'DEAD', String(outcome.errcode), now);
        case 'later': {
          const why = String(outcome.errcode ?? 'no_answer');
          if (message.attempts < PAUSES_MS.length) return store.failed(tx, message, why);
          if (outcome.errcode !== null) await letGo(tx, holding);
          return store.end(tx, message, 'DEAD', why, now);
        }
      }
    });
  }

  async function send(message: Waiting): Promise<boolean> {
    const letter = await prepare(message);
    if (letter === undefined) return false;
    const outcome = await wechat.send(letter);
    await note(message, letter, outcome);
    return outcome.kind === 'sent';
  }

  /** Until nothing is due: a rush of orders has more than one look shows. */
  return async () => {
    const until = clock.now() + TURN_MS_MAX;
    let sent = 0;
    for (;;) {
      const due = await reads.due(clock.now(), MESSAGES_PER_LOOK_MAX);
      for (const message of due) {
        const now = clock.now();
        if (isQuiet(now) || now >= until) return sent;
        if (await send(message)) sent += 1;
      }
      if (due.length < MESSAGES_PER_LOOK_MAX) return sent;
    }
  };
}

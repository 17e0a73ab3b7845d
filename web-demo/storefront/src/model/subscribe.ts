import type { SubscribeAnswer, SubscribeAnswers } from '../api/message-contract.ts';
import type { Shop } from '../api/shop.ts';

const ANSWERS: readonly SubscribeAnswer[] = [
  'accept',
  'acceptWithAudio',
  'acceptWithAlert',
  'acceptWithForcePush',
  'reject',
  'ban',
  'filter',
];

/** WeChat's own question; what she answered, by template. */
export type AskToTell = (templateIds: string[]) => Promise<Readonly<Record<string, unknown>>>;

interface Parts {
  readonly shop: Pick<Shop, 'askableTemplates' | 'messageAnswers'>;
  /** Undefined in a browser, where there is nothing to ask for. */
  readonly ask: AskToTell | undefined;
  readonly newId: () => string;
}

/**
 * Asks, while she pays, whether WeChat may tell her how her order goes on (SVC-04). WeChat shows its question only out of
 * a tap, so which templates there are is read before it. Whatever fails here leaves paying alone.
 */
export function createSubscribing({ shop, ask, newId }: Parts) {
  let templateIds: string[] = [];
  return {
    async prepare(): Promise<void> {
      if (ask === undefined) return;
      const askable = await shop.askableTemplates().catch(() => ({ items: [] }));
      templateIds = askable.items.map(({ templateId }) => templateId);
    },
    async askOnce(): Promise<void> {
      const asked = templateIds;
      templateIds = [];
      if (ask === undefined || asked.length === 0) return;
      try {
        const answers = answersOf(await ask(asked), asked);
        if (answers.length > 0) await shop.messageAnswers({ answers }, newId());
      } catch {
        // She has other things in mind than messages now; the inbox has them anyway.
      }
    },
  };
}

function answersOf(
  said: Readonly<Record<string, unknown>>,
  asked: readonly string[],
): SubscribeAnswers['answers'] {
  return asked.flatMap((templateId) => {
    const answer = ANSWERS.find((known) => known === said[templateId]);
    return answer === undefined ? [] : [{ templateId, answer }];
  });
}

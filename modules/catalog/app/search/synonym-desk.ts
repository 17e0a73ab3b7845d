import {
  type AnswerBook,
  AppError,
  type Clock,
  type Ids,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import { normalText } from '../../domain/search/normal-text.ts';
import type { SynonymsChanged } from '../../tokens.ts';
import type { SynonymGroup, SynonymReads } from './synonyms.ts';

/** Each is looked up once per word of a query. */
const GROUPS_MAX = 500;

export interface SynonymStore extends SynonymReads {
  groups(tx: Tx, merchantId: MerchantId): Promise<number>;
  /** False when one of the words stands in a group already. */
  add(tx: Tx, merchantId: MerchantId, group: SynonymGroup): Promise<boolean>;
  remove(tx: Tx, merchantId: MerchantId, id: string): Promise<SynonymGroup | undefined>;
  after(merchantId: MerchantId, groupId: string, limit: number): Promise<readonly SynonymGroup[]>;
}

interface Editor {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export interface SynonymDesk {
  add(who: Editor, words: readonly string[], request: RequestKey): Promise<SynonymGroup>;
  remove(who: Editor, id: string): Promise<void>;
}

interface SynonymDeskParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly synonyms: SynonymStore;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The merchant's list of words that mean the same; it holds for the next search. */
export function synonymDesk({
  unitOfWork,
  answers,
  synonyms,
  audit,
  clock,
  ids,
}: SynonymDeskParts): SynonymDesk {
  async function note(
    tx: Tx,
    who: Editor,
    verb: string,
    before: SynonymGroup | null,
    after: SynonymGroup | null,
  ) {
    const { merchantId, staffId, ip } = who;
    const subject = `synonyms:${(before ?? after)?.id ?? ''}`;
    const at = clock.now();
    await audit.record(tx, {
      ...{ merchantId, actor: staffId, action: `catalog.${verb}`, subject, before, after, ip, at },
    });
    tx.emit<SynonymsChanged>({ type: 'catalog.synonyms_changed', occurredAt: at, merchantId });
  }

  return {
    async add(who, given, request) {
      const words = [...new Set(given.map(normalText))];
      if (words.length < 2 || words.some((word) => word === '' || word.includes(' ')))
        throw new AppError('invalid', 'catalog.synonyms_invalid', '同义词至少要有两个不同的词，且不含空格');
      const id = ids.next();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<SynonymGroup>(tx, request);
        if (earlier !== undefined) return earlier;
        if ((await synonyms.groups(tx, who.merchantId)) >= GROUPS_MAX)
          throw new AppError('conflict', 'catalog.too_many_synonyms', '同义词组太多', {
            groupsMax: GROUPS_MAX,
          });
        const group = { id, words };
        if (!(await synonyms.add(tx, who.merchantId, group)))
          throw new AppError('conflict', 'catalog.synonym_taken', '其中有词已在另一组同义词里');
        await note(tx, who, 'add_synonyms', null, group);
        await answers.record(tx, request, group);
        return group;
      });
    },

    async remove(who, id) {
      await unitOfWork.run(async (tx) => {
        const removed = await synonyms.remove(tx, who.merchantId, id);
        if (removed === undefined)
          throw new AppError('not_found', 'catalog.synonyms_not_found', '没有这组同义词');
        await note(tx, who, 'remove_synonyms', removed, null);
      });
    },
  };
}

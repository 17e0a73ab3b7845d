import { AppError, type Ids, type MemberId } from '#kernel';
import type { Members } from '#modules/members';
import type { Predicate } from '../domain/predicate.ts';
import type { Act, Who } from './desk.ts';
import { type KnownNamesParts, refuseUnknownNames } from './known-names.ts';
import type { Tag } from './ports.ts';

const TAGS_MAX = 200;

export interface TagDesk {
  create(who: Who, draft: { readonly name: string; readonly rule: Predicate | null }): Promise<Tag>;
  /** Of a tag that is given by hand. Repeating changes nothing. */
  give(who: Who, memberId: MemberId, tag: string): Promise<void>;
  take(who: Who, memberId: MemberId, tag: string): Promise<void>;
}

interface TagDeskParts extends KnownNamesParts {
  readonly act: Act;
  readonly members: Members;
  readonly ids: Ids;
}

export function tagDesk(parts: TagDeskParts): TagDesk {
  const { act, tags, members, ids } = parts;

  async function refuseUnlessByHand({ merchantId }: Who, memberId: MemberId, id: string): Promise<void> {
    const tag = (await tags.list(merchantId)).find((each) => each.id === id);
    if (tag === undefined) throw new AppError('not_found', 'segments.tag_not_found', '没有这个标签');
    if (tag.rule !== null)
      throw new AppError('unprocessable', 'segments.not_by_hand', '规则标签由系统计算，不能手工修改');
    if ((await members.find(merchantId, memberId)) === undefined) throw memberNotFound();
  }

  return {
    async create(who, { name, rule }) {
      if (rule !== null) await refuseUnknownNames(parts, who.merchantId, rule, { rulesAllowed: false });
      if ((await tags.list(who.merchantId)).length >= TAGS_MAX)
        throw new AppError('conflict', 'segments.too_many_tags', '标签太多', { tagsMax: TAGS_MAX });
      const id = `tag_${ids.next()}`;
      return act(who, 'segments.create_tag', async (tx, now) => {
        const tag = { id, name, rule, createdBy: who.staffId, createdAt: now };
        if (!(await tags.add(tx, who.merchantId, tag)))
          throw new AppError('conflict', 'segments.tag_name_taken', '已有同名标签');
        return { subject: `tag:${id}`, after: tag, answer: tag };
      });
    },
    async give(who, memberId, tag) {
      await refuseUnlessByHand(who, memberId, tag);
      // Nothing is written on somebody who never accepted the terms (MEM-15).
      if ((await members.find(who.merchantId, memberId))?.isShadow === true) throw memberNotFound();
      await act(who, 'segments.give_tag', async (tx, now) => {
        const isNew = await tags.give(tx, who.merchantId, memberId, tag, who.staffId, now);
        return { answer: {}, ...(isNew ? { subject: `member:${memberId}`, after: { tag } } : {}) };
      });
    },
    async take(who, memberId, tag) {
      await refuseUnlessByHand(who, memberId, tag);
      await act(who, 'segments.take_tag', async (tx) => {
        const wasThere = await tags.take(tx, who.merchantId, memberId, tag);
        return { answer: {}, ...(wasThere ? { subject: `member:${memberId}`, before: { tag } } : {}) };
      });
    },
  };
}

function memberNotFound(): AppError {
  return new AppError('not_found', 'members.not_found', '没有这位会员');
}

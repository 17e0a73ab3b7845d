import { AppError, type Clock, type MerchantId, type StaffId, type UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import { problemOf, type Template, type TemplateProblem } from '../domain/template.ts';
import type { MessageStore, TemplateBook } from './ports.ts';

export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export interface MessageDesk {
  putTemplate(who: Who, template: Template): Promise<Template>;
  /** False: it was sent again before. */
  redrive(who: Who, id: string): Promise<boolean>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly audit: Audit;
  readonly templates: TemplateBook;
  readonly store: MessageStore;
  readonly clock: Clock;
}

const PROBLEMS: Readonly<Record<TemplateProblem, string>> = {
  name: '字段名要与微信模板一致，如 thing1、amount2',
  twice: '同一个字段填了两次',
  value: '这个字段放不下所选的内容，请换一种字段或内容',
};

export function messageDesk({ unitOfWork, audit, templates, store, clock }: Parts): MessageDesk {
  return {
    async putTemplate({ merchantId, staffId, ip }, template) {
      const problem = problemOf(template.kind, template.fields);
      if (problem !== undefined)
        throw new AppError('unprocessable', 'messages.bad_template', PROBLEMS[problem], { problem });
      const at = clock.now();
      await unitOfWork.run(async (tx) => {
        const before = await templates.put(tx, merchantId, template, at);
        const entry = { merchantId, actor: staffId, action: 'messages.put_template', ip, at };
        await audit.record(tx, {
          ...{ ...entry, subject: `message_template:${template.kind}` },
          ...{ before: before ?? null, after: template },
        });
      });
      return template;
    },

    async redrive({ merchantId, staffId, ip }, id) {
      const at = clock.now();
      const came = await unitOfWork.run(async (tx) => {
        const end = await store.redrive(tx, { merchantId, id }, at);
        const entry = { merchantId, actor: staffId, action: 'messages.redrive', ip, at };
        if (end === 'redriven')
          await audit.record(tx, {
            ...{ ...entry, subject: `message:${id}` },
            ...{ before: { dead: true }, after: { dead: false } },
          });
        return end;
      });
      if (came === 'unknown') throw new AppError('not_found', 'messages.not_found', '没有这条消息');
      return came === 'redriven';
    },
  };
}

import { createSubscribing } from '../../../web-demo/storefront/src/model/subscribe.ts';

function paying(
  answer: Readonly<Record<string, unknown>> | Error,
  templates = ['tpl_ready_00001', 'tpl_shipped_001'],
) {
  const asked: string[][] = [];
  const told: unknown[] = [];
  const subscribing = createSubscribing({
    shop: {
      askableTemplates: async () => ({ items: templates.map((templateId) => ({ templateId })) }),
      messageAnswers: async (body) => {
        told.push(body);
        return { counted: 1 };
      },
    },
    ask: async (templateIds) => {
      asked.push(templateIds);
      if (answer instanceof Error) throw answer;
      return answer;
    },
    newId: () => 'key-1',
  });
  return { subscribing, asked, told };
}

test('while she pays she is asked once, and the shop hears what she answered (SVC-04)', async () => {
  const { subscribing, asked, told } = paying({
    ...{ errMsg: 'requestSubscribeMessage:ok', tpl_ready_00001: 'accept' },
    tpl_shipped_001: 'reject',
  });
  await subscribing.prepare();
  await subscribing.askOnce();
  await subscribing.askOnce();
  expect(asked).toEqual([['tpl_ready_00001', 'tpl_shipped_001']]);
  expect(told).toEqual([
    {
      answers: [
        { templateId: 'tpl_ready_00001', answer: 'accept' },
        { templateId: 'tpl_shipped_001', answer: 'reject' },
      ],
    },
  ]);
});

test('a question that fails, or that the shop has no template for, leaves paying alone (SVC-04)', async () => {
  const failing = paying(new Error('requestSubscribeMessage:fail'));
  await failing.subscribing.prepare();
  await expect(failing.subscribing.askOnce()).resolves.toBeUndefined();
  expect(failing.told).toEqual([]);

  const without = paying({}, []);
  await without.subscribing.prepare();
  await without.subscribing.askOnce();
  expect(without.asked).toEqual([]);
});

test('in a browser there is nothing to ask for (SVC-04)', async () => {
  const never = () => Promise.reject(new Error('asked'));
  const shop = { askableTemplates: never, messageAnswers: never };
  const subscribing = createSubscribing({ shop, ask: undefined, newId: () => 'key' });
  await expect(subscribing.prepare()).resolves.toBeUndefined();
  await expect(subscribing.askOnce()).resolves.toBeUndefined();
});

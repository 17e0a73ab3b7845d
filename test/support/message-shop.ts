import {
  businessDayNumber,
  type DomainEvent,
  HOUR_MS,
  type MemberId,
  type OrderId,
  startOfBusinessDay,
} from '#kernel';
import { MEMBERS } from '#modules/members';
import { MESSAGE_SETTINGS } from '#modules/messages';
import { bought } from './bought-order.ts';
import type { DatabaseKind } from './databases.ts';
import { testAccounts } from './sandbox-accounts.ts';
import { BLACK, JIANGHAN, MERCHANT, smallShop } from './small-shop.ts';

export const READY = 'tpl_ready_00001';
const FIELDS = ['thing1', 'character_string2', 'time3'];

interface Inbox {
  readonly items: readonly {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
    readonly text: string;
    readonly readAt: number | null;
  }[];
}

/** A shop whose mini-program has a template for goods that lie ready. `isTold`: WeChat's message push is set up. */
export async function messageShop(kind: DatabaseKind, isTold: boolean) {
  const shop = await smallShop(kind, {}, {}, (container) => {
    if (!isTold) return;
    const { appId } = container.get(MESSAGE_SETTINGS);
    container.rebind(MESSAGE_SETTINGS).toConstantValue({ appId, push: testAccounts().push });
  });
  const { sandbox } = shop.outside;
  sandbox.subscriptions.addTemplate(READY, { fields: FIELDS, isLasting: false });
  if (isTold) sandbox.push.url = `${shop.house.url}/v1/wechat/push`;
  // Ten in the morning of the next day: phones may ring, whatever the time is where the tests run.
  const morning = startOfBusinessDay(businessDayNumber(shop.clock.now()) + 1) + 10 * HOUR_MS;
  shop.clock.advance(morning - shop.clock.now());
  let owner = await shop.staff('owner');

  const template = (patch: object = {}) =>
    shop.call<{ code?: string }>('PUT', '/v1/console/message-templates/pickup_ready', {
      token: owner,
      body: {
        ...{ templateId: READY, page: 'pages/order/index?id={orderId}', isLasting: false, isEnabled: true },
        fields: [
          { name: 'thing1', from: 'goods' },
          { name: 'character_string2', from: 'orderNumber' },
          { name: 'time3', from: 'at' },
        ],
        ...patch,
      },
    });
  await template();

  async function person(name: string) {
    let token = await shop.shopper(name);
    const { id } = (await shop.call<{ id: MemberId }>('GET', '/v1/me', { token })).body;
    const openid = (await shop.house.container.get(MEMBERS).openidOf(MERCHANT, id)) ?? '';
    return {
      id,
      openid,
      token: () => token,
      signInAgain: async () => {
        token = await shop.shopper(name);
      },
      /** On her phone: WeChat asks, she says yes, the page tells us. */
      async accepts(templateId = READY, key?: string): Promise<number> {
        sandbox.subscriptions.answer(openid, templateId, 'accept');
        await sandbox.tick();
        const body = { answers: [{ templateId, answer: 'accept' }] };
        const told = await shop.call<{ counted: number }>('POST', '/v1/me/message-grants', {
          ...{ token, body },
          ...(key === undefined ? {} : { key }),
        });
        return told.body.counted;
      },
      /** Without what she hears of paying. */
      inbox: async () =>
        (await shop.call<Inbox>('GET', '/v1/me/messages', { token })).body.items.filter(
          (message) => message.kind !== 'order_paid',
        ),
      unread: async () =>
        (await shop.call<{ unread: number }>('GET', '/v1/me/messages/unread', { token })).body.unread,
      order: () => bought(shop, id, { lines: [{ skuId: BLACK, quantity: 1, totalFen: 12_900 }] }),
    };
  }

  /** Something happened to an order; handlers have heard of it when this resolves. */
  const happened = (type: DomainEvent['type'], orderId: OrderId, facts: object = {}) =>
    happenedAtOnce(type, [orderId], facts);
  async function happenedAtOnce(
    type: DomainEvent['type'],
    orderIds: readonly OrderId[],
    facts: object = {},
  ): Promise<void> {
    await shop.unitOfWork.run(async (tx) => {
      const event = { type, occurredAt: shop.clock.now(), merchantId: MERCHANT, storeId: JIANGHAN };
      for (const orderId of orderIds) tx.emit<DomainEvent>({ ...event, ...{ orderId }, ...facts });
    });
    await shop.deliver();
  }

  return {
    shop,
    sandbox,
    template,
    person,
    happened,
    happenedAtOnce,
    owner: () => owner,
    later: async (ms: number) => {
      shop.clock.advance(ms);
      owner = await shop.staff('owner');
    },
    send: () => shop.job('messages.send'),
    state: async (memberId: MemberId) =>
      shop.reads.all<{ state: string; why: string | null; attempts: number }>(
        "select send_state as state, why, attempts from messages where member_id = ? and kind = 'pickup_ready' order by id",
        [memberId],
      ),
    credits: async (memberId: MemberId, templateId = READY) => {
      const [row] = await shop.reads.all<{ credits: number }>(
        'select credits from message_grants where member_id = ? and template_id = ?',
        [memberId, templateId],
      );
      return row?.credits;
    },
  };
}

export type MessageShop = Awaited<ReturnType<typeof messageShop>>;

import { type Clock, SECOND_MS } from '#kernel';
import { jsonAnswer, jsonObject, type WireAnswer } from '../wire.ts';
import type { PushSender } from './push-sender.ts';

/** `order/get` and `order/cancel` of an order that was never placed. */
const UNKNOWN_ORDER = 9_300_507;
/** `order/add` with a number that is taken. */
const PLACED_BEFORE = 9_300_510;
const CARRIERS = new Set(['SF', 'JDL', 'YTO', 'ZTO', 'STO', 'YUNDA', 'EMS', 'DB', 'TEST']);

interface Waybill {
  readonly orderId: string;
  readonly deliveryId: string;
  readonly openid: string;
  readonly number: string;
  readonly receiver: string;
  isCancelled: boolean;
  readonly path: {
    readonly action_time: number;
    readonly action_type: number;
    readonly action_msg: string;
  }[];
}

/** 物流助手: `/cgi-bin/express/business/…`, with carriers that move when the control API says so. */
export class WaybillDesk {
  readonly #clock: Clock;
  readonly #push: PushSender | undefined;
  readonly #waybills = new Map<string, Waybill>();
  #numbers = 0;

  constructor(clock: Clock, push?: PushSender) {
    this.#clock = clock;
    this.#push = push;
  }

  /** Undefined when the path is not one of this API. */
  handle(path: string, text: string): WireAnswer | undefined {
    const body = jsonObject(text);
    const id = typeof body['order_id'] === 'string' ? body['order_id'] : '';
    if (path === '/cgi-bin/express/business/order/add') return this.#add(id, body);
    const found = this.#waybills.get(id);
    switch (path) {
      case '/cgi-bin/express/business/order/get':
        return found === undefined || found.isCancelled ? refused(UNKNOWN_ORDER) : shown(found);
      case '/cgi-bin/express/business/order/cancel':
        return this.#cancel(found);
      case '/cgi-bin/express/business/path/get':
        if (found === undefined) return refused(UNKNOWN_ORDER);
        return jsonAnswer(200, {
          ...{ openid: body['openid'], delivery_id: found.deliveryId, waybill_id: found.number },
          ...{ path_item_num: found.path.length, path_item_list: found.path },
        });
      default:
        return undefined;
    }
  }

  /** The carrier's people: 100001 collected, 200001 moving, 300002 delivering, 300003 signed. */
  move(number: string, actionType: number, message: string): boolean {
    const found = [...this.#waybills.values()].find((waybill) => waybill.number === number);
    if (found === undefined || found.isCancelled) return false;
    const action_time = Math.floor(this.#clock.now() / SECOND_MS);
    found.path.push({ action_time, action_type: actionType, action_msg: message });
    this.#tell(found);
    return true;
  }

  /** `add_express_path`: all of the way so far, at every step. */
  #tell({ openid, orderId, deliveryId, number, path }: Waybill): void {
    this.#push?.postEvent(openid, 'add_express_path', {
      ...{ DeliveryID: deliveryId, WayBillId: number, OrderId: orderId },
      ...{ Version: path.length, Count: path.length },
      Actions: path.map(({ action_time, action_type, action_msg }) => ({
        ...{ ActionTime: action_time, ActionType: action_type, ActionMsg: action_msg },
      })),
    });
  }

  list(): readonly { readonly orderId: string; readonly number: string; readonly isCancelled: boolean }[] {
    return [...this.#waybills.values()].map(({ orderId, number, isCancelled }) => ({
      ...{ orderId, number, isCancelled },
    }));
  }

  #add(id: string, body: Record<string, unknown>): WireAnswer {
    const before = this.#waybills.get(id);
    if (before !== undefined && !before.isCancelled) return refused(PLACED_BEFORE);
    const [deliveryId, receiver] = [body['delivery_id'], body['receiver']];
    if (id === '' || typeof deliveryId !== 'string' || !CARRIERS.has(deliveryId)) return refused(9_300_501);
    if (typeof receiver !== 'object' || receiver === null || !('mobile' in receiver))
      return refused(9_300_501);
    this.#numbers += 1;
    const number = `${deliveryId}${String(this.#clock.now()).slice(-9)}${String(this.#numbers).padStart(4, '0')}`;
    const waybill: Waybill = {
      ...{ orderId: id, deliveryId, number, isCancelled: false, path: [] },
      openid: typeof body['openid'] === 'string' ? body['openid'] : '',
      receiver: String((receiver as { name?: unknown }).name ?? ''),
    };
    this.#waybills.set(id, waybill);
    return shown(waybill);
  }

  #cancel(found: Waybill | undefined): WireAnswer {
    if (found === undefined) return refused(UNKNOWN_ORDER);
    // Collected: it is on its way.
    if (found.path.length > 0) return refused(9_300_501);
    found.isCancelled = true;
    return jsonAnswer(200, { errcode: 0, errmsg: 'ok' });
  }
}

function shown({ orderId, number, receiver }: Waybill): WireAnswer {
  const html = `<article><h1>${number}</h1><p>${receiver}</p></article>`;
  return jsonAnswer(200, {
    ...{ order_id: orderId, waybill_id: number, waybill_data: [{ key: 'SF_bagAddr', value: 'W1' }] },
    print_html: Buffer.from(html, 'utf8').toString('base64'),
  });
}

function refused(errcode: number): WireAnswer {
  return jsonAnswer(200, { errcode, errmsg: 'delivery logic fail' });
}

import { jsonAnswer, jsonObject, type WireAnswer } from '../wire.ts';

interface ShippingRecord {
  readonly transactionId: string;
  readonly logisticsType: number;
  readonly shippingList: unknown;
  readonly uploads: number;
  reminders: number;
}

/** Of one payment. */
const PARCELS_MAX = 10;

/** 发货信息管理: a payment is told of once, and corrected once (10060003 afterwards). */
export class ShippingRecords {
  readonly #records = new Map<string, ShippingRecord>();
  readonly #isPaid: (transactionId: string) => boolean;

  constructor(isPaid: (transactionId: string) => boolean) {
    this.#isPaid = isPaid;
  }

  handle(path: string, text: string): WireAnswer | undefined {
    const body = jsonObject(text);
    if (path === '/wxa/sec/order/upload_shipping_info') return this.#upload(body);
    if (path === '/wxa/sec/order/notify_confirm_receive') return this.#remind(body);
    return undefined;
  }

  list(): readonly ShippingRecord[] {
    return [...this.#records.values()];
  }

  #upload(body: Record<string, unknown>): WireAnswer {
    const key = body['order_key'] as { order_number_type?: unknown; transaction_id?: unknown } | undefined;
    const [list, type] = [body['shipping_list'], body['logistics_type']];
    const id = key?.transaction_id;
    if (key?.order_number_type !== 2 || typeof id !== 'string' || !Array.isArray(list))
      return refused(10_060_012, 'invalid args');
    if (list.length === 0 || list.length > PARCELS_MAX) return refused(10_060_012, 'invalid args');
    if (typeof type !== 'number' || type < 1 || type > 4) return refused(10_060_012, 'invalid args');
    if (list.length > 1 && (body['delivery_mode'] !== 2 || body['is_all_delivered'] !== true))
      return refused(10_060_012, 'invalid args');
    if (
      type === 1 &&
      list.some((item) => typeof (item as { tracking_no?: unknown }).tracking_no !== 'string')
    )
      return refused(10_060_012, 'tracking_no missing');
    if (!this.#isPaid(id)) return refused(10_060_001, 'no such payment');
    const before = this.#records.get(id);
    if (before !== undefined && JSON.stringify(before.shippingList) === JSON.stringify(list))
      return refused(10_060_023, 'shipping info unchanged');
    if (before !== undefined && before.uploads > 1) return refused(10_060_003, 'reshipped before');
    const uploads = (before?.uploads ?? 0) + 1;
    this.#records.set(id, {
      ...{ transactionId: id, logisticsType: type, shippingList: list, uploads },
      reminders: before?.reminders ?? 0,
    });
    return refused(0, 'ok');
  }

  #remind(body: Record<string, unknown>): WireAnswer {
    const record = this.#records.get(String(body['transaction_id']));
    if (record === undefined) return refused(10_060_001, 'no such payment');
    if (record.reminders > 0) return refused(10_060_019, 'reminded before');
    record.reminders += 1;
    return refused(0, 'ok');
  }
}

function refused(errcode: number, errmsg: string): WireAnswer {
  return jsonAnswer(200, { errcode, errmsg });
}

import type { Clock } from '#kernel';
import type { WireAnswer } from '../wire.ts';
import { CourierDesk } from './courier-desk.ts';
import type { PushSender } from './push-sender.ts';
import { ShippingRecords } from './shipping-records.ts';
import { WaybillDesk } from './waybill-desk.ts';

/** What the mini-program platform knows of goods on their way. */
export class FulfilmentSide {
  readonly waybills: WaybillDesk;
  readonly shipping: ShippingRecords;
  readonly couriers = new CourierDesk();

  constructor(clock: Clock, isPaid: (transactionId: string) => boolean, push?: PushSender) {
    this.waybills = new WaybillDesk(clock, push);
    this.shipping = new ShippingRecords(isPaid);
  }

  knows(path: string): boolean {
    return ['/cgi-bin/express/', '/wxa/sec/order/'].some((begin) => path.startsWith(begin));
  }

  /** Undefined when the path is not one of these APIs. */
  handle(path: string, body: string): WireAnswer | undefined {
    return (
      this.waybills.handle(path, body) ?? this.shipping.handle(path, body) ?? this.couriers.handle(path, body)
    );
  }
}

import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, type EventHandler, IDS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { CHANNEL_RETURNS } from '#modules/after-sale';
import { CATALOG } from '#modules/catalog';
import { ORDER_PARTS } from '#modules/fulfilment';
import { SKU_DIRECTORY } from '#modules/inventory';
import { CHANNEL_SALES } from '#modules/orders';
import { VAULT } from '#modules/privacy';
import { STORES } from '#modules/stores';
import { CHANNEL_ADAPTERS } from './app/adapter.ts';
import { type BecomeOrder, becomeOrder } from './app/become-order.ts';
import { channelDesk } from './app/channel-desk.ts';
import type { ChannelOrderStore } from './app/ports.ts';
import { pushBack } from './app/push-back.ts';
import { type Resolve, resolving } from './app/resolve.ts';
import { takeNotice } from './app/take-notice.ts';
import { channelTables } from './db/channel-tables.ts';
import { sqlChannelOrders } from './db/sql-channel-orders.ts';
import { channelRoutes } from './http/channel-routes.ts';
import { type RestChannelSettings, restChannel } from './rest/rest-channel.ts';

/** The channels that this house is connected with. */
export const CHANNEL_SETTINGS = token<readonly RestChannelSettings[]>('ChannelSettings');

const STORE = token<ChannelOrderStore>('ChannelOrders');
const RESOLVE = token<Resolve>('ChannelArticles');
const BECOME = token<BecomeOrder>('ChannelOrderBecomesOurs');
const ROUTES = token<readonly Route[]>('ChannelRoutes');
const HANDLERS = token<readonly EventHandler[]>('ChannelHandlers');

const wiring = new ContainerModule(({ bind }) => {
  bind(STORE).toResolvedValue(sqlChannelOrders, [READS, VAULT]).inSingletonScope();
  bind(RESOLVE)
    .toResolvedValue(
      (store, directory, catalog, stores) => resolving({ store, directory, catalog, stores }),
      [STORE, SKU_DIRECTORY, CATALOG, STORES],
    )
    .inSingletonScope();
  bind(BECOME).toResolvedValue(becomeOrder, [STORE, RESOLVE, CHANNEL_SALES]).inSingletonScope();
  bind(CHANNEL_ADAPTERS)
    .toResolvedValue(
      (settings, clock) => settings.map((each) => restChannel(each, clock)),
      [CHANNEL_SETTINGS, CLOCK],
    )
    .inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (unitOfWork, answers, store, resolve, become, sales, returns, audit, clock, ids) =>
        channelRoutes(
          takeNotice({ unitOfWork, answers, store, resolve, become, sales, returns, clock, ids }),
          channelDesk({ unitOfWork, answers, store, become, audit, clock, ids }),
          store,
        ),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, STORE, RESOLVE, BECOME, CHANNEL_SALES] as const),
        ...([CHANNEL_RETURNS, AUDIT, CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(HANDLERS)
    .toResolvedValue(
      (unitOfWork, store, adapters, parts) =>
        pushBack(unitOfWork, store, adapters, async (merchantId, orderId) => {
          const order = await parts.find({ merchantId, id: orderId });
          return order?.parts[0]?.shipment ?? undefined;
        }),
      [UNIT_OF_WORK, STORE, CHANNEL_ADAPTERS, ORDER_PARTS],
    )
    .inSingletonScope();
});

/** Orders that platforms and tills sold, in our books and on our shelves. */
export const channelsFeature: Feature = {
  name: 'channels',
  wiring,
  tables: channelTables,
  routes: ROUTES,
  handlers: HANDLERS,
};

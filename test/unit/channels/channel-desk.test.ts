import type { AnswerBook, MerchantId, RequestKey, StaffId, StoreId, Tx, UnitOfWork } from '#kernel';
import type { BecomeOrder } from '../../../modules/channels/app/become-order.ts';
import { channelDesk } from '../../../modules/channels/app/channel-desk.ts';
import type { ChannelOrder, ChannelOrderStore } from '../../../modules/channels/app/ports.ts';
import type { ChannelContent } from '../../../modules/channels/domain/notice.ts';
import { HandClock } from '../../support/clock.ts';

const MERCHANT = 'mch_1' as MerchantId;
const WHO = { merchantId: MERCHANT, staffId: 'stf_1' as StaffId, ip: null };
const REQUEST: RequestKey = { owner: 'stf_1', key: 'k', requestHash: 'h' };
const CONTENT: ChannelContent = {
  ...{ storeId: 'str_1' as StoreId, placedAt: 0, paidAt: 0, shippingFen: 0 as ChannelContent['shippingFen'] },
  ...{ recipient: null, isHandedOver: false, lines: [] },
};

/** A desk at which the channel tells the second revision while somebody presses the button on the first. */
function desk(revisionHeld: number) {
  const row: ChannelOrder = {
    ...{ merchantId: MERCHANT, channel: 'douyin', externalNo: 'DY-1', id: 'row_1', state: 'TASK' },
    ...{ revision: 1, orderId: null, goods: '', problems: [], seenAt: 0 },
  };
  const store: Pick<ChannelOrderStore, 'find' | 'contentOf' | 'hold'> = {
    find: async () => row,
    contentOf: async () => CONTENT,
    hold: async () => ({ ...row, revision: revisionHeld }),
  };
  const unitOfWork = { run: <Result>(work: (tx: Tx) => Promise<Result>) => work({} as Tx) } as UnitOfWork;
  const answers: AnswerBook = { claim: async () => undefined, record: async () => {} };
  const become: BecomeOrder = async () => ({ outcome: 'taken' });
  return channelDesk({
    ...{ unitOfWork, answers, become, store: store as ChannelOrderStore },
    ...{ audit: { record: async () => {} }, clock: new HandClock(0), ids: { next: () => 'id' } },
  });
}

test('what the channel changed at this moment is not taken as it was before (ORD-05)', async () => {
  await expect(desk(2).retry(WHO, 'row_1', REQUEST)).rejects.toMatchObject({
    code: 'channels.changed_meanwhile',
  });
  expect(await desk(1).retry(WHO, 'row_1', REQUEST)).toEqual({ outcome: 'taken' });
});

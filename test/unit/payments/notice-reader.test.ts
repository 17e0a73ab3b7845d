import { NoticeRejected, ProviderRefused } from '../../../modules/payments/app/provider.ts';
import { NoticeReader } from '../../../modules/payments/wechat/notice-reader.ts';
import { HandClock } from '../../support/clock.ts';

test('a serial that the provider will not tell us about is a forged notice, not a failure of ours', async () => {
  const clock = new HandClock();
  const keys = {
    find: async () => {
      throw new ProviderRefused('RESOURCE_NOT_EXISTS', 'no certificates in public-key mode');
    },
  };
  const reader = new NoticeReader(keys as never, '0'.repeat(32), clock);
  const headers = {
    'wechatpay-timestamp': String(clock.now() / 1_000),
    'wechatpay-nonce': 'nonce',
    'wechatpay-signature': 'Zm9yZ2Vk',
    'wechatpay-serial': 'ABCDEF',
  };
  await expect(reader.read({ headers, body: Buffer.from('{}') })).rejects.toBeInstanceOf(NoticeRejected);
});

export { CHANNEL_SETTINGS, channelsFeature } from './channels.module.ts';
export type { RestChannelSettings } from './rest/rest-channel.ts';

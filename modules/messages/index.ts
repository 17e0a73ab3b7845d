export { messagesFeature } from './messages.module.ts';
export { MESSAGE_SETTINGS, type MessageSettings } from './tokens.ts';

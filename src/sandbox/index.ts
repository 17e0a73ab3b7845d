export { type MerchantSideAccounts, makeAccounts, merchantSide, type SandboxAccounts } from './accounts.ts';
export type { Fault, FaultKind } from './faults.ts';
export { httpTransport, type ListeningSandbox, listen } from './listen.ts';
export { Sandbox, type SandboxParts, type SandboxSnapshot } from './sandbox.ts';
export { type SandboxProcess, startSandboxProcess } from './start-process.ts';
export { NOTICE_PAUSES_MS } from './wechat-pay/notices.ts';
export { nonce as nonceOf, type Signer, seal, signedHeaders } from './wechat-pay/signatures.ts';
export { TRADE_TRANSITIONS, type Trade, type TradeState } from './wechat-pay/trades.ts';
export type { Transport, WireAnswer, WireRequest } from './wire.ts';

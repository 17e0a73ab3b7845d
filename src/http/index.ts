export {
  type Access,
  member,
  open,
  provider,
  requireRoleAt,
  requireRoleEverywhere,
  requireWholeShop,
  staff,
  visitor,
  wholeShopStaff,
} from './access.ts';
export { brokenPromise } from './broken-promise.ts';
export { callerNetwork } from './caller-network.ts';
export { type AppParts, createApp } from './create-app.ts';
export type { Doorkeepers } from './mount-route.ts';
export { openApiDocument } from './openapi.ts';
export { pageOfSchema, pageQuery } from './paging-contract.ts';
export { type Problem, toProblem } from './problem.ts';
export { type BinaryBody, type Call, type Reply, type Route, route } from './route.ts';
export { eventStream } from './server-sent-events.ts';
export type { SocketRoute } from './socket-route.ts';
export { mountSockets, wantsSocket } from './sockets.ts';

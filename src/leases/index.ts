export { MemoryLeases } from './memory-leases.ts';
export { RedisLeases } from './redis-leases.ts';

// Loaded before the shop: answers its parent with what Node knows about the process's memory.
import { isMainThread } from 'node:worker_threads';

if (isMainThread)
  process.on('message', (question) => {
    if (question === 'memory') process.send?.({ memory: process.memoryUsage() });
  });

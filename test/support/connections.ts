import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Far ends of the connections of a process, as /proc writes them. */
export function connections(pid: number): string[] {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => sockets.has(columns[9] ?? ''))
      .map((columns) => columns[2] ?? ''),
  );
}

/** Those on other machines. */
export function foreignConnections(pid: number): string[] {
  return connections(pid).filter((address) => !isOwnMachine(address));
}

/** Loopback, or nobody yet (a listening socket); addresses are little-endian hexadecimal. */
function isOwnMachine(address: string): boolean {
  return /^(0100007F|0+):|^0000000000000000(FFFF0000)?(0100007F|01000000):/.test(address);
}

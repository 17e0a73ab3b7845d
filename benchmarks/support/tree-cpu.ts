import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks per second in /proc; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** CPU milliseconds so far of this process and all that descend from it and still live. Linux. */
export async function treeCpuMs(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + (await descendantsCpuMs());
}

/** The same without this process. */
export async function descendantsCpuMs(): Promise<number> {
  const processes = new Map<number, { readonly parent: number; readonly ticks: number }>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // The program's name stands in brackets and may hold anything: what follows the last one is plain.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 15) continue;
    processes.set(Number(name), {
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
    });
  }
  const isOurs = (pid: number): boolean => {
    if (pid === process.pid) return true;
    const found = processes.get(pid);
    return found !== undefined && found.parent > 0 && isOurs(found.parent);
  };
  let children = 0;
  for (const [pid, { ticks }] of processes) if (pid !== process.pid && isOurs(pid)) children += ticks;
  return (children / TICKS_PER_SECOND) * 1_000;
}

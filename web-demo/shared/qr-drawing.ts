/** What a scanner needs around the code (ISO/IEC 18004). */
const QUIET_MODULES = 4;

/**
 * A QR code as a picture that a page of the mini-program can show, and paper: SVG in a data address, one rectangle per run
 * of dark modules.
 *
 * @param data `[size, size]`, row-major; 1 = dark.
 */
export function qrDrawing({ size, data }: { readonly size: number; readonly data: Uint8Array }): string {
  const side = size + 2 * QUIET_MODULES;
  const path = Array.from({ length: size }, (_, row) =>
    runsOf(data.subarray(row * size, (row + 1) * size), row),
  )
    .flat()
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#1f2a30" d="${path}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function runsOf(modules: Uint8Array, row: number): string[] {
  const runs: string[] = [];
  for (let at = 0; at < modules.length; ) {
    const from = at;
    while (at < modules.length && modules[at] === modules[from]) at += 1;
    const length = at - from;
    if (modules[from] === 1)
      runs.push(`M${from + QUIET_MODULES} ${row + QUIET_MODULES}h${length}v1h-${length}z`);
  }
  return runs;
}

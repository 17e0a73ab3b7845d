/** One place in the tree of regions: 华中 → 湖北 → 武汉. */
export interface Region {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

const REGION_LEVELS_MAX = 4;

/** Whether `parentId` may become the parent of `id`: a tree stays a tree, of at most four levels. */
export function fitsUnder(regions: readonly Region[], id: string, parentId: string | null): boolean {
  if (parentId === null) return depthBelow(regions, id) <= REGION_LEVELS_MAX;
  const above = pathTo(regions, parentId);
  if (above.length === 0 || above.includes(id)) return false;
  return above.length + depthBelow(regions, id) <= REGION_LEVELS_MAX;
}

/** The region and everything below it. */
export function withinRegion(regions: readonly Region[], id: string): ReadonlySet<string> {
  return new Set(
    regions.filter((region) => pathTo(regions, region.id).includes(id)).map((region) => region.id),
  );
}

/** From the region up to the top; empty for one that does not exist. */
function pathTo(regions: readonly Region[], id: string): string[] {
  const path: string[] = [];
  let at = regions.find((region) => region.id === id);
  while (at !== undefined && !path.includes(at.id)) {
    path.push(at.id);
    const { parentId } = at;
    at = regions.find((region) => region.id === parentId);
  }
  return path;
}

/** Levels that the region takes with everything below it. */
function depthBelow(regions: readonly Region[], id: string): number {
  const children = regions.filter(({ parentId }) => parentId === id);
  return 1 + Math.max(0, ...children.map((child) => depthBelow(regions, child.id)));
}

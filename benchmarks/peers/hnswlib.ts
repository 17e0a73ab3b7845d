import { scratchPeer } from './scratch.ts';

interface Graph {
  initIndex(count: number, m: number, efConstruction: number, seed: number): void;
  addPoint(vector: number[], row: number): void;
  setEf(ef: number): void;
  searchKnn(query: number[], k: number): { readonly neighbors: number[] };
}

interface Hnswlib {
  readonly HierarchicalNSW: new (space: 'ip', dim: number) => Graph;
}

const M = 16;
const EF_CONSTRUCTION = 100;
const EF = 128;
const SEED = 100;

/** The approximate best `k` by inner product (hnswlib, M 16, ef 128), and what building took. Or why not. */
export function hnswSearch(items: Float32Array, dim: number, k: number) {
  const hnswlib = scratchPeer<Hnswlib>('hnswlib-node');
  if ('missing' in hnswlib) return hnswlib;
  const before = process.cpuUsage();
  const graph = new hnswlib.HierarchicalNSW('ip', dim);
  graph.initIndex(items.length / dim, M, EF_CONSTRUCTION, SEED);
  for (let row = 0; row < items.length / dim; row += 1)
    graph.addPoint(Array.from(items.subarray(row * dim, (row + 1) * dim)), row);
  graph.setEf(EF);
  const { user, system } = process.cpuUsage(before);
  return {
    buildSeconds: (user + system) / 1e6,
    search: (query: Float32Array): number[] => graph.searchKnn(Array.from(query), k).neighbors,
  };
}

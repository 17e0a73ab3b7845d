import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ProductId } from '#kernel';
import { FEATURE_COUNT, FEATURE_VERSION, type PairTable } from '#ml/recommendation';
import { DamagedModel, type ModelFacts, type ModelStore, type StoredModel } from '../app/model-store.ts';

const CURRENT = 'current';
const MANIFEST = 'manifest.json';
const PRODUCTS = 'products.json';
const VERSIONS_KEPT = 3;
const TABLES = ['forward', 'next', 'together', 'twoSteps'] as const;
const VERSION_PATTERN = /^[\w.-]{1,64}$/;

const manifestSchema = z.object({
  facts: z.looseObject({ featureVersion: z.number() }),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
});

/**
 * `models/<version>/`: a manifest with the sha256 of every file, and raw little-endian arrays; `current`
 * holds the name of the version in use. Both appear by rename, so a reader sees all or nothing.
 */
export function modelFolder(folder: string): ModelStore {
  return {
    async current() {
      const name = (await readIfThere(join(folder, CURRENT)))?.toString('utf8').trim();
      return name !== undefined && VERSION_PATTERN.test(name) ? name : undefined;
    },

    async load(version) {
      const at = (name: string) => join(folder, version, name);
      const { facts, files } = manifestSchema.parse(JSON.parse(await readFile(at(MANIFEST), 'utf8')));
      if (facts.featureVersion !== FEATURE_VERSION)
        throw new DamagedModel(
          `${version} speaks feature version ${facts.featureVersion}, not ${FEATURE_VERSION}`,
        );
      const contents = new Map<string, Buffer>();
      for (const { name, sha256 } of files) {
        const bytes = await readFile(at(name));
        if (sha256Of(bytes) !== sha256) throw new DamagedModel(`${version}/${name} is not as it was written`);
        contents.set(name, bytes);
      }
      return assembled(facts as unknown as ModelFacts, contents, version);
    },

    async publish(version, model) {
      const draft = join(folder, `.${version}.draft`);
      await rm(draft, { recursive: true, force: true });
      await mkdir(draft, { recursive: true });
      const files = [];
      for (const [name, bytes] of partsOf(model)) {
        await writeSynced(join(draft, name), bytes);
        files.push({ name, bytes: bytes.length, sha256: sha256Of(bytes) });
      }
      const manifest = JSON.stringify({ version, facts: model.facts, files }, undefined, 2);
      await writeSynced(join(draft, MANIFEST), Buffer.from(manifest));
      await rename(draft, join(folder, version));
      await writeSynced(join(folder, `.${CURRENT}.draft`), Buffer.from(`${version}\n`));
      await rename(join(folder, `.${CURRENT}.draft`), join(folder, CURRENT));
      await removeOld(folder);
    },
  };
}

type FloatArray = Float32Array | Int32Array;

function partsOf({ trained: { productIds, behaviour, ranker } }: StoredModel): [string, Buffer][] {
  const arrays: [string, FloatArray][] = [
    ['occurrences.f32', behaviour.occurrences],
    ['vectors.f32', behaviour.bilinear.vectors],
    ['gates.f32', behaviour.bilinear.gates],
    ['ranker-input.f32', ranker.input],
    ['ranker-bias.f32', ranker.inputBias],
    ['ranker-output.f32', ranker.output],
    ...TABLES.flatMap((table): [string, FloatArray][] => [
      [`${table}-starts.i32`, behaviour[table].starts],
      [`${table}-columns.i32`, behaviour[table].columns],
      [`${table}-values.f32`, behaviour[table].values],
    ]),
  ];
  const raw = arrays.map(([name, array]): [string, Buffer] => [
    name,
    Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  ]);
  return [[PRODUCTS, Buffer.from(JSON.stringify(productIds))], ...raw];
}

function assembled(facts: ModelFacts, contents: ReadonlyMap<string, Buffer>, version: string): StoredModel {
  const bytesOf = (name: string): Buffer => {
    const bytes = contents.get(name);
    if (bytes === undefined) throw new DamagedModel(`${version} has no ${name}`);
    return bytes;
  };
  // A copy starts at a multiple of 4, which a view on a pooled Buffer does not promise.
  const memoryOf = (name: string): ArrayBuffer => new Uint8Array(bytesOf(name)).buffer;
  const floats = (name: string) => new Float32Array(memoryOf(`${name}.f32`));
  const table = (name: string): PairTable => ({
    starts: new Int32Array(memoryOf(`${name}-starts.i32`)),
    columns: new Int32Array(memoryOf(`${name}-columns.i32`)),
    values: floats(`${name}-values`),
  });
  const productIds = JSON.parse(bytesOf(PRODUCTS).toString('utf8')) as ProductId[];
  const ranker = {
    input: floats('ranker-input'),
    inputBias: floats('ranker-bias'),
    output: floats('ranker-output'),
  };
  if (ranker.input.length !== ranker.output.length * FEATURE_COUNT)
    throw new DamagedModel(`${version} has a ranker of another shape`);
  return {
    facts,
    trained: {
      productIds,
      behaviour: {
        rowCount: productIds.length,
        occurrences: floats('occurrences'),
        forward: table('forward'),
        next: table('next'),
        together: table('together'),
        twoSteps: table('twoSteps'),
        bilinear: { vectors: floats('vectors'), gates: floats('gates') },
      },
      ranker,
    },
  };
}

/** Versions sort by time. The one in use is among the newest unless somebody rolled back; then it stays too. */
async function removeOld(folder: string): Promise<void> {
  const current = (await readFile(join(folder, CURRENT), 'utf8')).trim();
  const entries = await readdir(folder, { withFileTypes: true });
  const versions = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  for (const version of versions.slice(0, -VERSIONS_KEPT))
    if (version !== current) await rm(join(folder, version), { recursive: true });
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

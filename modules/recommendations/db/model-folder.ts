import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FEATURE_COUNT, FEATURE_VERSION } from '#ml/recommendation';
import {
  DamagedModel,
  type KeptModel,
  type ModelFacts,
  type ModelStore,
  type Refusal,
  type StoredModel,
} from '../app/model-store.ts';
import { arrayFrom, assembled, bytesOf, dismantled, kindOf } from './array-tree.ts';
import { readIfThere, replaceFile, sha256Of, writeSynced } from './synced-files.ts';

const CURRENT = 'current';
const PINNED = 'pinned';
const MANIFEST = 'manifest.json';
/** Everything that is not an array. */
const SKELETON = 'model.json';
const REFUSALS = 'refusals';
const VERSIONS_KEPT = 3;
const REFUSALS_KEPT = 10;
const VERSION_PATTERN = /^[\w-][\w.-]{0,63}$/;

const manifestSchema = z.object({
  facts: z.looseObject({ featureVersion: z.number() }),
  files: z.array(z.object({ name: z.string().regex(/^[\w.-]+$/), bytes: z.int(), sha256: z.string() })),
});

/**
 * `models/<version>/`: a manifest with size, kind and sha256 of every file, and raw little-endian arrays;
 * `current` holds the name of the version in use, `pinned` of one that somebody chose by hand. All appear by
 * rename, so a reader sees all or nothing.
 */
export function modelFolder(folder: string): ModelStore {
  const named = async (file: string) => {
    const name = (await readIfThere(join(folder, file)))?.toString('utf8').trim();
    return name !== undefined && VERSION_PATTERN.test(name) ? name : undefined;
  };
  const point = (file: string, version: string) => replaceFile(folder, file, Buffer.from(`${version}\n`));
  const load = async (version: string): Promise<StoredModel> => {
    if (!VERSION_PATTERN.test(version)) throw new DamagedModel(`${version} is no version`);
    const at = (name: string) => join(folder, version, name);
    const { facts, files } = await manifestOf(folder, version);
    if (facts.featureVersion !== FEATURE_VERSION)
      throw new DamagedModel(
        `${version} speaks feature version ${facts.featureVersion}, not ${FEATURE_VERSION}`,
      );
    const contents = new Map<string, Buffer>();
    for (const { name, sha256 } of files) {
      const bytes = await readIfThere(at(name));
      if (bytes === undefined || sha256Of(bytes) !== sha256)
        throw new DamagedModel(`${version}/${name} is not as it was written`);
      contents.set(name, bytes);
    }
    return checked(version, facts as unknown as ModelFacts, contents);
  };

  return {
    current: () => named(CURRENT),
    load,

    async publish(version, { facts, trained, golden }) {
      const draft = join(folder, `.${version}.draft`);
      await rm(draft, { recursive: true, force: true });
      await mkdir(draft, { recursive: true });
      const { skeleton, arrays } = dismantled({ trained, golden });
      const files: object[] = [];
      const keep = async (name: string, bytes: Uint8Array, form: object) => {
        await writeSynced(join(draft, name), bytes);
        files.push({ name, bytes: bytes.length, sha256: sha256Of(bytes), ...form });
      };
      await keep(SKELETON, Buffer.from(JSON.stringify(skeleton)), {});
      for (const [name, array] of arrays)
        await keep(name, bytesOf(array), { dtype: kindOf(array), shape: [array.length] });
      await writeSynced(join(draft, MANIFEST), jsonOf({ version, facts, files }));
      await rename(draft, join(folder, version));
      await point(CURRENT, version);
      await removeOld(folder, [version, await named(PINNED)]);
    },

    async refuse(version, refusal) {
      const shelf = join(folder, REFUSALS);
      await mkdir(shelf, { recursive: true });
      await replaceFile(shelf, `${version}.json`, jsonOf(refusal));
      const known = (await readdir(shelf)).filter((name) => name.endsWith('.json')).sort();
      for (const name of known.slice(0, -REFUSALS_KEPT)) await rm(join(shelf, name));
    },

    async versions() {
      const [current, pinned] = [await named(CURRENT), await named(PINNED)];
      const kept: KeptModel[] = [];
      for (const version of (await versionsIn(folder)).reverse()) {
        const manifest = await manifestOf(folder, version).catch(() => undefined);
        if (manifest === undefined) continue;
        kept.push({
          version,
          facts: manifest.facts as unknown as ModelFacts,
          bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
          isCurrent: version === current,
          isPinned: version === pinned,
        });
      }
      return kept;
    },

    async refusals() {
      const shelf = join(folder, REFUSALS);
      const names = (await namesIn(shelf)).filter((name) => name.endsWith('.json')).sort();
      return Promise.all(
        names.reverse().map(async (name) => ({
          version: name.slice(0, -'.json'.length),
          ...(JSON.parse(await readFile(join(shelf, name), 'utf8')) as Refusal),
        })),
      );
    },

    async activate(version) {
      await load(version);
      await point(PINNED, version);
      await point(CURRENT, version);
    },
  };
}

async function manifestOf(folder: string, version: string) {
  const text = await readIfThere(join(folder, version, MANIFEST));
  if (text === undefined) throw new DamagedModel(`${version} has no manifest`);
  const manifest = manifestSchema.safeParse(parsed(text));
  if (!manifest.success) throw new DamagedModel(`${version} has a manifest that says nothing`);
  return manifest.data;
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

function checked(version: string, facts: ModelFacts, contents: ReadonlyMap<string, Buffer>): StoredModel {
  const content = (name: string): Buffer => {
    const bytes = contents.get(name);
    if (bytes === undefined) throw new DamagedModel(`${version} has no ${name}`);
    return bytes;
  };
  const model = assembled(parsed(content(SKELETON)), (name) => arrayFrom(name, content(name))) as Omit<
    StoredModel,
    'facts'
  >;
  const { ranker, behaviour, productIds } = model.trained;
  if (
    ranker.input.length !== ranker.output.length * FEATURE_COUNT ||
    behaviour.rowCount !== productIds.length
  )
    throw new DamagedModel(`${version} has a model of another shape`);
  return { facts, ...model };
}

/** Versions sort by time. The one in use is among the newest unless somebody rolled back. */
async function removeOld(folder: string, needed: readonly (string | undefined)[]): Promise<void> {
  for (const version of (await versionsIn(folder)).slice(0, -VERSIONS_KEPT))
    if (!needed.includes(version)) await rm(join(folder, version), { recursive: true });
}

async function versionsIn(folder: string): Promise<string[]> {
  const names = await namesIn(folder);
  return names.filter((name) => VERSION_PATTERN.test(name) && /^\d/.test(name)).sort();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function jsonOf(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value, undefined, 2));
}

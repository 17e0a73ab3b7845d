import { cp, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, NodeIO } from '@gltf-transform/core';
import { transformMesh } from '@gltf-transform/functions';
import { validateBytes } from 'gltf-validator';
import { loadArItem } from '#ml/tryon';
import type { AddedKind } from '../../../ar-assets/ingest/added-kind.ts';
import { ingest, takePictures } from '../../../ar-assets/ingest/ingest.ts';
import { boxOf, pointsOf, sizeOf } from '../../../ar-assets/ingest/points.ts';
import { modelIo } from '../../../ar-assets/ingest/read-model.ts';
import { ModelRefused } from '../../../ar-assets/ingest/refusal.ts';
import { decodeTexture } from '../../../ml/tryon/decode-texture.ts';
import { parseModel } from '../../../ml/tryon/item-model.ts';
import { ASSETS_DIR } from '../../support/render-face.ts';

const PATIENCE_MS = 120_000;
const LICENCE = { spdx: 'LicenseRef-own', author: '眼镜店', source: '自己建模' };
const OURS = {
  glasses: 'glasses-round-black',
  earrings: 'earrings-pearl-drop',
  ring: 'ring-solitaire-gold',
  bracelet: 'bracelet-bangle-silver',
} as const;

describe('a model of a shop’s own', () => {
  let assetsDir: string;

  beforeAll(async () => {
    assetsDir = await mkdtemp(join(tmpdir(), 'tongqu-assets-'));
    for (const id of Object.values(OURS))
      await cp(join(ASSETS_DIR, id), join(assetsDir, id), { recursive: true });
  });

  const add = (bytes: Uint8Array, kind: AddedKind, id: string) =>
    ingest(bytes, { id, title: '试试', kind, licence: LICENCE, placing: {} }, assetsDir, () => {});
  const refusal = async (bytes: Uint8Array, kind: AddedKind = 'glasses') => {
    const id = `${kind}-refused`;
    const error = await add(bytes, kind, id).catch((thrown: unknown) => thrown);
    if (!(error instanceof ModelRefused)) throw error;
    expect(await readdir(assetsDir)).not.toContain(id);
    return error.reasons.join('\n');
  };

  test(
    'exported in metres, looking backwards and off the middle, it sits where ours sits',
    async () => {
      const [ours, odd] = [await model('glasses'), await model('glasses')];
      for (const mesh of odd.getRoot().listMeshes())
        transformMesh(mesh, [-0.01, 0, 0, 0, 0, 0.01, 0, 0, 0, 0, -0.01, 0, 0.4, 1.5, -0.3, 1]);
      const { placed, manifest } = await add(await bytesOf(odd), 'glasses', 'glasses-odd');
      expect(placed).toMatchObject({ unit: 'm', turned: true });
      const { model: glb } = await loadArItem(join(assetsDir, 'glasses-odd'));
      const box = boxOf(pointsOf(await flat(glb)));
      const [mine, theirs] = [boxOf(pointsOf(ours)), box];
      for (const axis of [0, 1, 2] as const) {
        expect(theirs.min[axis]).toBeCloseTo(mine.min[axis], 0);
        expect(theirs.max[axis]).toBeCloseTo(mine.max[axis], 0);
      }
      const { manifest: own } = await loadArItem(join(assetsDir, 'glasses-round-black'));
      expect(manifest).toMatchObject({ licence: LICENCE, anchor: 'anchor' in own ? own.anchor : {} });
      expect(manifest.materials).toMatchObject({ lens: { role: 'lens' }, frame: { role: 'frame' } });
    },
    PATIENCE_MS,
  );

  test(
    'what it leaves is valid, light, and has its pictures',
    async () => {
      const id = 'glasses-whole';
      const { slimmed } = await add(await bytesOf(await model('glasses')), 'glasses', id);
      await takePictures({ id, title: '', kind: 'glasses', licence: LICENCE, placing: {} }, assetsDir);
      expect((await readdir(join(assetsDir, 'glasses-whole'))).sort()).toEqual([
        'manifest.json',
        'model-compact.glb',
        'model.glb',
        'preview.webp',
        'thumb.webp',
      ]);
      expect(slimmed.compact.length).toBeLessThan(slimmed.plain.length);
      for (const file of ['model.glb', 'model-compact.glb']) {
        const bytes = new Uint8Array(await readFile(join(assetsDir, 'glasses-whole', file)));
        const { issues } = await validateBytes(bytes, { externalResourceFunction: () => Promise.reject() });
        expect([file, issues.numErrors]).toEqual([file, 0]);
        const { MeshoptDecoder } = await import('three/addons/libs/meshopt_decoder.module.js');
        const parsed = await parseModel(bytes, decodeTexture, MeshoptDecoder);
        expect(parsed.children.length).toBeGreaterThan(0);
      }
    },
    PATIENCE_MS,
  );

  test(
    'a dense one is simplified; the shape stays within a millimetre',
    async () => {
      const before = boxOf(pointsOf(await model('ring')));
      const dense = await finer(await model('ring'));
      const { slimmed } = await add(await bytesOf(dense), 'ring', 'ring-dense');
      expect(slimmed.trianglesBefore).toBeGreaterThan(8_000);
      expect(slimmed.triangles).toBeLessThanOrEqual(8_000);
      const { model: glb } = await loadArItem(join(assetsDir, 'ring-dense'));
      const after = boxOf(pointsOf(await flat(glb)));
      for (const axis of [0, 1, 2] as const)
        expect(Math.abs(sizeOf(after, axis) - sizeOf(before, axis))).toBeLessThan(0.1);
    },
    PATIENCE_MS,
  );

  test(
    'a ring that stands on its band is laid around the finger, its stone to the front',
    async () => {
      const standing = await model('ring');
      for (const mesh of standing.getRoot().listMeshes())
        transformMesh(mesh, [10, 0, 0, 0, 0, 0, -10, 0, 0, 10, 0, 0, 0, 0, 0, 1]);
      const { placed } = await add(await bytesOf(standing), 'ring', 'ring-standing');
      expect(placed.unit).toBe('mm');
      const { model: glb } = await loadArItem(join(assetsDir, 'ring-standing'));
      const [laid, ours] = [boxOf(pointsOf(await flat(glb))), boxOf(pointsOf(await model('ring')))];
      for (const axis of [0, 1, 2] as const) expect(laid.max[axis]).toBeCloseTo(ours.max[axis], 1);
    },
    PATIENCE_MS,
  );

  test(
    'one earring becomes a pair that hangs from both ears',
    async () => {
      const { manifest } = await add(await bytesOf(bead()), 'earrings', 'earrings-bead');
      const { model: glb } = await loadArItem(join(assetsDir, 'earrings-bead'));
      const document = await modelIo.readBinary(glb);
      const names = document
        .getRoot()
        .listNodes()
        .map((node) => node.getName());
      expect(names.sort()).toEqual(['drop-0-left', 'drop-0-right']);
      const [{ min, max }, { swing }] = [
        boxOf(pointsOf(await flat(glb))),
        manifest as { swing: { pivot: number[] } },
      ];
      expect(min[0]).toBeCloseTo(-max[0], 2);
      expect((min[1] + max[1]) / 2).toBeLessThan(swing.pivot[1] as number);
    },
    PATIENCE_MS,
  );

  test(
    'what cannot be shown is refused with the reason, and leaves nothing behind',
    async () => {
      expect(await refusal(new TextEncoder().encode('{"asset":{"version":"2.0"}}'))).toContain(
        'not binary glTF',
      );
      const good = await bytesOf(await model('glasses'));
      expect(await refusal(good.subarray(0, 500))).not.toBe('');
      expect(await refusal(await bytesOf(new Document()))).not.toBe('');
      expect(await refusal(await outside())).toContain('outside itself');
      expect(await refusal(await bytesOf(await model('glasses')), 'bracelet')).toContain('cm wide');
      const heavy = await bytesOf(noise(30_000));
      expect(await refusal(heavy, 'earrings')).toMatch(/triangles after simplifying/);
    },
    PATIENCE_MS,
  );
});

/** Ours, in plain floats. */
async function model(kind: keyof typeof OURS): Promise<Document> {
  return flat((await loadArItem(join(ASSETS_DIR, OURS[kind]))).model);
}

async function flat(glb: Uint8Array): Promise<Document> {
  const { dequantize } = await import('@gltf-transform/functions');
  const document = await modelIo.readBinary(new Uint8Array(glb));
  await document.transform(dequantize());
  for (const node of document.getRoot().listNodes()) {
    const mesh = node.getMesh();
    if (mesh !== null) transformMesh(mesh, node.getWorldMatrix());
    node.setMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
  }
  return document;
}

const bytesOf = (document: Document): Promise<Uint8Array> =>
  new NodeIO().registerExtensions([]).writeBinary(document);

/** Every triangle cut into four, twice. */
async function finer(document: Document): Promise<Document> {
  const { unweld } = await import('@gltf-transform/functions');
  await document.transform(unweld());
  for (const mesh of document.getRoot().listMeshes())
    for (const primitive of mesh.listPrimitives()) {
      const [positions, normals] = ['POSITION', 'NORMAL'].map((name) =>
        Array.from(primitive.getAttribute(name)?.getArray() ?? []),
      ) as [number[], number[]];
      let [points, directions] = [positions, normals];
      for (let round = 0; round < 2; round += 1)
        [points, directions] = [quartered(points), quartered(directions)];
      primitive.getAttribute('POSITION')?.setArray(Float32Array.from(points));
      primitive.getAttribute('NORMAL')?.setArray(Float32Array.from(unit(directions)));
      primitive.setAttribute('TEXCOORD_0', null);
    }
  return document;
}

function unit(directions: readonly number[]): number[] {
  return directions.map((value, i) => {
    const at = i - (i % 3);
    return value / Math.hypot(...directions.slice(at, at + 3));
  });
}

function quartered(values: readonly number[]): number[] {
  const made: number[] = [];
  for (let at = 0; at < values.length; at += 9) {
    const [a, b, c] = [0, 3, 6].map((corner) => values.slice(at + corner, at + corner + 3)) as [
      number[],
      number[],
      number[],
    ];
    const half = (p: number[], q: number[]) => p.map((value, i) => (value + (q[i] as number)) / 2);
    const [ab, bc, ca] = [half(a, b), half(b, c), half(c, a)];
    for (const triangle of [
      [a, ab, ca],
      [ab, b, bc],
      [ca, bc, c],
      [ab, bc, ca],
    ])
      made.push(...triangle.flat());
  }
  return made;
}

function meshOf(positions: readonly number[]): Document {
  const document = new Document();
  const buffer = document.createBuffer();
  const points = document
    .createAccessor()
    .setType('VEC3')
    .setArray(Float32Array.from(positions))
    .setBuffer(buffer);
  const primitive = document.createPrimitive().setAttribute('POSITION', points);
  const mesh = document.createMesh('thing').addPrimitive(primitive);
  document.createScene().addChild(document.createNode('thing').setMesh(mesh));
  return document;
}

/** A drop of 1 × 2 cm in metres: two pyramids. */
function bead(): Document {
  const [w, h] = [0.005, 0.01];
  const ring = [
    [w, 0, 0],
    [0, 0, w],
    [-w, 0, 0],
    [0, 0, -w],
  ];
  return meshOf(
    ring.flatMap((corner, i) => {
      const next = ring[(i + 1) % 4] as number[];
      return [...[0, h, 0], ...next, ...corner, ...[0, -h, 0], ...corner, ...next];
    }),
  );
}

/** Triangles without any order: nothing can be simplified away. */
function noise(triangles: number): Document {
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return (seed / 2_147_483_647 - 0.5) * 0.02;
  };
  return meshOf(Array.from({ length: triangles * 9 }, random));
}

async function outside(): Promise<Uint8Array> {
  const document = await model('glasses');
  const json = JSON.stringify({
    asset: { version: '2.0' },
    buffers: [{ byteLength: 36, uri: 'secret.bin' }],
    bufferViews: [{ buffer: 0, byteLength: 36 }],
    accessors: [
      { bufferView: 0, componentType: 5126, count: 3, type: 'VEC3', min: [0, 0, 0], max: [1, 1, 1] },
    ],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
    nodes: [{ mesh: 0 }],
    scenes: [{ nodes: [0] }],
    scene: document.getRoot().listScenes().length - 1,
  });
  const body = Buffer.from(json.padEnd(Math.ceil(json.length / 4) * 4));
  const head = Buffer.alloc(20);
  head.write('glTF', 0, 'latin1');
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(20 + body.length, 8);
  head.writeUInt32LE(body.length, 12);
  head.write('JSON', 16, 'latin1');
  return Buffer.concat([head, body]);
}

import { Box3, type Group, type Object3D, RepeatWrapping, SRGBColorSpace, Texture } from 'three';
import { type Blending, onDisplay } from './blending.ts';
import { clothTexture, GarmentLayer } from './clothes/garment-layer.ts';
import type { FaceShape } from './face-rig.ts';
import { dressModel, parseModel } from './item-model.ts';
import { MakeupLayer } from './makeup/makeup-layer.ts';
import type { ItemColours, WornManifest } from './manifest.ts';
import { isMakeup } from './manifest-sorts.ts';
import type { LightColour } from './page-light.ts';
import { type WearableItem, wearable } from './scene.ts';
import type { StageItem } from './stage-contract.ts';

export type StageLayer =
  | { readonly kind: 'makeup'; readonly layer: MakeupLayer }
  | { readonly kind: 'garment'; readonly layer: GarmentLayer }
  | { readonly kind: 'worn'; readonly item: WearableItem; readonly bounds: Box3 };

/** Fetches models and the face shape once each; what failed is asked for again the next time. */
export class StageItems {
  readonly #assetsUrl: string;
  readonly #blending: Blending;
  readonly #models = new Map<string, Promise<Group>>();
  #shape: Promise<FaceShape> | undefined;

  constructor(assetsUrl: string, lightColour: LightColour) {
    this.#assetsUrl = assetsUrl;
    this.#blending = onDisplay(lightColour);
  }

  shape(): Promise<FaceShape> {
    this.#shape ??= this.#read('canonical-face.json')
      .then((answer) => answer.json() as Promise<FaceShape>)
      .catch((error: unknown) => {
        this.#shape = undefined;
        throw error;
      });
    return this.#shape;
  }

  /** Only asks for the bytes: what is made of them belongs to a layer. */
  async prepare({ manifest }: StageItem): Promise<void> {
    if (isMakeup(manifest)) return;
    if (manifest.kind === 'clothes') await this.#read(`${manifest.id}/${manifest.model}`);
    else await this.#model(manifest);
  }

  async layer({ manifest, colours }: StageItem): Promise<StageLayer> {
    if (isMakeup(manifest)) {
      const makeup = { ...manifest.makeup, colour: colours?.shade ?? manifest.makeup.colour };
      return { kind: 'makeup', layer: new MakeupLayer(makeup, await this.shape()) };
    }
    if (manifest.kind === 'clothes') {
      const picture = await this.#read(`${manifest.id}/${manifest.model}`).then((answer) =>
        answer.arrayBuffer(),
      );
      const cloth = await clothTexture(picture);
      return { kind: 'garment', layer: new GarmentLayer(manifest, cloth) };
    }
    const item = wearable(manifest, await this.#dressed(manifest, colours), this.#blending);
    const bounds = new Box3().setFromObject(item.object);
    // What swings reaches out to the sides by its own length.
    if (manifest.kind === 'earrings') bounds.expandByScalar(manifest.swing?.lengthCm ?? 0);
    return { kind: 'worn', item, bounds };
  }

  /** An item with a model of its own, as it is drawn, on nobody. */
  dressed({ manifest, colours }: StageItem): Promise<Object3D> {
    if (isMakeup(manifest) || manifest.kind === 'clothes') throw new Error(`${manifest.id} has no body`);
    return this.#dressed(manifest, colours);
  }

  async #dressed(manifest: WornManifest, colours: ItemColours | undefined): Promise<Object3D> {
    return dressModel(await this.#model(manifest), manifest, colours, this.#blending);
  }

  #model({ id, model, compact }: WornManifest): Promise<Group> {
    const known = this.#models.get(id);
    if (known !== undefined) return known;
    const asked = Promise.all([this.#read(`${id}/${compact ?? model}`), compact && meshoptDecoder()])
      .then(async ([answer, decoder]) => ({
        bytes: await answer.arrayBuffer(),
        decoder: decoder || undefined,
      }))
      .then(({ bytes, decoder }) => parseModel(new Uint8Array(bytes), bitmapTexture, decoder))
      .catch((error: unknown) => {
        this.#models.delete(id);
        throw error;
      });
    this.#models.set(id, asked);
    return asked;
  }

  async #read(path: string): Promise<Response> {
    const answer = await fetch(`${this.#assetsUrl}/${path}`);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  }
}

/** 27 kB that only a shop with models of its own needs. */
async function meshoptDecoder() {
  const { MeshoptDecoder } = await import('three/addons/libs/meshopt_decoder.module.js');
  return MeshoptDecoder;
}

async function bitmapTexture(bytes: Uint8Array, mimeType: string): Promise<Texture> {
  const texture = new Texture(await createImageBitmap(new Blob([bytes.slice()], { type: mimeType })));
  texture.colorSpace = SRGBColorSpace;
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.flipY = false;
  texture.needsUpdate = true;
  return texture;
}

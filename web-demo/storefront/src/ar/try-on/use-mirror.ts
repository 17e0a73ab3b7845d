import { nextTick, ref } from 'vue';
import { followedBy } from '../../../../../ml/tryon/kind.ts';
import { Refusal, sentenceOf, Unreachable } from '../../api/transport.ts';
import { eventPost, shop, storeChoice } from '../../app-state.ts';
import { consentTokens } from '../../model/consent.ts';
import { createUploadTracker } from '../../model/upload-tracker.ts';
import { say } from '../../navigation.ts';
import { type Mirror, MirrorError, type Processing } from '../../platform/mirror/mirror.ts';
import { openMirror } from '../../platform/mirror/open-mirror.ts';
import { openStream } from '../../platform/stream.ts';
import { later, now } from '../../platform/world.ts';
import type { WornItems } from './use-worn-items.ts';

/** What the page shows. `still`: she declined, or there is no camera; the item on our own picture. */
export type Scene = 'loading' | 'consent' | 'starting' | 'mirror' | 'still';

const TOLD_MS = 6_000;

/** The mirror of this page and what the shopper is told about it. */
export function useMirror({ items, worn, wornId, busyId, neighbours }: WornItems) {
  const scene = ref<Scene>('loading');
  const way = ref<Processing>('device');
  const ways = ref<readonly Processing[]>([]);
  const can = ref({ photo: false, pictures: false });
  const source = ref<'camera' | 'photo'>('camera');
  const hint = ref<string>();
  const trouble = ref<string>();
  const sending = ref(false);
  const drawn = ref(false);
  const slow = ref(false);
  /** Said once, for a while; the way out stays marked. */
  const toldSlow = ref(false);

  const tokens = consentTokens(shop, now);
  const uploads = createUploadTracker({ shop, openStream, consentToken: tokens.next, now, later });
  let mirror: Mirror | undefined;
  let gone = false;

  function dark(sentence: string): void {
    trouble.value = sentence;
    scene.value = 'still';
  }

  function failed(error: unknown): void {
    if (error instanceof MirrorError) {
      if (error.failure === 'device-tracker' && ways.value.includes('upload')) {
        say('本机处理不可用，已改为上传处理');
        void start('upload');
      } else
        dark(
          error.failure === 'camera-denied'
            ? '没有相机权限。请在浏览器或系统设置里允许使用相机，或者换一张自己的照片。'
            : '没有找到可用的相机。可以换一张自己的照片试试。',
        );
      return;
    }
    if (error instanceof Refusal && error.status === 403) {
      stop();
      dark('试戴授权已撤回，画面已停止处理。');
      return;
    }
    hint.value = error instanceof Unreachable ? '网络断开了，恢复后会自动继续' : sentenceOf(error);
  }

  async function begin(): Promise<void> {
    scene.value = 'starting';
    trouble.value = undefined;
    await nextTick();
    mirror ??= await openMirror({
      uploads,
      follows: followedBy(worn.value?.kind ?? 'glasses'),
      events: {
        onHint: (next) => {
          hint.value = next;
        },
        onSending: (next) => {
          sending.value = next;
        },
        onWorn: (next) => {
          drawn.value = next;
        },
        onSlow: () => {
          slow.value = true;
          toldSlow.value = true;
          later(() => {
            toldSlow.value = false;
          }, TOLD_MS);
        },
        onFailed: failed,
      },
    });
    ways.value = mirror.ways;
    can.value = { photo: mirror.takesPhotos, pictures: mirror.pictures !== undefined };
    if (gone) return mirror.stop();
    if (worn.value !== undefined) await wear(worn.value.skuId);
    await start(mirror.ways[0] ?? 'upload');
  }

  async function start(next: Processing): Promise<void> {
    way.value = next;
    source.value = 'camera';
    hint.value = undefined;
    slow.value = false;
    toldSlow.value = false;
    try {
      await mirror?.live(next);
      if (!gone) scene.value = 'mirror';
    } catch (error) {
      failed(error);
    }
  }

  async function ownPhoto(): Promise<void> {
    try {
      if (mirror === undefined || !(await mirror.photo(way.value))) return;
      source.value = 'photo';
      scene.value = 'mirror';
      trouble.value = undefined;
    } catch (error) {
      failed(error);
    }
  }

  async function wear(skuId: string): Promise<void> {
    const item = items.value.find((each) => each.skuId === skuId);
    if (item === undefined) return;
    wornId.value = skuId;
    if (mirror === undefined) return;
    busyId.value = skuId;
    try {
      await mirror.wear(item);
      eventPost.record({
        type: 'try_on',
        productId: item.productId,
        skuId,
        storeId: storeChoice.chosenId,
      });
      mirror.prefetch(neighbours());
    } catch (error) {
      failed(error);
    } finally {
      if (busyId.value === skuId) busyId.value = '';
    }
  }

  function stop(): void {
    mirror?.stop();
    mirror = undefined;
  }

  let hidden = false;
  return {
    scene,
    way,
    ways,
    can,
    source,
    hint,
    trouble,
    sending,
    drawn,
    slow,
    toldSlow,
    tokens,
    uploads,
    begin,
    start,
    ownPhoto,
    wear,
    dark,
    opened: () => mirror,
    /** Nobody is watched while looking elsewhere. */
    hide(): void {
      hidden = mirror !== undefined;
      stop();
    },
    show(): void {
      if (hidden) void begin();
      hidden = false;
    },
    leave(): void {
      gone = true;
      stop();
      void uploads.close();
    },
  };
}

export type MirrorOfPage = ReturnType<typeof useMirror>;

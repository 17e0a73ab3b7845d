import { firstPage } from '../mini-program.ts';
import type { PageStack } from '../page-stack.ts';
import { type Callbacks, failWith, succeed } from './callbacks.ts';
import { cameraContext } from './camera.ts';
import { connectSocket, request } from './network.ts';
import { selectorQuery } from './selector-query.ts';
import { createVKSession } from './vision-kit.ts';

type To = Callbacks & { readonly url: string };

/** Names that a framework probes to find out where it runs; they must be absent, not silent. */
const ABSENT = /^(\$|__|create(Page|Component|App|Plugin|SubpackageApp|VKSession)$)/;

type NetworkListener = (network: { isConnected: boolean; networkType: string }) => void;

/** Who signs in and who pays on this phone: the test decides. */
export interface PhoneOwner {
  /** What `wx.login` gives. */
  loginCode(): string;
  /** Whether this phone's WeChat can follow faces itself. */
  readonly hasVisionKit?: boolean;
  /** What the payment sheet does; resolves when the owner has paid. */
  pay(order: { readonly package: string }): Promise<void>;
}

/** The global `wx`. Calls that the host does not implement succeed, do nothing and are listed in `silent`. */
export function createWx(pages: PageStack, owner: () => PhoneOwner, silent: string[]): object {
  const launch = () => ({ path: firstPage(), query: {}, scene: 1001 });
  const storage = new Map<string, unknown>();
  const network = new Set<NetworkListener>();
  for (const [event, isConnected] of [
    ['online', true],
    ['offline', false],
  ] as const)
    addEventListener(event, () => {
      for (const listener of network) listener({ isConnected, networkType: isConnected ? 'wifi' : 'none' });
    });
  const go = (move: (url: string) => void) => (options: To) => {
    move(options.url);
    return succeed(options);
  };
  const known: Record<string, unknown> = {
    request,
    connectSocket,
    createCameraContext: cameraContext,
    ...(owner().hasVisionKit === true ? { createVKSession } : {}),
    createSelectorQuery: () => selectorQuery(() => pages.visible()),
    navigateTo: go((url) => pages.open(url)),
    redirectTo: go((url) => pages.redirect(url)),
    switchTab: go((url) => pages.restart(url)),
    reLaunch: go((url) => pages.restart(url)),
    navigateBack(options?: Callbacks) {
      pages.back();
      return succeed(options);
    },
    login: (options?: Callbacks) => succeed(options, { code: owner().loginCode() }),
    requestPayment: (options: Callbacks & { package: string }) =>
      owner()
        .pay(options)
        .then(
          () => succeed(options),
          () => failWith(options, 'requestPayment:fail cancel'),
        ),
    onNetworkStatusChange: (listener: NetworkListener) => void network.add(listener),
    offNetworkStatusChange: (listener: NetworkListener) => void network.delete(listener),
    canIUse: () => true,
    getSetting: (options?: Callbacks) => succeed(options, { authSetting: { 'scope.camera': true } }),
    getPrivacySetting: (options?: Callbacks) => succeed(options, { needAuthorization: false }),
    getSystemInfoSync: systemInfo,
    getSystemInfo: (options?: Callbacks) => succeed(options, systemInfo()),
    getWindowInfo: systemInfo,
    getDeviceInfo: systemInfo,
    getAppBaseInfo: systemInfo,
    getLaunchOptionsSync: launch,
    getEnterOptionsSync: launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
    getMenuButtonBoundingClientRect: () => ({
      top: 6,
      bottom: 38,
      left: innerWidth - 94,
      right: innerWidth - 7,
      width: 87,
      height: 32,
    }),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10_240 }),
    getStorage: (options: Callbacks & { key: string }) =>
      storage.has(options.key)
        ? succeed(options, { data: storage.get(options.key) })
        : failWith(options, 'getStorage:fail data not found'),
    setStorage(options: Callbacks & { key: string; data: unknown }) {
      storage.set(options.key, options.data);
      return succeed(options);
    },
  };
  return new Proxy(known, {
    get(target, name) {
      if (typeof name === 'symbol') return undefined;
      if (name in target) return target[name];
      if (ABSENT.test(name)) return undefined;
      return (options?: Callbacks) => {
        silent.push(name);
        return typeof options === 'object' ? succeed(options) : undefined;
      };
    },
  });
}

function systemInfo() {
  return {
    windowWidth: innerWidth,
    windowHeight: innerHeight - 44,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    pixelRatio: devicePixelRatio,
    platform: 'devtools',
    system: 'browser',
    SDKVersion: '3.8.12',
    version: '8.0.50',
    language: 'zh_CN',
    statusBarHeight: 0,
    safeAreaInsets: { top: 0, bottom: 0, left: 0, right: 0 },
    safeArea: {
      top: 0,
      left: 0,
      right: innerWidth,
      bottom: innerHeight,
      width: innerWidth,
      height: innerHeight,
    },
  };
}

/** What pack.mjs wrote. Keys of `modules` are file names, all others are paths without suffix. */
interface MiniProgram {
  readonly templates: Record<string, unknown>;
  readonly modules: Record<string, (...parameters: unknown[]) => void>;
  readonly configs: Record<string, PageConfig>;
  readonly styles: Record<string, string>;
}

interface PageConfig {
  readonly pages?: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly subpackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string; readonly text: string }[] };
  readonly window?: { readonly navigationBarTitleText?: string };
  readonly navigationBarTitleText?: string;
  readonly navigationStyle?: 'default' | 'custom';
  readonly usingComponents?: Record<string, string>;
  readonly styleIsolation?: string;
}

export const miniProgram = (globalThis as unknown as { miniProgram: MiniProgram }).miniProgram;

export function firstPage(): string {
  return miniProgram.configs['app']?.pages?.[0] ?? '';
}

export function tabs(): readonly { readonly pagePath: string; readonly text: string }[] {
  return miniProgram.configs['app']?.tabBar?.list ?? [];
}

/** `../b/c` seen from `pages/a/index` is `pages/b/c`; a leading slash means the root of the package. */
export function resolvePath(from: string, path: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

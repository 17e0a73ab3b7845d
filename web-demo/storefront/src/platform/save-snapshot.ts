import type { Snapshot } from './mirror/mirror.ts';

const FILE_NAME = '通衢试戴.jpg';

/** Gives the picture to the shopper: a download, or an entry in her album. */
export function saveSnapshot({ url }: Snapshot, tell: (sentence: string) => void): void {
  // #ifdef H5
  const link = document.createElement('a');
  link.href = url;
  link.download = FILE_NAME;
  link.click();
  tell('图片已保存');
  // #endif
  // #ifndef H5
  uni.saveImageToPhotosAlbum({
    filePath: url,
    success: () => tell('图片已保存到相册'),
    fail: () => tell('没有保存，请允许访问相册后再试'),
  });
  // #endif
}

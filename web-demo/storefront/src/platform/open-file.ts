/** Opens a file that lies at another house: a new page in a browser; a mini-program loads it and shows it itself. */
export function openFile(url: string, tell: (sentence: string) => void): void {
  // #ifdef H5
  window.open(url, '_blank', 'noopener,noreferrer');
  // #endif
  // #ifndef H5
  uni.downloadFile({
    url,
    success: ({ tempFilePath }) =>
      uni.openDocument({
        filePath: tempFilePath,
        showMenu: true,
        fail: () => tell('文件打不开，请稍后再试'),
      }),
    fail: () => tell('下载失败，请稍后再试'),
  });
  // #endif
}

export interface ChosenPicture {
  /** Where the phone has it, to be shown at once. */
  readonly path: string;
  readonly bytes: ArrayBuffer;
}

/** Pictures that the shopper picks from the album or takes now; empty when the shopper turned back. */
export async function choosePictures(most: number): Promise<ChosenPicture[]> {
  const chosen = await uni.chooseImage({ count: most, sizeType: ['compressed'] }).catch(() => undefined);
  const paths = chosen === undefined ? [] : [chosen.tempFilePaths].flat();
  return Promise.all(paths.slice(0, most).map(async (path) => ({ path, bytes: await bytesOf(path) })));
}

async function bytesOf(path: string): Promise<ArrayBuffer> {
  // #ifdef H5
  return (await fetch(path)).arrayBuffer();
  // #endif
  // #ifndef H5
  return new Promise((resolve, reject) =>
    uni.getFileSystemManager().readFile({
      filePath: path,
      success: ({ data }) => resolve(data as ArrayBuffer),
      fail: reject,
    }),
  );
  // #endif
}

/**
 * Runs `use` and then overwrites the picture with zeros, also when `use` fails. Bytes that were handed to a
 * worker are detached (length 0) and are the worker's to wipe.
 */
export async function wiped<Result>(picture: Uint8Array, use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } finally {
    if (picture.byteLength > 0) picture.fill(0);
  }
}

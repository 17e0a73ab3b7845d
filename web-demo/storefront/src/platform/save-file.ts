/** Whether a file can be given to the shopper here: a mini-program has no downloads of its own. */
export const SAVES_FILES: boolean = savesFiles();

function savesFiles(): boolean {
  // #ifdef H5
  return true;
  // #endif
  // #ifndef H5
  return false;
  // #endif
}

/** Gives bytes to the shopper as a download. */
export function saveFile(name: string, contentType: string, bytes: ArrayBuffer): void {
  // #ifdef H5
  const url = URL.createObjectURL(new Blob([bytes], { type: contentType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  // #endif
}

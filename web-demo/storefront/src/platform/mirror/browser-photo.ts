/** A photo of her own on a canvas, upright, at most this wide or high. It is not sent anywhere by itself. */
const PHOTO_SIDE_PX_MAX = 1_080;

/** Undefined when she picked none. */
export async function pickPhoto(): Promise<HTMLCanvasElement | undefined> {
  const file = await pickFile();
  if (file === undefined) return undefined;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, PHOTO_SIDE_PX_MAX / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas;
}

function pickFile(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.className = 'photo-input';
    input.style.display = 'none';
    const done = (file: File | undefined) => {
      input.remove();
      resolve(file);
    };
    input.addEventListener('change', () => done(input.files?.[0]));
    input.addEventListener('cancel', () => done(undefined));
    document.body.append(input);
    input.click();
  });
}

/** Copies the picture onto `onto`, at its size, and compresses that: what upload mode sends. */
export function jpegOf(
  picture: HTMLCanvasElement | HTMLVideoElement,
  onto: HTMLCanvasElement,
  quality: number,
): Promise<ArrayBuffer> {
  onto.getContext('2d')?.drawImage(picture, 0, 0, onto.width, onto.height);
  return compressed(onto, quality);
}

export function compressed(canvas: HTMLCanvasElement, quality: number): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) =>
        blob === null
          ? reject(new Error('the picture could not be compressed'))
          : resolve(blob.arrayBuffer()),
      'image/jpeg',
      quality,
    );
  });
}

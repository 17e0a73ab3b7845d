import { glassEasel } from 'glass-easel-miniprogram-adapter';

/** Gives life to the built-in tags below `root`: pictures, cameras, canvases, fields. */
export function bringToLife(root: Element): MutationObserver {
  const observer = new MutationObserver(() => refresh(root));
  observer.observe(root, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['src', 'value', 'checked', 'placeholder', 'type', 'password', 'disabled'],
  });
  refresh(root);
  return observer;
}

function refresh(root: Element): void {
  for (const element of root.querySelectorAll('wx-image')) showPicture(element);
  for (const element of root.querySelectorAll('wx-camera')) showCamera(element);
  for (const element of root.querySelectorAll('wx-canvas')) drawingSurface(element);
  for (const element of root.querySelectorAll('wx-input, wx-textarea')) showField(element);
  for (const element of root.querySelectorAll('wx-switch')) showSwitch(element);
  for (const element of root.querySelectorAll('wx-picker')) confirmOnTap(element);
}

function showPicture(element: Element): void {
  const source = element.getAttribute('src') ?? (element as Element & { src?: string }).src ?? null;
  if (source === null || source === '') return;
  const picture = element.querySelector('img') ?? element.appendChild(document.createElement('img'));
  if (picture.getAttribute('src') !== source) picture.src = source;
}

function showCamera(element: Element): void {
  if (element.querySelector('video') !== null) return;
  const video = element.insertBefore(document.createElement('video'), element.firstChild);
  video.muted = true;
  video.playsInline = true;
  navigator.mediaDevices
    .getUserMedia({ video: true })
    .then((media) => {
      video.srcObject = media;
      // The page was left while the camera was opening.
      if (!video.isConnected) return stopCamera(video);
      return video.play();
    })
    .catch((error: unknown) => {
      if (video.isConnected) console.error('camera', error);
    });
}

/** The real canvas inside a `<canvas type="2d">`. */
export function drawingSurface(element: Element): HTMLCanvasElement {
  const present = element.querySelector('canvas');
  if (present !== null) return present;
  const canvas = element.appendChild(document.createElement('canvas'));
  return Object.assign(canvas, {
    createImage: () => new Image(),
    requestAnimationFrame: (draw: FrameRequestCallback) => requestAnimationFrame(draw),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  });
}

function showField(element: Element): void {
  const multiline = element.tagName === 'WX-TEXTAREA';
  let field = element.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  if (field === null) {
    field = element.appendChild(document.createElement(multiline ? 'textarea' : 'input'));
    const live = field;
    for (const [native, wx] of [
      ['input', 'input'],
      ['blur', 'blur'],
      ['focus', 'focus'],
    ] as const)
      live.addEventListener(native, (event) => {
        event.stopPropagation();
        tell(element, wx, { value: live.value });
      });
    live.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Enter') tell(element, 'confirm', { value: live.value });
    });
  }
  const value = element.getAttribute('value') ?? '';
  if (document.activeElement !== field && field.value !== value) field.value = value;
  field.placeholder = element.getAttribute('placeholder') ?? '';
}

function showSwitch(element: Element): void {
  let box = element.querySelector<HTMLInputElement>('input');
  if (box === null) {
    box = element.appendChild(document.createElement('input'));
    box.type = 'checkbox';
    const live = box;
    live.addEventListener('change', (event) => {
      event.stopPropagation();
      tell(element, 'change', { value: live.checked });
    });
  }
  const checked = element.getAttribute('checked');
  box.checked = checked !== null && checked !== 'false';
}

const pickers = new WeakSet<Element>();

/** A tap stands for: the wheel opens at the preset value and is confirmed. */
function confirmOnTap(element: Element): void {
  if (pickers.has(element)) return;
  pickers.add(element);
  element.addEventListener('click', () => tell(element, 'change', { value: Number(presetValue(element)) }));
}

/** Templates set properties of built-in tags on the component node; the element shows them as attributes. */
function presetValue(element: Element): string {
  return element.getAttribute('value') ?? String((element as Element & { value?: unknown }).value ?? 0);
}

/** Hands an event of a built-in tag to the component runtime, which keeps its own node on the element. */
function tell(element: Element, type: string, detail: object): void {
  const node = (element as Element & { __wxElement?: unknown }).__wxElement;
  if (node === undefined) return;
  const event = new glassEasel.Event(type, detail, { bubbles: true, composed: true });
  glassEasel.Event.dispatchEvent(node as never, event);
}

export function stopCameras(root: Element): void {
  for (const video of root.querySelectorAll('video')) stopCamera(video);
}

function stopCamera({ srcObject }: HTMLVideoElement): void {
  if (srcObject instanceof MediaStream) for (const track of srcObject.getTracks()) track.stop();
}

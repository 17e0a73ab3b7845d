/** The part of Khronos' validator that we use; the package brings no types. */
declare module 'gltf-validator' {
  export interface Report {
    readonly issues: { readonly numErrors: number; readonly numWarnings: number };
    readonly info: { readonly resources?: readonly { readonly storage: string }[] };
  }
  export function validateBytes(
    bytes: Uint8Array,
    options: { readonly externalResourceFunction: (uri: string) => Promise<Uint8Array> },
  ): Promise<Report>;
}

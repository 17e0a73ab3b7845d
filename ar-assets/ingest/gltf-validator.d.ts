/** The part of Khronos' validator that we use; the package brings no types. */
declare module 'gltf-validator' {
  export interface Message {
    readonly code: string;
    readonly message: string;
    /** 0 = error. */
    readonly severity: number;
    readonly pointer?: string;
  }
  export interface Report {
    readonly issues: {
      readonly numErrors: number;
      readonly numWarnings: number;
      readonly messages: readonly Message[];
    };
    /** Missing when the header alone is wrong. */
    readonly info?: { readonly resources?: readonly { readonly storage: string }[] };
  }
  export function validateBytes(
    bytes: Uint8Array,
    options: { readonly externalResourceFunction: (uri: string) => Promise<Uint8Array> },
  ): Promise<Report>;
}

interface ImportMeta {
  readonly env: { readonly VITE_SHOP_ORIGIN?: string };
}

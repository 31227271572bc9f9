// The tools of Cloudflare's runtime convert an import of a .wasm file to a compiled module.
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

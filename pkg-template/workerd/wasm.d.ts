// The tools of Cloudflare's runtime turn an import of a .wasm file into a compiled module.
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

// What TypeScript must be told of Vue's files: Vite compiles them.
declare module "*.vue" {
  import type { DefineComponent } from "vue";

  const component: DefineComponent;
  export default component;
}

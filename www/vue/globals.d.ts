// Declares Vue's files to TypeScript. Vite compiles them.
declare module "*.vue" {
  import type { DefineComponent } from "vue";

  const component: DefineComponent;
  export default component;
}

// Attributes of the Popover API, which Vue's types lack.
import "vue";

declare module "vue" {
  interface HTMLAttributes {
    popover?: string;
  }
  interface ButtonHTMLAttributes {
    popovertarget?: string;
  }
}

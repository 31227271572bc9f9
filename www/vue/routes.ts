// The page that the address names, and its title.
import { onMounted, onUnmounted, type Ref, shallowRef, watchEffect } from "vue";
import { currentRoute, focusPage, type Route, watchRoute } from "../shared/state/routes.js";

export function useRoute(): Ref<Route> {
  const route = shallowRef(currentRoute());
  const end = watchRoute(() => {
    route.value = currentRoute();
  });
  onUnmounted(end);
  return route;
}

/** Names the document after its page, and after a change of the page moves the focus to its heading. */
export function usePageTitle(title: () => string, product: () => string): void {
  watchEffect(() => {
    document.title = `${title()} · ${product()}`;
  });
  onMounted(focusPage);
}

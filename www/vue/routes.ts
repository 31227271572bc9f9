// Follows the current route and sets the page's title.
import { onMounted, onUnmounted, type Ref, shallowRef, watchEffect } from "vue";
import { currentRoute, focusPage, type Route, watchRoute } from "../shared/state/routes.js";

export function useRoute(): Ref<Route> {
  return useRouteValue(currentRoute);
}

/** Follows a part of the current address. */
export function useRouteValue<Value>(read: () => Value): Ref<Value> {
  const value = shallowRef(read());
  const end = watchRoute(() => {
    value.value = read();
  });
  onUnmounted(end);
  return value;
}

/** Sets the document's title, and focuses the page's heading after navigation. */
export function usePageTitle(title: () => string, product: () => string): void {
  watchEffect(() => {
    document.title = `${title()} · ${product()}`;
  });
  onMounted(focusPage);
}

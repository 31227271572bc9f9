// Subscribes components to framework-free stores until they are unmounted.
import { onMounted, onScopeDispose, type ShallowRef, shallowRef } from "vue";
import type { Store } from "../shared/state/store.js";

export function useStore<State>({ get, subscribe }: Pick<Store<State>, "get" | "subscribe">): ShallowRef<State> {
  const state = shallowRef(get());
  onScopeDispose(
    subscribe(() => {
      state.value = get();
    }),
  );
  return state;
}

/** Calls a store's `follow` on mount, and stops it when the component goes. */
export function followWhileMounted({ follow }: { follow: () => () => void }): void {
  let stop = () => {};
  onMounted(() => {
    stop = follow();
  });
  onScopeDispose(() => stop());
}

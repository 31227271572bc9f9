// Subscribes a component to a framework-free store until the component is unmounted.
import { onScopeDispose, type ShallowRef, shallowRef } from "vue";
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

// Loads the time zones with today's offsets, once, when the browser is idle.
import { type TimezoneOption, timezoneOptions } from "outbound-campaign";
import { onMounted, onUnmounted, type ShallowRef, shallowRef } from "vue";
import { whenIdle } from "../../shared/text/field-parts.js";

const made = shallowRef<readonly TimezoneOption[]>([]);

/** Initially empty: hundreds of `Intl` calls take longer than drawing the form. */
export function useTimezones(): ShallowRef<readonly TimezoneOption[]> {
  let end = () => {};
  onMounted(() => {
    if (made.value.length > 0) return;
    end = whenIdle(() => {
      made.value = timezoneOptions();
    });
  });
  onUnmounted(() => end());
  return made;
}

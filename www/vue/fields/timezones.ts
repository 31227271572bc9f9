// The time zones with their offsets of today, made once for all pages and only when the browser has nothing else to do.
import { type TimezoneOption, timezoneOptions } from "outbound-campaign";
import { onMounted, onUnmounted, type ShallowRef, shallowRef } from "vue";
import { whenIdle } from "../../shared/text/field-parts.js";

const made = shallowRef<readonly TimezoneOption[]>([]);

/** Empty at first: asking `Intl` for hundreds of zones takes longer than drawing the form. */
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

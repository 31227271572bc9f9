// The entry outbound-campaign/schedule: schedule/schedule.ts with the bytes of the wasm modules that it needs.
import * as schedule from "./schedule/schedule.js";
import { withSchedule } from "./wasm/schedule.js";
import { withValidator } from "./wasm/validator.js";

export const estimate: typeof schedule.estimate = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator(schedule.estimate),
);
export const isOpenAt: typeof schedule.isOpenAt = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator(schedule.isOpenAt),
);
export const nextOpen: typeof schedule.nextOpen = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator(schedule.nextOpen),
);
export const previewSchedule: typeof schedule.previewSchedule = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator(schedule.previewSchedule),
);
export const retryPlan: typeof schedule.retryPlan = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator(schedule.retryPlan),
);
export const weeklyOpenMinutes: typeof schedule.weeklyOpenMinutes = /* @__PURE__ */ withSchedule(
  /* @__PURE__ */ withValidator(schedule.weeklyOpenMinutes),
);

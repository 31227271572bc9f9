// The settings of Nuxt's starter. CI answers its questions.
export default defineNuxtConfig({ compatibilityDate: "2026-11-01", telemetry: false, devtools: { enabled: false } });

// The steps after the form. They come with the client, and no form needs them before its first entry.
export { default as DoneStep } from "./DoneStep.vue";
export { default as ReviewStep } from "./ReviewStep.vue";

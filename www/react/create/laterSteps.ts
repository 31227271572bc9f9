// The steps after the form. They come with the client, and no form needs them before its first entry.
export { DoneStep } from "./DoneStep.js";
export { ReviewStep } from "./ReviewStep.js";

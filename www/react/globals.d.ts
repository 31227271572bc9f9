// The constant that Vite's configuration defines.

/** Whether the page was served by www/server/serve.mjs, with its relay behind it. */
declare const __HAS_SERVER__: boolean;

// The constant that www/serve.mjs defines.

/** The sandbox's address, "" when the page is served without one. */
declare const __SANDBOX_URL__: string;

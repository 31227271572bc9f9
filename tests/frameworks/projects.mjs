// The projects of `npm run test:frameworks`. Each folder beside this file holds the files of the framework's starter,
// and a lock file. The other files are those of docs/forms.md and of the README.
import { fileOf } from "../docs/snippets.mjs";

/**
 * @typedef {object} Project
 * @property {string} title as in the table of docs/forms.md, without the version
 * @property {string} tool the npm package with the version
 * @property {boolean} newerNode needs Node 22
 * @property {string[]} guide its files in docs/forms.md and docs/frameworks.md
 * @property {Record<string, string>} files the files of the guide and of the README, by their paths in the project
 * @property {string} build
 * @property {string} server listens on $PORT
 * @property {string} readme the path of the README's page, which uses the store. The form with all fields is at "/".
 */

const README = "pkg-template/README.md";
const guide = (/** @type {string} */ file) =>
  fileOf(/(?:route|server\/api\/.*)\.js$/.test(file) ? "docs/frameworks.md" : "docs/forms.md", file)
    // The session of a production build.
    .replace('() => process.env.NODE_ENV !== "production"', "() => true");
/** @param {string[]} files */
const guides = (files) => Object.fromEntries(files.map((file) => [file, guide(file)]));

/** @param {Omit<Project, "files">} project @param {Record<string, string>} [more] @returns {Project} */
const define = (project, more = {}) => ({ ...project, files: { ...guides(project.guide), ...more } });

/** @type {Record<string, Project>} */
export const projects = {
  next: define(
    {
      title: "Next server action",
      tool: "next",
      newerNode: false,
      guide: ["app/actions.js", "app/page.jsx", "app/api/[...path]/route.js"],
      build: "next build",
      server: "next start --hostname 127.0.0.1 --port $PORT",
      readme: "/readme",
    },
    {
      "app/controls.jsx": guide("controls.jsx"),
      "app/readme/page.jsx": `"use client";\n${fileOf(README, "src/App.jsx")}`,
    },
  ),
  "react-router": define(
    {
      title: "React Router action",
      tool: "react-router",
      newerNode: true,
      guide: ["app/routes/campaign.jsx", "app/routes/api.js"],
      build: "react-router build",
      server: "react-router-serve ./build/server/index.js",
      readme: "/readme",
    },
    { "app/controls.jsx": guide("controls.jsx"), "app/routes/readme.jsx": fileOf(README, "src/App.jsx") },
  ),
  sveltekit: define({
    title: "SvelteKit form action",
    tool: "@sveltejs/kit",
    newerNode: true,
    guide: [
      "src/routes/+page.server.js",
      "src/routes/+page.svelte",
      "src/routes/api/[...path]/+server.js",
      "src/routes/store/+page.svelte",
    ],
    build: "vite build",
    server: "vite preview --host 127.0.0.1 --port $PORT",
    readme: "/store",
  }),
  nuxt: define(
    {
      title: "Nuxt",
      tool: "nuxt",
      newerNode: true,
      guide: ["app/pages/index.vue", "server/api/[...path].js"],
      build: "nuxt build",
      server: "node .output/server/index.mjs",
      readme: "/readme",
    },
    {
      "app/components/CampaignControl.vue": guide("CampaignControl.vue"),
      "app/pages/readme.vue": fileOf(README, "src/App.vue"),
    },
  ),
};

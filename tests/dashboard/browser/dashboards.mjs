// The dashboards that every scenario runs on. Both have the same accessible names and the same ids of controls.

/** @typedef {{ name: string, path: string }} DashboardPage */

/** @type {readonly DashboardPage[]} */
export const DASHBOARDS = [
  { name: "React", path: "react/" },
  { name: "Vue", path: "vue/" },
];

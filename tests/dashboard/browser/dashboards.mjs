// The dashboards that every scenario runs on. Both use the same accessible names and control ids.

/** @typedef {{ name: string, path: string }} DashboardPage */

/** @type {readonly DashboardPage[]} */
export const DASHBOARDS = [
  { name: "React", path: "react/" },
  { name: "Vue", path: "vue/" },
];

// Next otherwise takes the repository, which also has a lock file, for the root of the project.
export default { turbopack: { root: import.meta.dirname } };

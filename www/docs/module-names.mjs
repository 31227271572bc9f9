// A TypeDoc plugin that names modules by their import specifier, "outbound-campaign/react".

/**
 * @param {{ converter: { on(event: "resolveBegin", listener: (context: any) => void): void } }} app TypeDoc's
 * application
 */
export function load({ converter }) {
  converter.on("resolveBegin", ({ project }) => {
    for (const module of project.children ?? []) {
      module.name = module.name === "index" ? "outbound-campaign" : `outbound-campaign/${module.name}`;
    }
  });
}

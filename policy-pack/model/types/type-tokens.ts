/** Type tokens of resources of one module of the provider, `aws:<module>/<type>:<Type>`; a text may name several. */
export function typesOf(module: string, ...names: readonly string[]): readonly string[] {
  return names
    .flatMap((some) => some.split(" "))
    .map((name) => `aws:${module}/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`);
}

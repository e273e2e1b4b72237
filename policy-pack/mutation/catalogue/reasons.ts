/** Properties that no mutation breaks, and why; `*` stands for every type. Filled below. */
export const REASONS: Readonly<Record<string, string>> = {};

/** How an engine is looked for. */
export interface ResolveOptions {
  readonly onProgress?: (message: string) => void;
  readonly signal?: AbortSignal;
  readonly env?: NodeJS.ProcessEnv;
  /** One question to the download server that shows whether it can be reached. @default the official one */
  readonly downloadUrl?: string;
}

/** Gets an engine into a folder: `bin/pulumi`, with whatever belongs beside it. */
export type Obtain = (folder: string, options: ResolveOptions) => Promise<void>;

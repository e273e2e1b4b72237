/** A resource that was broken by hand: its id in AWS Config, how it is read, what it is now and should be. */
export interface Broken {
  resourceId: string;
  state(): Promise<unknown>;
  broken: unknown;
  mended: unknown;
}

/** Who reads the stores of the network, and whose certificates are trusted there. */
export interface NetworkAccess {
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** Authority of the stores' certificates, PEM. */
  authority: string;
}

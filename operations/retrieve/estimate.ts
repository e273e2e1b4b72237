import type { ArchivedObject } from "./objects";

/** Ways of asking, from quick and dear to slow and cheap. */
export const TIERS = ["Expedited", "Standard", "Bulk"] as const;

export type Tier = (typeof TIERS)[number];

/** Classes whose objects have to be restored before they can be read. */
export type ArchiveClass = "GLACIER" | "DEEP_ARCHIVE";

interface Terms {
  /** Hours from the order to the readable copy, as AWS states them. */
  hours: readonly [least: number, most: number];
  /** US dollars. */
  perGigabyte: number;
  perThousandRequests: number;
}

/**
 * What AWS promises and asks for: list prices of us-east-1, other regions differ by some per cent
 * (https://aws.amazon.com/s3/pricing, S3 user guide "Archive retrieval options").
 */
export const TERMS: Record<ArchiveClass, Partial<Record<Tier, Terms>>> = {
  GLACIER: {
    Expedited: { hours: [1 / 60, 5 / 60], perGigabyte: 0.03, perThousandRequests: 10 },
    Standard: { hours: [3, 5], perGigabyte: 0.01, perThousandRequests: 0.05 },
    Bulk: { hours: [5, 12], perGigabyte: 0, perThousandRequests: 0 },
  },
  DEEP_ARCHIVE: {
    Standard: { hours: [0, 12], perGigabyte: 0.02, perThousandRequests: 0.1 },
    Bulk: { hours: [0, 48], perGigabyte: 0.0025, perThousandRequests: 0.025 },
  },
};

/** The copy lies in Standard beside the archived object: US dollars for a gigabyte and month. */
const COPY_PER_GIGABYTE_MONTH = 0.023;

const GIGABYTE = 1024 ** 3;
const DAYS_PER_MONTH = 30;

export interface Estimate {
  tier: Tier;
  /** Objects to order, and their bytes. */
  objects: number;
  bytes: number;
  /** Hours until the last of them can be read. */
  hours: [least: number, most: number];
  /** US dollars: the order, and the copies for as long as they stay. */
  cost: number;
}

/**
 * What an order would take and cost, per tier. A tier that one of the classes does not offer is left out.
 *
 * @param days days the copies stay
 */
export function estimates(objects: readonly ArchivedObject[], days: number): Estimate[] {
  const wanted = objects.filter(({ state }) => state === "archived");
  return TIERS.flatMap((tier) => {
    const terms = wanted.map(({ storageClass }) => TERMS[storageClass as ArchiveClass][tier]);
    if (terms.some((each) => each === undefined)) return [];
    const offered = terms as Terms[];
    const bytes = wanted.reduce((sum, { size }) => sum + size, 0);
    const ordered = offered.reduce(
      (sum, each, at) =>
        sum + ((wanted[at]?.size ?? 0) / GIGABYTE) * each.perGigabyte + each.perThousandRequests / 1_000,
      0,
    );
    const kept = (bytes / GIGABYTE) * COPY_PER_GIGABYTE_MONTH * (days / DAYS_PER_MONTH);
    const most = (at: 0 | 1) => offered.reduce((found, { hours }) => Math.max(found, hours[at]), 0);
    return [{ tier, objects: wanted.length, bytes, hours: [most(0), most(1)], cost: ordered + kept }];
  });
}

/** What the size of a subnet follows from. */
export interface SubnetSize {
  /** Bits of the prefix. */
  cidrMask?: number;
  /** One block per zone, instead of computed ones. */
  cidrBlocks?: string[];
}

/**
 * Blocks per zone and subnet: each zone gets an equal power-of-two share of the network, and its subnets equal shares
 * of that, unless they state their size or blocks. They follow each other, aligned to their size.
 * @throws Error if the subnets do not fit
 */
export function subnetCidrs(network: string, zones: number, subnets: readonly SubnetSize[]): string[][] {
  const [base, bits] = parse(network);
  const zoneBits = bits + bitsFor(zones);
  const shareBits = zoneBits + bitsFor(subnets.length);
  return Array.from({ length: zones }, (_, zone) => {
    let next = base + zone * 2 ** (32 - zoneBits);
    const end = next + 2 ** (32 - zoneBits);
    return subnets.map(({ cidrMask, cidrBlocks }) => {
      if (cidrBlocks) return blockOf(cidrBlocks, zone);
      const mask = cidrMask ?? shareBits;
      const size = 2 ** (32 - mask);
      const start = Math.ceil(next / size) * size;
      next = start + size;
      if (next > end) throw new Error(`The subnets do not fit into ${network} over ${zones} zones.`);
      return `${dotted(start)}/${mask}`;
    });
  });
}

function blockOf(blocks: string[], zone: number): string {
  const block = blocks[zone];
  if (!block) throw new Error(`cidrBlocks has ${blocks.length} blocks; zone ${zone + 1} has none.`);
  return block;
}

function parse(network: string): [base: number, bits: number] {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(network);
  if (!match) throw new Error(`cidrBlock is "${network}"; allowed: a network such as 10.0.0.0/16.`);
  const [a = 0, b = 0, c = 0, d = 0, bits = 16] = match.slice(1).map(Number);
  return [((a * 256 + b) * 256 + c) * 256 + d, bits];
}

const bitsFor = (count: number): number => Math.ceil(Math.log2(Math.max(1, count)));

const dotted = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");

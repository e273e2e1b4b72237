import type { Change } from "../../policy-pack/mutation/mutation";
import type { PlannedResource } from "../../policy-pack/plan";

type Validation = (args: object, report: (message: string) => void) => unknown;

/** A policy as packs for Pulumi export it. */
export interface PeerPolicy {
  readonly name: string;
  readonly configSchema?: { readonly properties?: Readonly<Record<string, { readonly default?: unknown }>> };
  readonly validateResource?: Validation | readonly Validation[];
}

/** What the SDK notes beside a check of one type; without it a check may be about any type. */
interface Typed {
  readonly __pulumiType?: string;
}

/** What a type of resource was called in the provider's versions that packs were written for; the resource is the same. */
const FORMERLY: Readonly<Record<string, string>> = {
  "aws:alb/listener:Listener": "aws:elasticloadbalancingv2/listener:Listener",
  "aws:alb/loadBalancer:LoadBalancer": "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
  "aws:elb/loadBalancer:LoadBalancer": "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
  "aws:lb/listener:Listener": "aws:elasticloadbalancingv2/listener:Listener",
  "aws:lb/loadBalancer:LoadBalancer": "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
  "aws:opensearch/domain:Domain": "aws:elasticsearch/domain:Domain",
};

class NotApplicable extends Error {}

/**
 * Somebody else's pack for Pulumi over recorded resources: it is shown what the engine would show it, the inputs after
 * the provider's check, and runs with the defaults of its own settings. Policies over a whole stack are left out: those
 * of the packs measured here call AWS for things that already exist.
 */
export class PeerPack {
  readonly #checks: readonly { policy: PeerPolicy; validate: Validation & Typed }[];

  constructor(policies: readonly PeerPolicy[]) {
    this.#checks = policies.flatMap((policy) =>
      [policy.validateResource ?? []].flat().map((validate) => ({ policy, validate })),
    );
  }

  /** Whether it has a check for a type of resource. */
  judges(type: string): boolean {
    return this.#checks.some(({ validate }) => isAbout(validate, type));
  }

  /** What it finds wrong with a resource, `<policy>: <message>`. A check that fails counts: it stops a deployment too. */
  async findings(resource: PlannedResource): Promise<string[]> {
    const found: string[] = [];
    for (const { policy, validate } of this.#checks) {
      if (!isAbout(validate, resource.type)) continue;
      try {
        await validate(argsOf(resource, policy), (message) => found.push(`${policy.name}: ${message}`));
      } catch (error) {
        if (!(error instanceof NotApplicable)) found.push(`${policy.name}: ${error}`);
      }
    }
    return found;
  }

  /** Whether a change makes it find what it did not find before. */
  async notices(change: Change): Promise<boolean> {
    if (change.kind === "remove") return false;
    const before = new Set(change.kind === "replace" ? await this.findings(change.from) : []);
    return (await this.findings(change.to)).some((finding) => !before.has(finding));
  }
}

function isAbout({ __pulumiType: about }: Typed, type: string): boolean {
  return about === undefined || about === type || about === FORMERLY[type];
}

function argsOf(resource: PlannedResource, { configSchema }: PeerPolicy): object {
  const { urn, type, name, props, protect = false } = resource;
  const isType = (kind: Typed) => isAbout(kind, type);
  return {
    ...{ urn, type, name, props, opts: { protect }, isType },
    asType: (kind: Typed) => (isType(kind) ? props : undefined),
    getConfig: () =>
      Object.fromEntries(
        Object.entries(configSchema?.properties ?? {}).map(([key, { default: value }]) => [key, value]),
      ),
    notApplicable: () => {
      throw new NotApplicable();
    },
  };
}

import type { BenchContext } from "../item";

interface CdkNag {
  HIPAASecurityChecks: new (scope: object) => { checkResource(node: object): void };
}

interface Cdk {
  Stack: new () => object;
  CfnResource: new (scope: object, id: string, props: { type: string }) => object;
}

/** Names of the checks in cdk-nag's HIPAA pack, as the pack itself applies them to a resource. */
export async function hipaaChecksOf({ peer }: BenchContext): Promise<string[]> {
  const [{ HIPAASecurityChecks }, { Stack, CfnResource }] = await Promise.all([
    peer<CdkNag>("cdk-nag"),
    peer<Cdk>("aws-cdk-lib"),
  ]);
  const names = new Set<string>();
  class Listed extends HIPAASecurityChecks {
    applyRule({ rule }: { rule: { name: string } }): void {
      names.add(rule.name);
    }
  }
  const stack = new Stack();
  new Listed(stack).checkResource(new CfnResource(stack, "any", { type: "AWS::S3::Bucket" }));
  return [...names].sort();
}

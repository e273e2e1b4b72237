import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import type { Kind, RemediatorSettings } from "../../runtime/remediator/handler";
import { functionErrors } from "../observability/watches";
import { EventFunction } from "../shared/event-function";
import type { Statement } from "../shared/iam";

export interface RemediationArgs {
  kind: Kind;
  settings: pulumi.Output<Omit<RemediatorSettings, "kind">>;
  statements: Statement[];
  logKeyArn: pulumi.Input<string>;
}

/** Seconds one mending may take: a look, a change, a second look, and what is said about it. */
const TIMEOUT_SECONDS = 60;

/** One remediation: a function that mends, and the automation document by which AWS Config calls it. Costs when it runs. */
export class Remediation extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;
  readonly functionArn: pulumi.Output<string>;
  readonly documentName: pulumi.Output<string>;

  constructor(name: string, args: RemediationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:Remediation", name, {}, opts);
    const { kind } = args;
    const child = { parent: this };

    const mender = new EventFunction<"remediator", RemediatorSettings>(
      name,
      {
        job: "remediator",
        factory: "remediatorFactory",
        description: `Mends what AWS Config finds: ${kind}`,
        settings: args.settings.apply((settings) => ({ ...settings, kind })),
        statements: args.statements,
        dataClass: "remediations",
        timeoutSeconds: TIMEOUT_SECONDS,
        memoryMiB: 256,
        // One at a time: more would only wait for each other's counters.
        concurrency: 1,
        logKeyArn: args.logKeyArn,
      },
      child,
    );

    const document = new aws.ssm.Document(
      `${name}-document`,
      {
        documentType: "Automation",
        documentFormat: "JSON",
        content: mender.functionArn.apply((arn) => JSON.stringify(automation(kind, arn))),
        tags: classTags("remediations"),
      },
      child,
    );

    this.functionName = mender.functionName;
    this.functionArn = mender.functionArn;
    this.documentName = document.name;
    this.registerOutputs({ documentName: this.documentName });
  }
}

/** An alarm for a remediation that failed: what it was about is still wrong. */
export function remediationWatch(kind: Kind, functionName: pulumi.Input<string>) {
  return {
    ...functionErrors(kind, functionName),
    description: `Nothing was mended: see docs/runbooks/remediation.md (${kind})`,
  };
}

/**
 * The automation document: one step that hands the resource's id to the function. The id is held to the letters that ids
 * have, so that it stays one text within the payload.
 */
function automation(kind: Kind, functionArn: string): object {
  return {
    schemaVersion: "0.3",
    description: `Mends one resource: ${kind}`,
    assumeRole: "{{ AutomationAssumeRole }}",
    parameters: {
      AutomationAssumeRole: { type: "AWS::IAM::Role::Arn", description: "Role that may call the function" },
      ResourceId: {
        type: "String",
        description: "The resource, by the id AWS Config has for it",
        allowedPattern: "^[A-Za-z0-9._/#-]{1,512}$",
      },
    },
    mainSteps: [
      {
        name: "mend",
        action: "aws:invokeLambdaFunction",
        maxAttempts: 1,
        timeoutSeconds: TIMEOUT_SECONDS + 30,
        inputs: {
          FunctionName: functionArn,
          InvocationType: "RequestResponse",
          InputPayload: { resourceId: "{{ ResourceId }}" },
        },
        isEnd: true,
      },
    ],
  };
}

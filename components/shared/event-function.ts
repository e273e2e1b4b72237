import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataClass } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import { dependencies } from "../../package.json";
import { bundleJob } from "./bundle";
import { allow, logGroupAndStreams, type Statement, trustPolicy } from "./iam";
import { JOB_TAG, jobTag } from "./job-tag";
import { attachPolicy } from "./managed-policy";
import { NETWORK_VARIABLES, networkStatements } from "./network-function";
import type { Membership } from "./private-network";
import { secureLogGroup } from "./secure-log-group";

/** Name of a function's factory, from its folder under runtime/: `event-processor` → `eventProcessorFactory`. */
export type FactoryName<Job extends string> = `${CamelCase<Job>}Factory`;
type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

export interface EventFunctionArgs<Job extends string, Settings extends object> {
  /** Folder under runtime/ that holds the handler. */
  job: Job;
  /** Factory of that handler: the one export of its module that takes these settings. */
  factory: FactoryName<Job>;
  /** What the factory is given; lies in the package in plain text, so names and ARNs only. */
  settings: pulumi.Output<Settings>;
  description: string;
  /** What the function's role may do, beside writing its own logs and traces. */
  statements: pulumi.Input<Statement>[];
  /** Most sensitive class of data the function handles. */
  dataClass: DataClass;
  /** Seconds, 1 to 900. */
  timeoutSeconds: number;
  /** MiB, 128 to 10 240; processor time grows with it. */
  memoryMiB: number;
  /** Most invocations at once; reserved, so that one function cannot starve the others. */
  concurrency: number;
  /** Key of the function's log group. */
  logKeyArn: pulumi.Input<string>;
  /** Where it stands in the private network. @default - outside: only a store of the network needs it there */
  network?: Membership;
  /** Its role where a store has to name it before there is a function. @default - made here */
  role?: aws.iam.Role;
  /** What must be there before it runs, beside its own rights: the ways to its stores. */
  dependsOn?: pulumi.Resource[];
}

/** A Lambda function whose package holds its serialized factory and one bundle, and which acts under a role of its own. */
export class EventFunction<Job extends string, Settings extends object> extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;
  readonly functionArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: EventFunctionArgs<Job, Settings>, opts?: pulumi.ComponentResourceOptions) {
    super("strata:shared:EventFunction", name, {}, opts);
    const { settings, factory, network } = args;
    const bundle = bundleJob(args.job);
    const tags = classTags(args.dataClass);
    const child = { parent: this };

    const logs = secureLogGroup(`${name}-logs`, "function-logs", args.logKeyArn, child);

    const role = args.role ?? functionRole(`${name}-role`, args.job, tags, child);
    const access = attachPolicy(`${name}-access`, role, args.statements, tags, this);
    const operated = [...operationStatements(logs.arn), ...(network ? networkStatements() : [])];
    const operation = attachPolicy(`${name}-operation`, role, operated, tags, this);

    const handler = new aws.lambda.CallbackFunction(
      `${name}-fn`,
      {
        callbackFactory: () => require(bundle)[factory](settings.get()),
        codePathOptions: { extraIncludePaths: [bundle], extraExcludePackages: Object.keys(dependencies) },
        description: args.description,
        runtime: aws.lambda.Runtime.NodeJS24dX,
        architectures: ["arm64"],
        role,
        timeout: args.timeoutSeconds,
        memorySize: args.memoryMiB,
        reservedConcurrentExecutions: args.concurrency,
        loggingConfig: {
          logFormat: "JSON",
          applicationLogLevel: "INFO",
          systemLogLevel: "WARN",
          logGroup: logs.name,
        },
        tracingConfig: { mode: "Active" },
        ...(network && {
          vpcConfig: { subnetIds: network.subnetIds, securityGroupIds: network.securityGroupIds },
          environment: { variables: NETWORK_VARIABLES },
        }),
        tags,
      },
      // IAM grants are eventually consistent: the function must not run before its role may act.
      { ...child, dependsOn: [access, operation, ...(network?.ways ?? []), ...(args.dependsOn ?? [])] },
    );

    this.functionName = handler.name;
    this.functionArn = handler.arn;
    this.roleArn = role.arn;
    this.registerOutputs({ functionName: this.functionName, functionArn: this.functionArn });
  }
}

/** The role of a job's functions. Key policies admit them by its tag. */
export function functionRole(
  name: string,
  job: string,
  tags: Record<string, string>,
  opts: pulumi.CustomResourceOptions,
): aws.iam.Role {
  return new aws.iam.Role(
    name,
    { assumeRolePolicy: trustPolicy("lambda.amazonaws.com"), tags: { ...tags, [JOB_TAG]: jobTag(job) } },
    opts,
  );
}

function operationStatements(logGroupArn: pulumi.Output<string>): Statement[] {
  return [
    allow(["logs:CreateLogStream", "logs:PutLogEvents"], logGroupAndStreams(logGroupArn)),
    // X-Ray knows no resources: both actions are granted on "*" or not at all.
    allow(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*"),
  ];
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import type { DeliveryTransformSettings } from "../../runtime/delivery-transform/handler";
import { EventFunction } from "../shared/event-function";
import { allow, type Place, trustPolicy } from "../shared/iam";
import { useKey } from "../shared/key-use";
import { attachPolicy } from "../shared/managed-policy";
import { secureLogGroup } from "../shared/secure-log-group";
import type { Store } from "../shared/store";
import { deliveryStatements } from "./delivery-access";

/** Partition of an object: the event's own type and hour, as the transform reports them. */
const PREFIX = ["event_type", "year", "month", "day", "hour"]
  .map((key) => `${key}=!{partitionKeyFromLambda:${key}}/`)
  .join("");

/** Where records go that the transform or the partitioning refused, by kind of failure and hour of delivery. */
const ERROR_PREFIX =
  "errors/!{firehose:error-output-type}/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/";

export interface DeliveryStreamArgs {
  place: Place;
  /** Class of the records: decides tags and the transform's claims. */
  dataClass: DeliveryTransformSettings["scope"];
  /** Bucket that receives the objects; its key is also that of the records while they are buffered. */
  bucket: Store;
  /** Claims by which the transform drops a record that was delivered before. */
  claims: Store;
  logKeyArn: pulumi.Input<string>;
  bufferSeconds: number;
  bufferMiB: number;
}

/** Buffers records and writes them to a bucket, compressed, each exactly once, by type and hour of the event. */
export class DeliveryStream extends pulumi.ComponentResource implements Store {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly keyArn: pulumi.Input<string>;
  readonly transformName: pulumi.Output<string>;

  constructor(name: string, args: DeliveryStreamArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:ingestion:DeliveryStream", name, {}, opts);
    const tags = classTags(args.dataClass);
    const child = { parent: this };

    const transform = new EventFunction<"delivery-transform", DeliveryTransformSettings>(
      `${name}-transform`,
      {
        job: "delivery-transform",
        factory: "deliveryTransformFactory",
        description: `Partitions ${args.dataClass} and drops repeats`,
        settings: pulumi.output({ scope: args.dataClass, claimsTable: args.claims.name }),
        statements: [
          allow(["dynamodb:PutItem"], args.claims.arn),
          useKey(args.claims.keyArn, "read", "dynamodb", args.place),
        ],
        dataClass: args.dataClass,
        timeoutSeconds: 60,
        memoryMiB: 256,
        concurrency: 10,
        logKeyArn: args.logKeyArn,
      },
      child,
    );

    const errors = secureLogGroup(`${name}-errors`, "function-logs", args.logKeyArn, child);
    const errorStream = new aws.cloudwatch.LogStream(
      `${name}-delivery-errors`,
      { logGroupName: errors.name },
      child,
    );

    const role = new aws.iam.Role(
      `${name}-role`,
      { assumeRolePolicy: trustPolicy("firehose.amazonaws.com", args.place), tags },
      child,
    );
    const access = attachPolicy(
      `${name}-access`,
      role,
      deliveryStatements({
        place: args.place,
        bucketArn: args.bucket.arn,
        keyArn: args.bucket.keyArn,
        transformArn: transform.functionArn,
        errorLogGroupArn: errors.arn,
      }),
      tags,
      this,
    );

    const stream = new aws.kinesis.FirehoseDeliveryStream(
      `${name}-stream`,
      {
        destination: "extended_s3",
        serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: args.bucket.keyArn },
        extendedS3Configuration: {
          roleArn: role.arn,
          bucketArn: args.bucket.arn,
          kmsKeyArn: args.bucket.keyArn,
          prefix: PREFIX,
          errorOutputPrefix: ERROR_PREFIX,
          bufferingSize: args.bufferMiB,
          bufferingInterval: args.bufferSeconds,
          compressionFormat: "GZIP",
          dynamicPartitioningConfiguration: { enabled: true },
          processingConfiguration: {
            enabled: true,
            processors: [
              {
                type: "Lambda",
                parameters: [
                  {
                    parameterName: "LambdaArn",
                    parameterValue: pulumi.interpolate`${transform.functionArn}:$LATEST`,
                  },
                ],
              },
            ],
          },
          cloudwatchLoggingOptions: {
            enabled: true,
            logGroupName: errors.name,
            logStreamName: errorStream.name,
          },
        },
        tags,
      },
      { ...child, dependsOn: [access] },
    );

    this.name = stream.name;
    this.arn = stream.arn;
    this.keyArn = args.bucket.keyArn;
    this.transformName = transform.functionName;
    this.registerOutputs({ name: this.name, arn: this.arn });
  }
}

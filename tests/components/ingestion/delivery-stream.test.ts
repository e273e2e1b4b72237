import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { DeliveryStream } from "../../../components/ingestion/delivery-stream";
import type { Store } from "../../../components/shared/store";
import { statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";

const KEY_ARN = "arn:aws:kms:eu-west-1:111122223333:key/logs";
const via = (service: string) => ({
  StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` },
});

function store(name: string, arn: string): Store {
  return { name: pulumi.output(name), arn: pulumi.output(arn), keyArn: KEY_ARN };
}

describe("DeliveryStream", function () {
  this.timeout(60_000);
  const engine = recordEngine();
  let found: Registration[];
  before(async () => {
    found = await engine.registrations(
      () =>
        new DeliveryStream("post", {
          place: PLACE,
          dataClass: "interaction-logs",
          bucket: store("letters", "arn:aws:s3:::letters"),
          claims: store("claims", "arn:aws:dynamodb:eu-west-1:111122223333:table/claims"),
          logKeyArn: KEY_ARN,
          bufferSeconds: 60,
          bufferMiB: 64,
        }),
    );
  });
  const inputsOf = (name: string) => found.find((each) => each.name === `post-${name}`)?.inputs ?? {};

  it("encrypts what it buffers and what it writes", () => {
    const { serverSideEncryption, extendedS3Configuration } = inputsOf("stream");
    assert.deepEqual(serverSideEncryption, {
      enabled: true,
      keyType: "CUSTOMER_MANAGED_CMK",
      keyArn: KEY_ARN,
    });
    assert.equal(extendedS3Configuration.kmsKeyArn, KEY_ARN);
  });

  it("writes compressed objects by type and hour of the event, and failures by kind and hour of delivery", () => {
    const { prefix, errorOutputPrefix, compressionFormat, bufferingSize, bufferingInterval } =
      inputsOf("stream")["extendedS3Configuration"];
    assert.equal(
      prefix,
      "event_type=!{partitionKeyFromLambda:event_type}/year=!{partitionKeyFromLambda:year}/month=!{partitionKeyFromLambda:month}/day=!{partitionKeyFromLambda:day}/hour=!{partitionKeyFromLambda:hour}/",
    );
    assert.match(errorOutputPrefix, /^errors\/!\{firehose:error-output-type\}\/year=!\{timestamp:yyyy\}\//);
    assert.deepEqual([compressionFormat, bufferingSize, bufferingInterval], ["GZIP", 64, 60]);
    assert.deepEqual(inputsOf("stream")["extendedS3Configuration"].dynamicPartitioningConfiguration, {
      enabled: true,
    });
  });

  it("calls its transform and says in a log of its own what went wrong", () => {
    const { processingConfiguration, cloudwatchLoggingOptions } =
      inputsOf("stream")["extendedS3Configuration"];
    assert.deepEqual(processingConfiguration.processors, [
      {
        type: "Lambda",
        parameters: [
          {
            parameterName: "LambdaArn",
            parameterValue: "arn:aws:lambda:eu-west-1:111122223333:function:post-transform-fn:$LATEST",
          },
        ],
      },
    ]);
    assert.deepEqual(cloudwatchLoggingOptions, {
      enabled: true,
      logGroupName: "post-errors",
      logStreamName: "post-delivery-errors",
    });
  });

  it("may fill its bucket, call its transform and log, as a service of its own account", () => {
    const fn = "arn:aws:lambda:eu-west-1:111122223333:function:post-transform-fn";
    const group = "arn:aws:logs:eu-west-1:111122223333:log-group:post-errors";
    assert.deepEqual(
      statementsOf(inputsOf("access")["policy"]).map(({ Action, Resource, Condition }) => [
        Action,
        Resource,
        Condition,
      ]),
      [
        [
          ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
          "arn:aws:s3:::letters",
          undefined,
        ],
        [["s3:AbortMultipartUpload", "s3:PutObject"], "arn:aws:s3:::letters/*", undefined],
        [["kms:Decrypt", "kms:GenerateDataKey"], KEY_ARN, via("s3")],
        [["lambda:GetFunctionConfiguration", "lambda:InvokeFunction"], [fn, `${fn}:*`], undefined],
        [["logs:PutLogEvents"], [group, `${group}:log-stream:*`], undefined],
      ],
    );
    assert.deepEqual(statementsOf(inputsOf("role")["assumeRolePolicy"])[0]?.Condition, {
      StringEquals: { "aws:SourceAccount": "111122223333" },
    });
  });

  it("lets the transform claim records and no more", () => {
    assert.deepEqual(
      statementsOf(inputsOf("transform-access")["policy"]).map(({ Action, Resource }) => [Action, Resource]),
      [
        [["dynamodb:PutItem"], "arn:aws:dynamodb:eu-west-1:111122223333:table/claims"],
        [["kms:Decrypt"], KEY_ARN],
      ],
    );
  });
});

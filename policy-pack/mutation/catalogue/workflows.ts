import { EVENT_SOURCE_MAPPING } from "../../model/types/types";
import { AT_REST, AUDIT, DISPOSAL, LEAST_PRIVILEGE, PROCESSING_INTEGRITY } from "../grounds";
import type { Mutation } from "../mutation";
import { breaks, breaksText, removes, unbroken } from "../rows";
import { absent, empty, off, otherAccount, otherStack, STRANGER, stated, to } from "../ways";

const INVOCATION = ["aws:lambda/invocation:Invocation"] as const;
const MACHINE = ["aws:sfn/stateMachine:StateMachine"] as const;

/** What may be wrong with what calls functions, and with workflows. */
export const WORKFLOWS: readonly Mutation[] = [
  breaks(EVENT_SOURCE_MAPPING, "functionResponseTypes", [absent, empty].map(stated), PROCESSING_INTEGRITY),
  breaks(EVENT_SOURCE_MAPPING, "bisectBatchOnFunctionError", [absent, off].map(stated), PROCESSING_INTEGRITY),
  breaks(EVENT_SOURCE_MAPPING, "maximumRetryAttempts", [absent, to(-1)].map(stated), PROCESSING_INTEGRITY),
  breaks(
    EVENT_SOURCE_MAPPING,
    "maximumRecordAgeInSeconds",
    [absent, to(-1)].map(stated),
    PROCESSING_INTEGRITY,
  ),
  breaks(EVENT_SOURCE_MAPPING, "destinationConfig", [absent].map(stated), PROCESSING_INTEGRITY),
  breaks(
    EVENT_SOURCE_MAPPING,
    "destinationConfig.onFailure.destinationArn",
    [absent, otherAccount, otherStack],
    PROCESSING_INTEGRITY,
  ),
  breaks(EVENT_SOURCE_MAPPING, "startingPosition", [to("LATEST")].map(stated), PROCESSING_INTEGRITY),
  breaks(EVENT_SOURCE_MAPPING, "enabled", [off], PROCESSING_INTEGRITY),
  breaks(EVENT_SOURCE_MAPPING, "eventSourceArn", [otherAccount], PROCESSING_INTEGRITY),
  breaks(EVENT_SOURCE_MAPPING, "functionName", [otherAccount], PROCESSING_INTEGRITY),
  breaks(
    EVENT_SOURCE_MAPPING,
    "filterCriteria",
    [to({ filters: [{ pattern: '{"eventName":["NOTHING"]}' }] }, "letting nothing through")],
    PROCESSING_INTEGRITY,
    // A reader that has a filter has it for a reason that its own tests know.
    ({ props }) => props["filterCriteria"] === undefined,
  ),
  unbroken(
    EVENT_SOURCE_MAPPING,
    "batchSize",
    "How much a function takes at once is its own contract, tested with it",
  ),
  unbroken(
    EVENT_SOURCE_MAPPING,
    "parallelizationFactor",
    "How much a function takes at once is its own contract, tested with it",
  ),
  unbroken(
    EVENT_SOURCE_MAPPING,
    "scalingConfig",
    "How much a function takes at once is its own contract, tested with it",
  ),
  breaks(EVENT_SOURCE_MAPPING, "sourceAccessConfigurations[].uri", [otherAccount], LEAST_PRIVILEGE),
  removes(EVENT_SOURCE_MAPPING, PROCESSING_INTEGRITY),
  breaks(INVOCATION, "input", [to('{"password":"correct-horse-battery"}', "with a password")], AT_REST),
  breaks(INVOCATION, "functionName", [otherAccount, otherStack], PROCESSING_INTEGRITY),
  unbroken(
    INVOCATION,
    "(resource)",
    "What the call would have set up is missing, which the store's own tests find",
  ),

  breaks(MACHINE, "tracingConfiguration.enabled", [absent, off], AUDIT),
  breaks(MACHINE, "loggingConfiguration", [absent, to({ level: "OFF" }, "off")].map(stated), AUDIT),
  breaks(MACHINE, "loggingConfiguration.includeExecutionData", [to(true)], DISPOSAL),
  breaks(MACHINE, "encryptionConfiguration", [absent].map(stated), AT_REST),
  breaks(MACHINE, "roleArn", [otherAccount, otherStack], LEAST_PRIVILEGE),
  breaksText(
    MACHINE,
    "definition",
    [
      {
        how: "calling a function of another account",
        to: (definition, { account }) => JSON.parse(JSON.stringify(definition).replaceAll(account, STRANGER)),
      },
      { how: "without an end", to: ({ TimeoutSeconds: _, ...others }) => others },
    ],
    PROCESSING_INTEGRITY,
  ),
  unbroken(MACHINE, "(resource)", "The drill's schedule is then without a target, which is found"),
];

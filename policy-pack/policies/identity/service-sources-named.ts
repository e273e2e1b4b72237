import { type Statement, statementLabel } from "../../model/access/documents";
import { resourceStatements } from "../../model/access/resource-policies";
import type { Rule } from "../../model/rules/rule";
import { BUCKET_POLICY, QUEUE, QUEUE_POLICY, TOPIC, TOPIC_POLICY } from "../../model/types/types";

const EXACT = /^(string|arn)(equals|like)$/;

/** The account alone lets every rule, bucket and alarm in it in; a bucket's ARN alone, whoever has that name today. */
export const serviceSourcesNamed: Rule = {
  id: "service-sources-named",
  description:
    "Queues, topics, buckets and logs that let a service in name the kind of source and its account.",
  level: "mandatory",
  controls: { hipaa: ["164.312(a)(1)"], ferpa: ["99.31(a)(1)(ii)"], soc2: ["CC6.1", "CC6.6"] },
  scope: "resource",
  types: [
    ...QUEUE,
    ...QUEUE_POLICY,
    ...TOPIC,
    ...TOPIC_POLICY,
    ...BUCKET_POLICY,
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  ],
  check(subject, report) {
    resourceStatements(subject).forEach((statement, index) => {
      if (!statement.allow || !statement.principals.some((principal) => principal.startsWith("Service:")))
        return;
      const where = `Policy of '${subject.name}', ${statementLabel(statement, index)}`;
      const sources = valuesOf(statement, "aws:sourcearn").map((arn) => arn.split(":"));
      const accounts = valuesOf(statement, "aws:sourceaccount");
      if (sources.length === 0 || !sources.every(([, , service]) => /^[a-z]/.test(service ?? "")))
        report(`${where}, names no source`, "add ArnLike on aws:SourceArn with the service's own resources");
      else if (!sources.every(([, , , , account]) => isAccount(account)) && !isAll(accounts, isAccount))
        report(`${where}, names no account of its source`, "add StringEquals on aws:SourceAccount");
    });
  },
};

/** Values that a request has to have under a condition key, whatever else it carries. */
function valuesOf({ conditions }: Statement, wanted: string): string[] {
  return conditions
    .filter(({ operator, key }) => key === wanted && EXACT.test(operator))
    .flatMap(({ values }) => values);
}

function isAccount(text = ""): boolean {
  return /^\d{12}$/.test(text);
}

function isAll(values: readonly string[], holds: (value: string) => boolean): boolean {
  return values.length > 0 && values.every(holds);
}

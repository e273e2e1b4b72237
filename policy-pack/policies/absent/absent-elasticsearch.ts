import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** Its last version gets no new patches; OpenSearch has taken its place. */
export const absentElasticsearch = absentServiceRule({
  id: "absent-elasticsearch",
  service: "Elasticsearch",
  types: typesOf("elasticsearch", "Domain", "DomainPolicy", "VpcEndpoint"),
  instead: "use aws.opensearch.Domain",
  aws: [
    "elasticsearch-encrypted-at-rest",
    "elasticsearch-in-vpc-only",
    "elasticsearch-logs-to-cloudwatch",
    "elasticsearch-node-to-node-encryption-check",
  ],
});

/**
 * Types the program makes that no rule judges by what they say (those of `governance/` hold for every type alike), each
 * with the reason. Every other type has a rule; a test compares this list with the stacks dev and prod.
 */
export const WITHOUT_RULE: Readonly<Record<string, string>> = {
  "aws:backup/regionSettings:RegionSettings":
    "Says which kinds of stores AWS Backup may touch; whether each store is in a plan is judged at the store.",
  "aws:cfg/configurationAggregator:ConfigurationAggregator":
    "Shows what recorders of this account found; it changes nothing and holds nothing of its own.",
  "aws:cloudwatch/dashboard:Dashboard": "Shows figures, which name no student; nothing depends on it.",
  "aws:cloudwatch/logStream:LogStream": "Key and retention are its group's.",
  "aws:elasticache/parameterGroup:ParameterGroup":
    "How the cache evicts; its TLS, users, key and copies are judged at the replication group.",
  "aws:kms/alias:Alias": "A name: whoever uses it needs rights on the key, which are judged there.",
  "aws:rds/proxyTarget:ProxyTarget": "Ties a proxy to an instance; both are judged themselves.",
};

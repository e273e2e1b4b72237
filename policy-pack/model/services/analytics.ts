/** Types that query, transform or take in data; the program has none of them yet. */
export const GLUE_JOB = [
  "aws:glue/job:Job",
  "aws:glue/crawler:Crawler",
  "aws:glue/devEndpoint:DevEndpoint",
] as const;
export const GLUE_SECURITY = ["aws:glue/securityConfiguration:SecurityConfiguration"] as const;
export const GLUE_DATABASE = ["aws:glue/catalogDatabase:CatalogDatabase"] as const;
export const GLUE_CATALOG_SETTINGS = [
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings",
] as const;
export const GLUE_CONNECTION = ["aws:glue/connection:Connection"] as const;
export const WORKGROUP = ["aws:athena/workgroup:Workgroup"] as const;
export const ATHENA_DATABASE = ["aws:athena/database:Database"] as const;
export const AIRFLOW = ["aws:mwaa/environment:Environment"] as const;
export const TRANSFER_SERVER = ["aws:transfer/server:Server"] as const;

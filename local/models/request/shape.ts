import { cached, newestVersion, readModel } from "../library";

/** A shape of botocore's service-2.json, as far as it restricts values. */
export interface Shape {
  type: string;
  members?: Record<string, { shape: string; idempotencyToken?: boolean }>;
  required?: string[];
  member?: { shape: string };
  key?: { shape: string };
  value?: { shape: string };
  enum?: string[];
  min?: number;
  max?: number;
  pattern?: string;
  union?: boolean;
  document?: boolean;
  sensitive?: boolean;
  streaming?: boolean;
}

export interface ServiceModel {
  operations: Record<string, { input?: { shape: string } }>;
  shapes: Record<string, Shape>;
}

/** Services whose SDK client is not named like botocore's folder. */
const FOLDERS: Record<string, string> = {
  cloudwatchlogs: "logs",
  eventbridge: "events",
  sfn: "stepfunctions",
};

/**
 * The model of a service, by botocore's folder (`events`) or the SDK's client (`EventBridge`).
 * @throws ModelsMissingError
 */
export function serviceModel(service: string): ServiceModel {
  const name = service.toLowerCase();
  const folder = FOLDERS[name] ?? name;
  return cached(
    `service:${folder}`,
    () => readModel("botocore", "data", folder, newestVersion(folder), "service-2.json") as ServiceModel,
  );
}

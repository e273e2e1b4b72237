import type { Rule } from "../../model/rules/rule";
import { containerHostUser } from "./container-host-user";
import { containerReadOnly } from "./container-read-only";
import { fileSystemCustomerKey } from "./file-system-customer-key";
import { imageRepository } from "./image-repository";

/** Containers and their file systems. */
export const CONTAINERS: readonly Rule[] = [
  containerHostUser,
  containerReadOnly,
  fileSystemCustomerKey,
  imageRepository,
];

import { STORES, type StoreKind } from "../contracts/stores";
import { UsageError } from "./cli";

/** Which stores of the network a command switches on. */
export const STORES_FLAG = {
  type: "string",
  placeholder: "LIST",
  description: `stores to switch on: some of ${STORES.join(",")}, or none (default: what the stack file says)`,
} as const;

/** @throws UsageError that names what is no store */
export function storesOf(list: string | undefined): StoreKind[] | undefined {
  const given = list === "none" ? [] : list?.split(",");
  const wrong = given?.find((name) => !STORES.some((store) => store === name));
  if (wrong !== undefined)
    throw new UsageError(`Option '--stores' has '${wrong}'; allowed: some of ${STORES.join(",")}, or none`);
  return given as StoreKind[] | undefined;
}

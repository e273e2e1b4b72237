import { RelationalStore } from "../../../../components/storage/hot/relational-store";
import { PLACE } from "../../../support/arns";
import { type Registration, recordRegistrations } from "../../../support/engine";
import { networkOf } from "../../../support/network";
import { keyArnOf } from "../../../support/stores";

export const TAGS = { DataClassification: "PHI", Retention: "accounts" };

/** The store `db` with one function let in, as it is registered; the recorder has to run. */
export async function relationalStore(environment: "dev" | "prod", protect: boolean) {
  const network = networkOf();
  const found = await recordRegistrations(() => {
    const keyArn = keyArnOf("relational");
    const keys = { keyArn, logKeyArn: keyArnOf("logs"), messagingKeyArn: keyArnOf("messaging") };
    const store = new RelationalStore("db", { place: PLACE, environment, network, protect, ...keys });
    store.admit("caller", network.member("caller", store), store);
  });
  return { found, calls: network.calls };
}

/** Inputs of a resource of AWS by its name; none where it is missing. */
export function inputsIn(found: readonly Registration[], name: string): Registration["inputs"] {
  return found.find((each) => each.name === name && each.type.startsWith("aws:"))?.inputs ?? {};
}

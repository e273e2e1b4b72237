/** Type token of a resource: `urn:pulumi:dev::strata::parent$aws:kms/key:Key::name` → `aws:kms/key:Key`. */
export function typeOf(urn: string): string {
  const qualified = urn.split("::")[2] ?? "";
  return qualified.split("$").pop() ?? "";
}

/** Name of a resource in the program. */
export const nameOf = (urn: string): string => urn.split("::").slice(3).join("::");

/** Services whose ARNs name the resource at once, without a type before it. */
const WITHOUT_TYPE: ReadonlySet<string | undefined> = new Set(["s3", "sns", "sqs"]);

/** Whether a resource pattern names nothing in particular: `*`, `arn:…:table/*`, `arn:aws:s3:::*`. */
export function isBroadResource(pattern: string): boolean {
  if (/^\*+$/.test(pattern)) return true;
  const [arn, , service, , , ...rest] = pattern.split(":");
  if (arn !== "arn") return false;
  const resource = rest.join(":");
  const name = WITHOUT_TYPE.has(service) ? resource : resource.replace(/^[a-z-]+[:/]/, "");
  return /^\*+([:/]\*+)*$/.test(name);
}

/** Whether a value of a source or principal condition means somebody in particular: one account, or one resource. */
export function isSpecific(value: string): boolean {
  const account = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.test(value);
  return account || !isBroadResource(value);
}

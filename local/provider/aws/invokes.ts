import { randomInt } from "node:crypto";
import type { Props } from "../protocol/values";
import { policyDocument } from "./policy-document";

/** What functions are answered from: no call leaves the process. */
export interface Caller {
  account: string;
  region: string;
}

type Invoke = (args: Props, caller: Caller) => Props;

const PARTITION = {
  partition: "aws",
  id: "aws",
  dnsSuffix: "amazonaws.com",
  reverseDnsPrefix: "com.amazonaws",
};

const INVOKES: Record<string, Invoke> = {
  "aws:index/getCallerIdentity:getCallerIdentity": (_args, { account }) => ({
    id: account,
    accountId: account,
    userId: account,
    arn: `arn:aws:iam::${account}:root`,
  }),
  "aws:index/getRegion:getRegion": (_args, { region }) => ({
    id: region,
    name: region,
    region,
    endpoint: `ec2.${region}.amazonaws.com`,
    description: region,
  }),
  "aws:index/getPartition:getPartition": () => ({ ...PARTITION }),
  "aws:index/getAvailabilityZones:getAvailabilityZones": (args, { region }) => ({
    ...args,
    id: region,
    region,
    groupNames: [region],
    names: ["a", "b", "c"].map((zone) => region + zone),
    zoneIds: [1, 2, 3].map((n) => `${zonePrefix(region)}-az${n}`),
  }),
  "aws:iam/getPolicyDocument:getPolicyDocument": (args) => policyDocument(args),
  "aws:secretsmanager/getRandomPassword:getRandomPassword": (args, { region }) => ({
    ...args,
    id: region,
    region,
    randomPassword: randomPassword(args),
  }),
};

/**
 * Answers a function such as `aws.getRegion`.
 * @throws Error naming the function and those there are
 */
export async function invoke(token: string, args: Props, caller: Caller): Promise<Props> {
  const answer = INVOKES[token];
  if (answer) return answer(args, caller);
  const known = Object.keys(INVOKES).map((name) => name.split(":").pop());
  throw new Error(`The local stack does not answer ${token}; it answers ${known.join(", ")}.`);
}

/** `us-east-1` → `use1`. */
function zonePrefix(region: string): string {
  const [area = "", direction = "", n = ""] = region.split("-");
  return `${area}${direction.charAt(0)}${n}`;
}

const CHARACTERS = {
  excludeLowercase: "abcdefghijklmnopqrstuvwxyz",
  excludeUppercase: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  excludeNumbers: "0123456789",
  excludePunctuation: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
} as const;

/** Like Secrets Manager's: 32 characters unless said otherwise, each included kind at least once by default. */
function randomPassword(args: Props): string {
  const length = Number(args["passwordLength"] ?? 32);
  const excluded = new Set(String(args["excludeCharacters"] ?? ""));
  const kinds = Object.entries(CHARACTERS)
    .filter(([flag]) => args[flag] !== true)
    .map(([, characters]) => [...characters].filter((character) => !excluded.has(character)))
    .filter((characters) => characters.length > 0);
  const all = kinds.flat();
  if (all.length === 0) throw new Error("getRandomPassword: every kind of character is excluded; allow one.");
  const pick = (from: string[]): string => from[randomInt(from.length)] ?? "";
  const first = args["requireEachIncludedType"] === false ? [] : kinds.map(pick);
  const rest = Array.from({ length: Math.max(0, length - first.length) }, () => pick(all));
  return shuffled([...first, ...rest])
    .join("")
    .slice(0, length);
}

function shuffled(items: string[]): string[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [result[i], result[j]] = [result[j] as string, result[i] as string];
  }
  return result;
}

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../local/shared/paths";
import { bundleOf, fingerprintOf, keepBundle, kmsSigner, type Members } from "../operations/evidence";
import { CheckFailed, type Command, type CommandContext, EXIT, runCommand, UsageError } from "./cli";
import { check } from "./evidence/check";
import { contentsOf } from "./evidence/contents";
import { fromCaller } from "./quarantine/paths";
import { openTarget, TARGET } from "./quarantine/target";
import { recordFor, STACK_OPTION } from "./recording";
import { reportOf, settingsFor, violationsOf } from "./report";

const OPTIONS = {
  stack: STACK_OPTION,
  out: { type: "string", placeholder: "FILE", description: "make a bundle, and write it to this file too" },
  unsigned: {
    type: "boolean",
    description: "with --out: neither sign nor keep the bundle; needs no credentials",
  },
  "export-key": {
    type: "string",
    placeholder: "PEM",
    description: "with --out: also write the public key that verifies the bundle",
  },
  ...TARGET,
  verify: { type: "string", placeholder: "FILE", description: "check a bundle instead of making one" },
  "public-key": {
    type: "string",
    placeholder: "PEM",
    description: "with --verify: the public key, from elsewhere than the bundle (aws kms get-public-key)",
  },
} as const;

type Context = CommandContext<typeof OPTIONS>;

/** What a stack asks for and what the policy pack says of it, signed and kept, for whoever audits it years later. */
export const evidence: Command<typeof OPTIONS> = {
  usage: "npm run evidence --",
  summary:
    "Records a stack once (as npm run gate) and makes a ZIP archive of its plan, the policy results with exemptions and\n" +
    "settings, the maps of controls and law, the retention documents and all versions, with the SHA-256 of each file.\n" +
    "It is signed with the stack's signing key in KMS and kept under Object Lock for six years.\n" +
    "Exit code 0: the bundle is made, or verified; 1: a mandatory rule is broken (the bundle says so), nothing could be\n" +
    "signed or kept, or with --verify something is not as it was signed; 2: wrong usage.",
  options: OPTIONS,
  async run(context) {
    const { out, verify } = context.options;
    checkUsage(context.options);
    if (verify !== undefined) return check(verify, context.options["public-key"], context.print);
    return make(context, out as string);
  },
};

function checkUsage(options: Context["options"]): void {
  const { out, verify, unsigned } = options;
  if ((out === undefined) === (verify === undefined))
    throw new UsageError("Options '--out' and '--verify': one of them has to be given, and one only");
  const needless = verify === undefined ? options["public-key"] : options["export-key"];
  if (needless !== undefined)
    throw new UsageError(
      "Option '--public-key' belongs to '--verify', '--export-key' to '--out'; allowed: the one that does",
    );
  if (
    unsigned &&
    (verify !== undefined || options["export-key"] !== undefined || options.outputs !== undefined)
  )
    throw new UsageError("Option '--unsigned' goes with '--out' and '--stack' only");
}

async function make(context: Context, out: string): Promise<number> {
  const { options, print } = context;
  const settings = settingsFor(options.stack);
  // Before the recording, which takes a minute: without a key there would be nothing to do with it.
  const signing = options.unsigned ? undefined : await openSigning(context);
  const recording = await recordFor(context, options.stack, join(REPOSITORY, "policy-pack"));
  const { stack, resources, seconds } = recording;
  const report = reportOf({ stack, resources: resources.length, seconds }, violationsOf(recording), settings);
  const members: Members = await contentsOf(recording, report, settings);
  const about = { stack, made: new Date().toISOString() };
  const bundle = await bundleOf(about, members, signing?.signer);
  writeFileSync(fromCaller(out), bundle);
  print(`${out}: ${Object.keys(members).length} files, ${bundle.length} bytes, made ${about.made}`);
  if (signing === undefined) print("not signed: proves nothing");
  else {
    const { signer, s3, bucket } = signing;
    const kept = await keepBundle(s3, bucket, about, bundle);
    print(`signed by ${signer.keyArn}, public key ${fingerprintOf(signer.publicKey)}`);
    print(`kept as s3://${bucket}/${kept.key}, version ${kept.versionId}, locked until ${kept.lockedUntil}`);
  }
  print(
    `policy: ${report.passed ? "no" : "a"} mandatory rule is broken, ${report.findings.length} finding(s)`,
  );
  return report.passed ? EXIT.ok : EXIT.failed;
}

async function openSigning(context: Context) {
  const { clients, outputs } = await openTarget(context);
  if (outputs.evidence === undefined)
    throw new CheckFailed("the stack has no output 'evidence': deploy this version of the program first");
  const signer = await kmsSigner(clients.kms, outputs.evidence.signingKeyArn);
  const pem = context.options["export-key"];
  if (pem !== undefined)
    writeFileSync(fromCaller(pem), signer.publicKey.export({ type: "spki", format: "pem" }));
  return { signer, s3: clients.s3, bucket: outputs.evidence.bucket };
}

if (require.main === module) void runCommand(evidence);

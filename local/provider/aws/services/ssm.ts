import type { DocumentArgs } from "@pulumi/aws/ssm";
import { call } from "../sdk";
import { tagList } from "../tags";
import { type AnyType, defineType } from "../type";
import { recordedOnly } from "./config";

const document = defineType<DocumentArgs>({
  type: "aws:ssm/document:Document",
  ...recordedOnly,
  unrealised: "the emulator runs no automation",
  autoname: { property: "name", max: 128 },
  taggable: true,
  replace: ["name", "documentType"],
  defaults: { documentFormat: "JSON" },
  predict: ({ name = "" }, { account, region }) => ({
    id: name,
    outputs: { arn: `arn:aws:ssm:${region}:${account}:document/${name}`, owner: account, status: "Active" },
  }),
  create: (inputs) => [
    call("ssm", "CreateDocument", {
      Name: inputs.name,
      Content: inputs.content,
      DocumentType: inputs.documentType as "Automation",
      DocumentFormat: inputs.documentFormat as "JSON" | undefined,
      TargetType: inputs.targetType,
      VersionName: inputs.versionName,
      Tags: tagList(inputs.tags),
    }),
  ],
});

export const ssm: AnyType[] = [document];

import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Change } from "./diff";
import { topLevel } from "./diff";
import type { Autonaming, DiffResult, Failure } from "./provider";
import type { Props } from "./values";

type JavaScriptMap = Parameters<typeof Struct.fromJavaScript>[0];

export const fromStruct = (struct: Struct | undefined): Props => (struct ? struct.toJavaScript() : {});

/** The message refuses `undefined`, which JSON drops. */
export const toStruct = (props: Props): Struct =>
  Struct.fromJavaScript(JSON.parse(JSON.stringify(props)) as JavaScriptMap);

export function pluginInfo(version: string): PluginInfo {
  const info = new PluginInfo();
  info.setVersion(version);
  return info;
}

export function handshakeResponse(): wire.ProviderHandshakeResponse {
  const response = new wire.ProviderHandshakeResponse();
  response.setAcceptSecrets(true);
  response.setAcceptResources(true);
  response.setSupportsAutonamingConfiguration(true);
  return response;
}

export function configureResponse(): wire.ConfigureResponse {
  const response = new wire.ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setSupportspreview(true);
  response.setAcceptresources(true);
  response.setSupportsAutonamingConfiguration(true);
  return response;
}

export function failuresOf(failures: readonly Failure[]): wire.CheckFailure[] {
  return failures.map(({ property, reason }) => {
    const failure = new wire.CheckFailure();
    failure.setProperty(property);
    failure.setReason(reason);
    return failure;
  });
}

export function checkResponse(inputs: Props, failures: readonly Failure[] = []): wire.CheckResponse {
  const response = new wire.CheckResponse();
  response.setInputs(toStruct(inputs));
  response.setFailuresList(failuresOf(failures));
  return response;
}

export function autonamingOf(request: wire.CheckRequest): Autonaming | undefined {
  const options = request.getAutonaming();
  if (!options) return undefined;
  const modes = ["propose", "enforce", "disable"] as const;
  return { proposedName: options.getProposedName(), mode: modes[options.getMode()] ?? "propose" };
}

export function diffResponse({ changes, replaces, deleteBeforeReplace }: DiffResult): wire.DiffResponse {
  const response = new wire.DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = wire.DiffResponse.DiffChanges;
  response.setChanges(changes.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setDiffsList([...new Set(changes.map(({ path }) => topLevel(path)))]);
  response.setReplacesList(replaces);
  response.setDeletebeforereplace(replaces.length > 0 && deleteBeforeReplace);
  response.setHasdetaileddiff(true);
  for (const change of changes) {
    const detail = new wire.PropertyDiff();
    detail.setKind(kindOf(change, replaces.includes(topLevel(change.path))));
    detail.setInputdiff(true);
    response.getDetaileddiffMap().set(change.path, detail);
  }
  return response;
}

function kindOf({ kind }: Change, replace: boolean): wire.PropertyDiff.Kind {
  const { ADD, ADD_REPLACE, DELETE, DELETE_REPLACE, UPDATE, UPDATE_REPLACE } = wire.PropertyDiff.Kind;
  if (kind === "add") return replace ? ADD_REPLACE : ADD;
  if (kind === "delete") return replace ? DELETE_REPLACE : DELETE;
  return replace ? UPDATE_REPLACE : UPDATE;
}

export function readResponse(
  found: { id: string; inputs: Props; state: Props } | undefined,
): wire.ReadResponse {
  const response = new wire.ReadResponse();
  // An empty id says that the resource is gone.
  if (!found) return response;
  response.setId(found.id);
  response.setInputs(toStruct(found.inputs));
  response.setProperties(toStruct(found.state));
  return response;
}

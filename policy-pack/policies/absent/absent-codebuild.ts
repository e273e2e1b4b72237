import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** A build that runs in the account of the records runs whatever stands in its repository, with a role. */
export const absentCodebuild = absentServiceRule({
  id: "absent-codebuild",
  service: "CodeBuild",
  types: typesOf("codebuild", "Project", "Fleet", "SourceCredential"),
  instead: "build outside of this account",
  aws: ["codebuild-project-envvar-awscred-check", "codebuild-project-source-repo-url-check"],
});

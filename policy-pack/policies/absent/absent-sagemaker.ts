import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** A notebook is a shell next to the records. The stack calls a given endpoint for embeddings and makes none. */
export const absentSagemaker = absentServiceRule({
  id: "absent-sagemaker",
  service: "SageMaker",
  types: typesOf(
    "sagemaker",
    "NotebookInstance",
    "Endpoint",
    "EndpointConfiguration",
    "Domain",
    "Model",
    "TrainingJob",
  ),
  instead: "name an endpoint made elsewhere in config strata:embedderModel",
  aws: [
    "sagemaker-endpoint-configuration-kms-key-configured",
    "sagemaker-notebook-instance-kms-key-configured",
    "sagemaker-notebook-no-direct-internet-access",
  ],
});

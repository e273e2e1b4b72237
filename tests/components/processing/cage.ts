import { Quarantine } from "../../../components/processing/quarantine";
import { PLACE } from "../../support/arns";
import { keyArnOf } from "../../support/stores";

/** A quarantine that components put refused events into. */
export const cage = () =>
  new Quarantine("cage", {
    place: PLACE,
    keyArn: keyArnOf("cage"),
    accessLogsBucket: "logs",
    protect: false,
  });

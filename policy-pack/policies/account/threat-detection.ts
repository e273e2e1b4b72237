import type { Rule } from "../../model/rules/rule";
import { ACCOUNT_BASELINE, DETECTOR, DETECTOR_FEATURE, demand, unequal } from "../../model/services/account";

/** What reads objects, signs in to databases and speaks from functions in this system. */
const FEATURES = ["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"];

/** A stolen key is used like an own one; what gives it away is that it is used otherwise than ever before. */
export const threatDetection: Rule = {
  id: "threat-detection",
  description: "GuardDuty is on and looks at objects, sign-ins to databases and the network of functions.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(5)(ii)(C)", "164.308(a)(6)(ii)", "164.312(b)"],
    coppa: ["312.8"],
    soc2: ["CC7.1", "CC7.2"],
    aws: ["guardduty-enabled-centralized"],
  },
  scope: "stack",
  types: [...ACCOUNT_BASELINE, ...DETECTOR],
  check(baseline, report, stack) {
    demand(baseline, report, stack, {
      what: "detector",
      types: DETECTOR,
      remedy: "add an aws.guardduty.Detector",
      fault: (detector) => {
        const off = unequal({ enable: true, ...detector.props }, { enable: true });
        if (off) return off;
        const features = stack.attachedTo(detector, "detectorId", DETECTOR_FEATURE);
        const missing = FEATURES.filter(
          (feature) =>
            !features.some(({ props }) => props["name"] === feature && props["status"] === "ENABLED"),
        );
        if (missing.length === 0) return undefined;
        return [
          `does not look at ${missing.join(", ")}`,
          `set status ENABLED in an aws.guardduty.DetectorFeature for ${missing.join(", ")}`,
        ];
      },
    });
  },
};

import { join } from "node:path";
import { PolicyPack } from "@pulumi/policy";
import { enginePolicies } from "./engine";
import { RULES } from "./policies";

// Creating a pack starts the server the engine talks to, so nothing else may import this file.
new PolicyPack("strata", { policies: enginePolicies(RULES, join(__dirname, "stacks")) });

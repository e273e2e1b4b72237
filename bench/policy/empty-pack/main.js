// What a pack costs before it decides anything: a process of its own, and three calls of the engine.
const { PolicyPack } = require("@pulumi/policy");

const nothing = { name: "nothing", description: "Asks nothing.", enforcementLevel: "mandatory" };
new PolicyPack("empty-pack", { policies: [{ ...nothing, validateResource: () => undefined }] });

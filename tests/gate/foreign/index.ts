import * as pulumi from "@pulumi/pulumi";

/** A program of another team: `good` keeps every rule it is judged by, `bad` breaks as many as it can. */
require(`./${pulumi.getStack()}`);

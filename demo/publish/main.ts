import { type PublishJob, publish } from "./job";

/** The publisher's own process: takes one job from its parent and ends with it. */
process.on("disconnect", () => process.exit(1));

process.once("message", (job: PublishJob) => {
  publish(job, (lines) => process.send?.({ lines }))
    .then(() => 0)
    .catch((error: Error) => {
      process.stderr.write(`${error.message}\n`);
      return 1;
    })
    .then((code) => process.exit(code));
});

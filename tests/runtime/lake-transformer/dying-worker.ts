import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { createLakeTransformerHandler, lakeTransformerDeps } from "../../../runtime/lake-transformer/handler";
import { batch, notice, SETTINGS } from "./support";

/** A transformer that is killed in the middle of its work. Arguments: lake bucket, key of the object, after how many puts. */
const [lakeBucket = "", key = "", puts = "0"] = process.argv.slice(2);
const settings = { ...SETTINGS, lakeBucket };
const deps = lakeTransformerDeps(settings, new S3Client({ forcePathStyle: true }), new DynamoDBClient({}));
let left = Number(puts);
const dying = {
  ...deps.uploader,
  put: async (...all: Parameters<typeof deps.uploader.put>) => {
    if (left-- === 0) process.kill(process.pid, "SIGKILL");
    await deps.uploader.put(...all);
  },
};
void createLakeTransformerHandler({ ...deps, uploader: dying }, settings)(batch(notice(key)));

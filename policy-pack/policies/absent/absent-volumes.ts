import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** Volumes and their snapshots keep records where no retention ends them. */
export const absentVolumes = absentServiceRule({
  id: "absent-volumes",
  service: "EBS volumes",
  types: [
    ...typesOf("ebs", "Volume", "VolumeCopy", "Snapshot", "SnapshotCopy", "SnapshotImport"),
    ...typesOf("ec2", "VolumeAttachment", "SnapshotCreateVolumePermission"),
  ],
  instead: "keep data in a store the retention manifest names",
  aws: ["ebs-in-backup-plan", "encrypted-volumes"],
});

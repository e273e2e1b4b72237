import type { Log } from "../shared/log";
import type { Credentials } from "../stores/documents/connection";

/** What Secrets Manager sends a function that rotates a secret: four calls with one token (Secrets Manager user guide). */
export interface RotationRequest {
  Step: "createSecret" | "setSecret" | "testSecret" | "finishSecret";
  SecretId: string;
  /** Id of the version the secret is to have. */
  ClientRequestToken: string;
}

export interface RotationDeps {
  /** The one secret this function rotates. */
  secretArn: string;
  /** Credentials of a version that is not in force yet; undefined where the version is not there. */
  readPending(version: string): Promise<Credentials | undefined>;
  /** Makes credentials and keeps them as that version. */
  makePending(version: string): Promise<void>;
  /** Gives the user the password of those credentials. */
  apply(user: Credentials): Promise<void>;
  /** Speaks with the store as that user. */
  tryOut(user: Credentials): Promise<void>;
  /** Puts the version in force; does nothing where it is already. */
  makeCurrent(version: string): Promise<void>;
  log: Log;
}

export function isRotation(request: object): request is RotationRequest {
  return "Step" in request && "ClientRequestToken" in request;
}

/**
 * The four steps of a rotation, each safe to repeat: Secrets Manager calls again what failed. Between the second and the
 * last one the store knows the next password while readers of the secret have the one before: they keep their
 * connections, and read again as soon as a new one is refused.
 *
 * @throws Error for another secret, or a version without credentials
 */
export function createRotation(deps: RotationDeps) {
  return async ({ Step, SecretId, ClientRequestToken: version }: RotationRequest): Promise<void> => {
    if (SecretId !== deps.secretArn) throw new Error("This function rotates another secret.");
    if (Step === "createSecret") {
      if ((await deps.readPending(version)) === undefined) await deps.makePending(version);
    } else if (Step === "finishSecret") {
      await deps.makeCurrent(version);
    } else {
      const user = await deps.readPending(version);
      if (user === undefined) throw new Error("The version to rotate to holds no username and password.");
      await (Step === "setSecret" ? deps.apply(user) : deps.tryOut(user));
    }
    deps.log.info("secret_rotation", { step: Step });
  };
}

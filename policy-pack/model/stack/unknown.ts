/** The engine's sentinels for a value that is not known yet, one per kind (boolean, number, string, array, …). */
const SENTINELS: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** A rule read a value that is not known: it cannot be decided, which is not the same as kept. */
export class UndecidedError extends Error {
  constructor(
    readonly owner: string,
    readonly path: string,
  ) {
    super(`property '${path}' of '${owner}' is not known yet`);
    this.name = "UndecidedError";
  }
}

/** Marks a value that the engine keeps secret; its content is left out of a saved plan. */
const SECRET = "4dabf18193072939515e22adb298388d";

/**
 * The same value, to be read into.
 * @throws UndecidedError where it is a secret that a saved plan left out
 */
export function opened<T>(value: T, owner: string, path: string): T {
  if (typeof value === "object" && value !== null && SECRET in value) throw new UndecidedError(owner, path);
  return value;
}

/**
 * The same value, except that reading an unknown part of it throws an `UndecidedError` naming `owner` and the path.
 * A value without unknown parts is returned as it is.
 */
export function guarded<T>(value: T, owner: string, path = ""): T {
  if (!holdsUnknown(value)) return value;
  return new Proxy(value as object, {
    get(target, key) {
      const field = Reflect.get(target, key);
      const at = path === "" ? String(key) : `${path}.${String(key)}`;
      if (SENTINELS.has(field)) throw new UndecidedError(owner, at);
      return typeof field === "object" && field !== null ? guarded(field, owner, at) : field;
    },
  }) as T;
}

function holdsUnknown(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((field) => SENTINELS.has(field) || holdsUnknown(field));
}

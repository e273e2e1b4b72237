const GONE = /NotFound|NoSuch|NonExistent|DoesNotExist/;

/** Whether AWS says that the thing does not exist. */
export function isGone(error: unknown): boolean {
  const {
    name = "",
    message = "",
    $metadata,
  } = error as {
    name?: string;
    message?: string;
    $metadata?: { httpStatusCode?: number };
  };
  return GONE.test(name) || $metadata?.httpStatusCode === 404 || /does not exist/i.test(message);
}

/** The value, or undefined where AWS says that the thing does not exist. */
export async function ifThere<T>(value: Promise<T>): Promise<T | undefined> {
  try {
    return await value;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** An error that names the resource, what was being done to it and what AWS answered. */
export class ResourceError extends Error {
  override readonly name = "ResourceError";

  constructor(doing: string, type: string, name: string, cause: unknown) {
    const { name: code = "Error", message = String(cause) } = cause as { name?: string; message?: string };
    super(`${doing} ${type} "${name}": ${code === "Error" ? "" : `${code}: `}${message}`, { cause });
  }
}

/** Repeats `ready` until it holds. @throws Error naming what was waited for */
export async function waitFor(what: string, ready: () => Promise<boolean>, attempts = 200): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await ready()) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(10 * 2 ** attempt, 250)));
  }
  throw new Error(`${what} did not come about within ${attempts} attempts.`);
}

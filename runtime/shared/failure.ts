import type { LogFields } from "./log";

/**
 * What may be said about an error in a log: its name, the denied action, the status, the request and the place in our
 * code. Never its message, which may quote the content it was about.
 */
export function describeFailure(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const { $metadata: metadata } = error as Error & {
    $metadata?: { httpStatusCode?: number; requestId?: string };
  };
  return {
    error: error.name,
    code: safeCode((error as NodeJS.ErrnoException).code),
    action: /not authorized to perform: ([a-z0-9-]+:[A-Za-z*]+)/.exec(error.message)?.[1],
    status: metadata?.httpStatusCode,
    requestId: metadata?.requestId,
    at: firstFrame(error),
  };
}

/** First line of the stack below the message, which may look like one itself. */
function firstFrame({ stack = "", message }: Error): string | undefined {
  return /^\s+at (.*)$/m.exec(stack.slice(stack.indexOf(message) + message.length))?.[1];
}

function safeCode(code: unknown): string | undefined {
  return typeof code === "string" && /^[A-Za-z0-9_.]{1,64}$/.test(code) ? code : undefined;
}

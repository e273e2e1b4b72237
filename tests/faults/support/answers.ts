import type { Answer, Exchange } from "./proxy";

type How = (exchange: Exchange) => Promise<void> | void;

/** The service refuses: nothing is executed. Errors look as the service writes them. */
export function refuse(status: number, code: string, extra: Record<string, unknown> = {}): How {
  return ({ call, reply }) => reply(errorAnswer(call.service, status, code, extra));
}

/** The service executes the call, then the connection ends without an answer. */
export const loseAnswer: How = async ({ forward, response }) => {
  await forward();
  response.destroy();
};

/** The service executes the call, and the connection is reset in the middle of the answer. */
export const resetInAnswer: How = async ({ forward, response }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, { ...headers, "content-length": body.byteLength });
  response.write(body.subarray(0, body.byteLength >> 1), () => response.destroy());
};

/** The connection is reset before the service has seen the call. */
export const reset: How = ({ response }) => void response.destroy();

/** The service executes the call and says that it failed. */
export function failAfterwards(status: number, code: string): How {
  return async ({ call, forward, reply }) => {
    await forward();
    reply(errorAnswer(call.service, status, code));
  };
}

/** The answer takes so long. */
export function slow(ms: number): How {
  return async ({ forward, reply }) => {
    const answer = await forward();
    await new Promise((resolve) => setTimeout(resolve, ms));
    reply(answer);
  };
}

/** Nothing is executed and no answer ever comes: the caller has to give up by itself. */
export const hang: How = ({ response }) => new Promise((resolve) => response.once("close", () => resolve()));

/** The service's answer, changed. */
export function change(edit: (answer: Record<string, unknown>) => Record<string, unknown>): How {
  return async ({ forward, reply }) => {
    const answer = await forward();
    const body = edit(JSON.parse(answer.body.toString("utf8")) as Record<string, unknown>);
    reply({ ...answer, body: Buffer.from(JSON.stringify(body)) });
  };
}

export function errorAnswer(
  service: string,
  status: number,
  code: string,
  extra: Record<string, unknown> = {},
): Answer {
  if (service === "s3") {
    const body = Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>Injected.</Message></Error>`,
    );
    return { status, headers: { "content-type": "application/xml" }, body };
  }
  const body = Buffer.from(JSON.stringify({ __type: code, message: "Injected.", ...extra }));
  return {
    status,
    headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": code },
    body,
  };
}

/** The function runs and its answer says that it failed. */
export const failInvocation: How = async ({ forward, reply }) => {
  const { headers } = await forward();
  const body = Buffer.from(JSON.stringify({ errorType: "Runtime.ExitError", errorMessage: "Injected." }));
  reply({ status: 200, headers: { ...headers, "x-amz-function-error": "Unhandled" }, body });
};

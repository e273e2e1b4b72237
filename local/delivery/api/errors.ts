/** An error as a Firehose client sees it. */
export class ApiError extends Error {
  constructor(
    readonly type: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export const invalid = (message: string): ApiError => new ApiError("InvalidArgumentException", message);

export const unavailable = (message: string): ApiError =>
  new ApiError("ServiceUnavailableException", message, 503);

export const notFound = (name: string, account: string): ApiError =>
  new ApiError("ResourceNotFoundException", `Firehose ${name} under account ${account} not found.`);

export const inUse = (message: string): ApiError => new ApiError("ResourceInUseException", message);

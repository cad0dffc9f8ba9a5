/** A request that cannot be answered as asked: the HTTP status and a stable code, and whose fault it was if not ours. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly status: number;
  readonly code: string;
  /** The service at the root of the failure, when it is another one. */
  readonly dependency: string | undefined;

  constructor(status: number, code: string, message: string, dependency?: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.dependency = dependency;
  }
}

/** How a failure looks in every JSON answer of the shop. */
export interface ErrorBody {
  readonly error: {
    readonly service: string;
    readonly code: string;
    readonly message: string;
    readonly dependency?: string;
  };
}

export function errorBody(service: string, { code, message, dependency }: ServiceError): ErrorBody {
  return { error: { service, code, message, ...(dependency !== undefined && { dependency }) } };
}

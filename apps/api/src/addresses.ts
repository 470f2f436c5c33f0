import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ProblemError } from './problem.js';
import { problemSchema } from './schemas/problem.js';

type Method = 'get' | 'post' | 'put' | 'delete';

/** One address as the documentation tells of it. Bodies and answers are by media type. */
export interface Address {
  readonly method: Method;
  /** As OpenAPI writes it: `/v1/cases/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: Readonly<Record<string, z.ZodType>>;
  readonly answers: Readonly<
    Record<number, { readonly description: string; readonly body?: Readonly<Record<string, z.ZodType>> }>
  >;
  /** Codes of the problems it answers beside those any address can. */
  readonly problems?: readonly string[];
}

/** The addresses of the server, each with its documentation: what is not told of does not answer. */
export class Addresses {
  private readonly methods = new Map<string, Set<string>>();

  constructor(readonly app: OpenAPIHono) {}

  add(address: Address, handle: (context: Context) => Response | Promise<Response>): void {
    const { method, path, summary, description, tag, params, query, headers, body, answers, problems } =
      address;
    this.app.openAPIRegistry.registerPath({
      method,
      path,
      summary,
      tags: [tag],
      ...(description !== undefined && { description }),
      request: {
        ...(params && { params }),
        ...(query && { query }),
        ...(headers && { headers }),
        ...(body && { body: { required: true, content: contentOf(body) } }),
      },
      responses: {
        ...Object.fromEntries(
          Object.entries(answers).map(([status, { description, body }]) => [
            status,
            { description, ...(body && { content: contentOf(body) }) },
          ]),
        ),
        default: {
          description: `a problem${problems === undefined ? '' : `: ${problems.map((code) => `\`${code}\``).join(', ')}`}`,
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      },
    });
    const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
    this.app.on(method.toUpperCase(), route, (context) => {
      context.set('address', path);
      return handle(context);
    });
    const known = this.methods.get(route) ?? new Set();
    this.methods.set(route, known.add(method.toUpperCase()));
  }

  /** After the last address: other methods are refused with those that would do. */
  refuseOtherMethods(): void {
    for (const [route, methods] of this.methods) {
      const allowed = [...methods].join(', ');
      this.app.all(route, (context) => {
        context.header('allow', allowed);
        throw new ProblemError(
          'method-not-allowed',
          `\`${context.req.path}\` does not answer ${context.req.method}`,
          { hint: `use ${allowed}` },
        );
      });
    }
  }
}

function contentOf(body: Readonly<Record<string, z.ZodType>>) {
  return Object.fromEntries(Object.entries(body).map(([type, schema]) => [type, { schema }]));
}

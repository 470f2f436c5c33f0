import { z } from '@hono/zod-openapi';
import { discardDraft, publishDraft, readDraft, saveDraft, type Precondition } from '@redress/casework';
import type { Context } from 'hono';
import type { Addresses } from '../addresses.js';
import type { Desk } from '../app.js';
import { ProblemError } from '../problem.js';
import { readBody } from '../read-body.js';
import { draftSchema, versionSchema } from '../schemas/stored.js';

const params = z.object({ id: z.string() });
const saveDraftRequest = z
  .strictObject({ source: z.string(), base: z.int().min(1) })
  .openapi('SaveDraftRequest');
const publishRequest = z
  .strictObject({
    why: z.string().trim().min(1, 'say why, for the history').max(2_000),
    makeCurrent: z.boolean(),
  })
  .openapi('PublishRequest');
const matchHeaders = z.object({
  'if-match': z.string().optional().meta({ description: 'the ETag of the draft that you read' }),
});
const saveHeaders = matchHeaders.extend({
  'if-none-match': z.string().optional().meta({ description: '`*`: there is no draft yet' }),
});

/** The one draft of a policy, and its publishing. */
export function draftsRoute(addresses: Addresses, { contextOf }: Desk): void {
  const path = '/v1/policies/{id}/draft';
  addresses.add(
    {
      method: 'get',
      path,
      tag: 'drafts',
      summary: 'The draft of a policy with everything that is to be said about it',
      params,
      answers: {
        200: { description: 'the draft, with its ETag', body: { 'application/json': draftSchema } },
      },
      problems: ['unknown-policy', 'no-draft'],
    },
    async (context) => {
      const draft = await readDraft(contextOf(), idOf(context));
      context.header('etag', draft.etag);
      return context.json(draft);
    },
  );

  addresses.add(
    {
      method: 'put',
      path,
      tag: 'drafts',
      summary: 'Save the draft, also a broken one',
      description:
        '`If-None-Match: *` for the first save, `If-Match` with the ETag of the last one for each later.',
      params,
      headers: saveHeaders,
      body: { 'application/json': saveDraftRequest },
      answers: {
        200: { description: 'saved', body: { 'application/json': draftSchema } },
        201: { description: 'begun', body: { 'application/json': draftSchema } },
      },
      problems: ['unknown-policy', 'unknown-version', 'draft-changed', 'draft-precondition-missing'],
    },
    async (context) => {
      const precondition = preconditionOf(context);
      const draft = await saveDraft(
        contextOf(),
        idOf(context),
        await readBody(context, saveDraftRequest),
        precondition,
      );
      context.header('etag', draft.etag);
      return context.json(draft, precondition.kind === 'none' ? 201 : 200);
    },
  );

  addresses.add(
    {
      method: 'delete',
      path,
      tag: 'drafts',
      summary: 'Discard the draft',
      params,
      headers: matchHeaders,
      answers: { 204: { description: 'discarded' } },
      problems: ['unknown-policy', 'draft-changed', 'draft-precondition-missing'],
    },
    async (context) => {
      await discardDraft(contextOf(), idOf(context), matchOf(context));
      return context.body(null, 204);
    },
  );

  addresses.add(
    {
      method: 'post',
      path: '/v1/policies/{id}/versions',
      tag: 'drafts',
      summary: 'Publish the draft as the next version, for ever',
      description: 'The draft is gone then. With `makeCurrent` new cases are decided by it at once.',
      params,
      headers: matchHeaders,
      body: { 'application/json': publishRequest },
      answers: { 201: { description: 'the version', body: { 'application/json': versionSchema } } },
      problems: [
        'unknown-policy',
        'no-draft',
        'draft-changed',
        'draft-precondition-missing',
        'policy-refused',
        'policy-renamed',
        'version-unchanged',
      ],
    },
    async (context) => {
      const precondition = matchOf(context);
      const wanted = await readBody(context, publishRequest);
      const version = await publishDraft(contextOf(), idOf(context), wanted, precondition);
      context.header(
        'location',
        `/v1/policies/${encodeURIComponent(idOf(context))}/versions/${version.number}`,
      );
      return context.json(version, 201);
    },
  );
}

function idOf(context: Context): string {
  return context.req.param('id') ?? '';
}

function preconditionOf(context: Context): Precondition {
  return context.req.header('if-none-match')?.trim() === '*' ? { kind: 'none' } : matchOf(context);
}

function matchOf(context: Context): Precondition {
  const etag = context.req.header('if-match')?.trim();
  if (etag !== undefined && etag !== '') return { kind: 'match', etag };
  throw new ProblemError('draft-precondition-missing', 'the request does not say which draft it means', {
    hint: 'send `If-Match` with the ETag of the draft you read, or `If-None-Match: *` to begin one',
  });
}

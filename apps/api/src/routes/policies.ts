import { z } from '@hono/zod-openapi';
import {
  getPolicy,
  getVersion,
  listPolicies,
  listVersions,
  makeCurrent,
  policySchema,
} from '@redress/casework';
import type { Addresses } from '../addresses.js';
import type { Desk } from '../app.js';
import { checked, readBody } from '../read-body.js';
import {
  itemsOf,
  policyDetailSchema,
  policySummarySchema,
  versionDetailSchema,
  versionSchema,
} from '../schemas/stored.js';

const params = z.object({ id: z.string() });
const why = z.string().trim().min(1, 'say why, for the history').max(2_000);
const makeCurrentRequest = z.strictObject({ version: z.int().min(1), why }).openapi('MakeCurrentRequest');
const numberParam = z.object({ number: z.coerce.number().int().min(1) });

/** `/v1/policies`: what cases are decided by, and every version of it. */
export function policiesRoute(addresses: Addresses, { contextOf }: Desk): void {
  addresses.add(
    {
      method: 'get',
      path: '/v1/policies',
      tag: 'policies',
      summary: 'The policies, as their current versions say them',
      answers: { 200: { description: 'by id', body: { 'application/json': itemsOf(policySummarySchema) } } },
    },
    async (context) => context.json({ items: await listPolicies(contextOf()) }),
  );

  addresses.add(
    {
      method: 'get',
      path: '/v1/policies/{id}',
      tag: 'policies',
      summary: 'A policy with its titles in three languages and its own tests as samples',
      params,
      answers: { 200: { description: 'the policy', body: { 'application/json': policyDetailSchema } } },
      problems: ['unknown-policy'],
    },
    async (context) => context.json(await getPolicy(contextOf(), context.req.param('id') ?? '')),
  );

  addresses.add(
    {
      method: 'get',
      path: '/v1/policies/{id}/versions',
      tag: 'policies',
      summary: 'All its versions, the newest first',
      params,
      answers: { 200: { description: 'versions', body: { 'application/json': itemsOf(versionSchema) } } },
      problems: ['unknown-policy'],
    },
    async (context) =>
      context.json({ items: await listVersions(contextOf(), context.req.param('id') ?? '') }),
  );

  addresses.add(
    {
      method: 'get',
      path: '/v1/policies/{id}/versions/{number}',
      tag: 'policies',
      summary: 'One version with its text',
      params: params.extend({ number: z.int().min(1) }),
      answers: { 200: { description: 'the version', body: { 'application/json': versionDetailSchema } } },
      problems: ['unknown-policy', 'unknown-version'],
    },
    async (context) => {
      const { number } = checked({ number: context.req.param('number') }, numberParam, 'address');
      return context.json(await getVersion(contextOf(), context.req.param('id') ?? '', number));
    },
  );

  addresses.add(
    {
      method: 'put',
      path: '/v1/policies/{id}/current',
      tag: 'policies',
      summary: 'Put a version in use, also one that was before',
      description:
        'From now on it decides new cases received on the days on which it is in force (all, where its text says no `effective`). ' +
        'Cases that are stored keep the version that decided them.',
      params,
      body: { 'application/json': makeCurrentRequest },
      answers: {
        200: {
          description: 'the version, with the days it holds now',
          body: { 'application/json': versionSchema },
        },
      },
      problems: ['unknown-policy', 'unknown-version', 'version-unreadable'],
    },
    async (context) => {
      const wanted = await readBody(context, makeCurrentRequest);
      return context.json(await makeCurrent(contextOf(), context.req.param('id') ?? '', wanted));
    },
  );

  addresses.add(
    {
      method: 'get',
      path: '/v1/policy-schema',
      tag: 'policies',
      summary: 'What a policy may say, as a JSON Schema for editors',
      answers: { 200: { description: 'draft 2020-12', body: { 'application/json': z.looseObject({}) } } },
    },
    (context) => context.json(policySchema()),
  );
}

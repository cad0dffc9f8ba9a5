import { expect, test } from 'vitest';
import { readCdEvent } from './cd-event.ts';
import { toDeployment } from './to-deployment.ts';

const AT = '2026-11-21T08:00:00Z';

/** An event as the versions of the specification have it: 0.4 with `context.version`, 0.5 with `context.specversion`. */
function event(type: string, subject: object, more: { customData?: object; version?: object } = {}): unknown {
  const { customData, version = { version: '0.4.1' } } = more;
  return {
    context: { ...version, id: 'event-1', source: '/ci/prod', type, timestamp: AT },
    subject,
    ...(customData ? { customData, customDataContentType: 'application/json' } : {}),
  };
}
const service = (content: object) => ({ id: 'shop/cart', source: '/cluster', type: 'service', content });
const IMAGE = 'pkg:oci/cart@sha256%3A0f?repository_url=registry.example/shop&tag=1.4.2';

test.each([
  [
    'a deployment, 0.4',
    event(
      'dev.cdevents.service.deployed.0.2.0',
      service({ environment: { id: 'production' }, artifactId: IMAGE }),
    ),
    { activity: 'DEPLOY', state: 'SUCCEEDED', environment: 'production', version: '1.4.2', id: 'event-1' },
  ],
  [
    'a deployment, 0.5',
    event(
      'dev.cdevents.service.deployed.0.3.0',
      service({ environment: { id: 'e1', name: 'Production' }, artifactId: IMAGE }),
      {
        version: { specversion: '0.5.0' },
      },
    ),
    { subjects: ['shop/cart', 'registry.example/shop/cart', 'cart'], environment: 'Production' },
  ],
  ['an upgrade', event('dev.cdevents.service.upgraded.0.2.0', service({})), { activity: 'DEPLOY' }],
  ['a rollback', event('dev.cdevents.service.rolledback.0.2.0', service({})), { activity: 'ROLLBACK' }],
  ['a removal', event('dev.cdevents.service.removed.0.2.0', service({})), { activity: 'REMOVE' }],
  [
    'the start of a pipeline',
    event('dev.cdevents.pipelinerun.started.0.2.0', {
      id: '7',
      source: '/tekton',
      content: { pipelineName: 'cart-deploy' },
    }),
    { id: '/tekton pipelinerun 7', activity: 'DEPLOY', state: 'STARTED', subjects: ['cart-deploy'] },
  ],
  [
    'its end',
    event('dev.cdevents.pipelinerun.finished.0.2.0', {
      id: '7',
      source: '/tekton',
      content: { pipelineName: 'cart-deploy', outcome: 'failure', url: 'https://ci.example/7' },
    }),
    { id: '/tekton pipelinerun 7', state: 'FAILED', url: 'https://ci.example/7' },
  ],
  [
    'a build',
    event('dev.cdevents.build.finished.0.2.0', {
      id: '8',
      content: { artifactId: 'pkg:github/acme/cart@4f2' },
    }),
    {
      id: '/ci/prod build 8',
      activity: 'BUILD',
      state: 'SUCCEEDED',
      version: '4f2',
      subjects: ['https://github.com/acme/cart', 'acme/cart', 'cart'],
    },
  ],
  [
    'what the sender knows better',
    event(
      'dev.cdevents.pipelinerun.finished.0.2.0',
      { id: '9', content: { outcome: 'success', pipelineName: 'main' } },
      {
        customData: {
          entity: 'component:default/cart',
          activity: 'deploy',
          environment: 'staging',
          version: '2',
          commit: '4f2',
          actor: 'ada',
        },
      },
    ),
    {
      activity: 'DEPLOY',
      environment: 'staging',
      version: '2',
      commit: '4f2',
      actor: 'ada',
      subjects: ['component:default/cart', 'main'],
    },
  ],
  [
    'a link that is no web address',
    event('dev.cdevents.build.started.0.2.0', { id: '1', content: { url: 'javascript:alert(1)' } }),
    { url: null, state: 'STARTED' },
  ],
])('%s', (_what, data, expected) => {
  expect(toDeployment(readCdEvent(data))).toMatchObject({ at: '2026-11-21T08:00:00.000Z', ...expected });
});

test.each([
  'change.merged',
  'branch.created',
  'incident.detected',
  'pipelinerun.queued',
  'service.published',
])('%s says nothing of a deployment', (name) => {
  expect(toDeployment(readCdEvent(event(`dev.cdevents.${name}.0.2.0`, { id: '1' })))).toBeUndefined();
});

test.each([
  ['no data', undefined, 'data is missing: expected a map'],
  ['no subject', { context: {} }, 'subject'],
  [
    'another type',
    event('com.example.deployed', { id: '1' }),
    "context.type 'com.example.deployed': expected a CDEvents type",
  ],
  ['no id', event('dev.cdevents.build.started.0.2.0', {}), 'subject.id'],
  [
    'no time',
    {
      context: { id: '1', source: 's', type: 'dev.cdevents.build.started.0.2.0', timestamp: 'soon' },
      subject: { id: '1' },
    },
    "context.timestamp 'soon': expected a time of RFC 3339",
  ],
])('%s is refused', (_what, data, message) => {
  expect(() => readCdEvent(data)).toThrow(message);
});

import { randomUUID } from 'node:crypto';
import { Command, Option } from 'commander';
import { print } from '../print.ts';
import { clientOf } from './client-of.ts';

interface ReportOptions {
  readonly environment: string;
  readonly release?: string;
  readonly artifact?: string;
  readonly commit?: string;
  readonly link?: string;
  readonly actor?: string;
  readonly id?: string;
  readonly state: 'started' | 'succeeded' | 'failed';
  readonly rollback?: boolean;
  readonly source?: string;
  readonly json?: boolean;
}

export function deployCommand(): Command {
  const report = new Command('report')
    .description('tell that something was deployed; its checks then run')
    .argument('<what>', 'the service: its reference, or anything that who understands')
    .requiredOption('--environment <name>', 'where to, e.g. production')
    .option('--release <version>', 'the version that was deployed')
    .option('--artifact <purl>', 'what was deployed, as a package URL')
    .option('--commit <sha>', 'what it was made of')
    .option('--link <url>', 'where the deployment can be looked at')
    .option('--actor <name>', 'who set it off')
    .addOption(
      new Option('--state <state>', 'how far it is')
        .choices(['started', 'succeeded', 'failed'])
        .default('succeeded'),
    )
    .option('--id <id>', 'of the deployment, so that its start and its end are known to belong together')
    .option('--rollback', 'an earlier version was brought back')
    .option('--source <id>', 'the source of type ci that is told, where there are several')
    .option('--json', 'print JSON')
    .action(async (what: string, options: ReportOptions, command: Command) => {
      const path = options.source
        ? `/webhooks/cdevents/${encodeURIComponent(options.source)}`
        : '/webhooks/cdevents';
      const event = toCdEvent(what, options, new Date());
      const answer = await clientOf(command).post<{ taken: number }>(
        path,
        event,
        'application/cloudevents+json',
      );
      print(options.json, { ...answer, id: event.data.subject.id }, () => `${what}: told`);
    });
  return new Command('deploy').description('deployments').addCommand(report);
}

/** A run of a pipeline that deploys, as CDEvents 0.4 says it: it can begin, end well and end badly. */
export function toCdEvent(what: string, options: ReportOptions, now: Date) {
  const { state, id = randomUUID(), environment, release, artifact, commit, link, actor, rollback } = options;
  const type = `dev.cdevents.pipelinerun.${state === 'started' ? 'started' : 'finished'}.0.2.0`;
  const source = 'watchbill-cli';
  const eventId = randomUUID();
  const outcome = state === 'started' ? {} : { outcome: state === 'failed' ? 'failure' : 'success' };
  return {
    specversion: '1.0',
    id: eventId,
    source,
    type,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    data: {
      context: { version: '0.4.1', id: eventId, source, type, timestamp: now.toISOString() },
      subject: {
        id,
        source,
        type: 'pipelineRun',
        content: {
          pipelineName: rollback ? 'rollback' : 'deploy',
          ...(link ? { url: link } : {}),
          ...outcome,
        },
      },
      customDataContentType: 'application/json',
      customData: {
        entity: what,
        activity: rollback ? 'rollback' : 'deploy',
        environment,
        ...(release ? { version: release } : {}),
        ...(artifact ? { artifactId: artifact } : {}),
        ...(commit ? { commit } : {}),
        ...(actor ? { actor } : {}),
      },
    },
  };
}

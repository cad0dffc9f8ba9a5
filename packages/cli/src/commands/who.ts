import { Command } from 'commander';
import { EXIT, ExitError } from '../exit.ts';
import { stateText } from '../health-text.ts';
import { print } from '../print.ts';
import { clientOf } from './client-of.ts';

const WHO = `query Who($of: String!) {
  who(of: $of) {
    of tried
    candidates {
      entity { ref title health { state reason } runbooks { title url } }
      owner { ref title }
      people { ref title name }
      contacts { notifier target }
      confidence because
    }
  }
}`;

interface Named {
  readonly ref: string;
  readonly title: string | null;
}

interface Who {
  readonly of: string;
  readonly tried: readonly string[];
  readonly candidates: readonly {
    readonly entity: Named & {
      readonly health: { readonly state: string; readonly reason: string };
      readonly runbooks: readonly { readonly title: string; readonly url: string | null }[];
    };
    readonly owner: Named | null;
    readonly people: readonly (Named & { readonly name: string })[];
    readonly contacts: readonly { readonly notifier: string; readonly target: string }[];
    readonly because: string;
  }[];
}

export function whoCommand(): Command {
  return new Command('who')
    .description('whose is this? and how are they reached')
    .argument(
      '<anything...>',
      'a name, ref, repository, hostname, workload, image, address, Slack channel, or alert labels',
    )
    .option('--json', 'print JSON')
    .action(async (words: string[], { json }: { json?: boolean }, command: Command) => {
      const { who } = await clientOf(command).query<{ who: Who }>(WHO, { of: words.join(' ') });
      print(json, who, () => describe(who));
      if (who.candidates.length === 0) throw new ExitError(EXIT.failed);
    });
}

function describe({ of, tried, candidates }: Who): string {
  if (candidates.length === 0)
    return [`Nobody is known for '${of}'. Tried:`, ...tried.map((text) => `  ${text}`)].join('\n');
  return candidates
    .map(({ entity, owner, people, contacts, because }) => {
      const lines = [
        `${entity.title ?? entity.ref}  ${stateText(entity.health.state)}  ${entity.health.reason}`,
        `  ref      ${entity.ref}`,
        `  owner    ${owner ? `${owner.title ?? owner.ref} (${owner.ref})` : 'none'}`,
      ];
      if (people.length > 0)
        lines.push(`  people   ${people.map((person) => person.title ?? person.name).join(', ')}`);
      if (contacts.length > 0)
        lines.push(`  contact  ${contacts.map((to) => `${to.notifier}:${to.target}`).join(', ')}`);
      for (const { title, url } of entity.runbooks) lines.push(`  runbook  ${title}${url ? ` ${url}` : ''}`);
      return [...lines, `  because  ${because}`].join('\n');
    })
    .join('\n\n');
}

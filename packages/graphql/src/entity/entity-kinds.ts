import { builder } from '../builder.ts';
import { loadCheck } from '../check/load-check.ts';
import { CheckNode, EntityNode, type EntityThen } from '../node-refs.ts';
import { readFirst } from '../page.ts';
import { isPast, membersThen, ownedThen, partsThen } from './entity-then.ts';

const kind = (name: string) => builder.objectRef<EntityThen>(name);
const interfaces = [EntityNode];

kind('Component').implement({
  interfaces,
  description: 'A piece of software: a service, a site, a library.',
});
kind('Api').implement({ interfaces, description: 'An interface between components.' });
kind('Resource').implement({ interfaces, description: 'What components need to run: a database, a bucket.' });
kind('User').implement({ interfaces, description: 'A person.' });
kind('Location').implement({ interfaces, description: 'A pointer to more descriptors.' });
kind('OtherEntity').implement({
  interfaces,
  description: 'Any kind that has no type of its own; `kind` names it.',
});

kind('System').implement({
  interfaces,
  description: 'Components, APIs and resources that together do one thing.',
  fields: (t) => ({
    parts: t.field({
      type: [EntityNode],
      description: 'Its direct parts, by name. Its health is the worst of theirs.',
      resolve: (entity, _args, context) => partsThen(context, entity),
    }),
  }),
});

kind('Domain').implement({
  interfaces,
  description: 'Systems that serve one area of the business.',
  fields: (t) => ({
    parts: t.field({
      type: [EntityNode],
      description: 'Its systems and the domains below it, by name. Its health is the worst of theirs.',
      resolve: (entity, _args, context) => partsThen(context, entity),
    }),
  }),
});

kind('Group').implement({
  interfaces,
  description: 'A team, or a unit of teams.',
  fields: (t) => ({
    members: t.field({
      type: [EntityNode],
      description: 'Its users, by name.',
      args: {
        transitive: t.arg.boolean({
          defaultValue: false,
          description: 'Also those of the groups below it, at any depth.',
        }),
        first: t.arg.int({ description: 'How many at most, 1 to 500. All when left out.' }),
      },
      resolve: async (entity, { transitive, first }, context) => {
        const members = await membersThen(context, entity, transitive === true);
        return members.first(first == null ? Number.POSITIVE_INFINITY : readFirst(first));
      },
    }),
    memberCount: t.int({
      description: 'How many users it has.',
      args: { transitive: t.arg.boolean({ defaultValue: false, description: 'As in `members`.' }) },
      resolve: async (entity, { transitive }, context) =>
        (await membersThen(context, entity, transitive === true)).count,
    }),
    owns: t.field({
      type: [EntityNode],
      description: 'What it owns itself, by name; not what the groups below it own.',
      resolve: (entity, _args, context) => ownedThen(context, entity),
    }),
  }),
});

kind('CheckEntity').implement({
  interfaces,
  description: 'The descriptor of a check. `check` is the check at work.',
  fields: (t) => ({
    check: t.field({
      type: CheckNode,
      nullable: true,
      description:
        'Its schedule, health and runs. Null while its descriptor has faults that keep it from being scheduled, and for the past.',
      resolve: (entity, _args, context) => (isPast(entity) ? null : loadCheck(context, entity.ref)),
    }),
  }),
});

import { ANNOTATION, contactsOf, type Entity, profileOf } from '@watchbill/model';
import type { StatedIdentifier } from './identifier.ts';
import type { Interpretation } from './interpretation.ts';
import { readSlackChannel } from './slack-channel.ts';

const EMAIL = /^[^\s@<>,;:"/]+@[^\s@<>,;:"/]+\.[^\s@<>,;:"/]+$/;

/** How an owner is reached, and the Slack channels that anything links to. */
export function contactsAsIdentifiers(entity: Entity): readonly StatedIdentifier[] {
  const isOwner = ['group', 'user'].includes(entity.kind.toLowerCase());
  return [...(isOwner ? reached(entity) : []), ...slackLinks(entity)];
}

function reached(owner: Entity): readonly StatedIdentifier[] {
  const { email } = profileOf(owner);
  return contactsOf(owner).flatMap(({ notifier, target }): StatedIdentifier[] => {
    if (typeof target !== 'string') return [];
    const origin = target === email ? 'spec.profile.email' : `annotation ${ANNOTATION.notify}`;
    const value = target.trim().toLowerCase();
    const found: StatedIdentifier[] = [
      { type: 'contact', value: `${notifier}:${value}`.toLowerCase(), origin },
    ];
    if (EMAIL.test(value)) found.push({ type: 'email', value, origin });
    if (/slack/i.test(notifier) || value.startsWith('#'))
      found.push({ type: 'slack', value: readSlackChannel(value) ?? value, origin });
    return found;
  });
}

function slackLinks({ metadata: { links = [], annotations = {} } }: Entity): readonly StatedIdentifier[] {
  const linked = links.flatMap(({ url, title, type, icon }) => {
    const isSlack = type?.toLowerCase() === 'slack' || icon?.toLowerCase() === 'slack';
    const named = isSlack && title?.startsWith('#') ? [title] : [];
    return [url, ...named].map((text) => ({ text, origin: 'link' }));
  });
  const annotated = Object.entries(annotations)
    .filter(([key]) => key.toLowerCase().includes('slack'))
    .map(([key, text]) => ({
      text: /^[#/:]/.test(text) || text.includes('/') ? text : `#${text}`,
      origin: `annotation ${key}`,
    }));
  return [...linked, ...annotated].flatMap(({ text, origin }) => {
    const value = readSlackChannel(text);
    return value === undefined ? [] : [{ type: 'slack' as const, value, origin }];
  });
}

/** An e-mail address, a Slack channel, or a target as `watchbill.dev/notify` has it. */
export function recogniseContact(text: string): readonly Interpretation[] {
  const found: Interpretation[] = [];
  const email = (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text)
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
  if (EMAIL.test(email)) {
    const says = 'is its e-mail address';
    found.push({
      name: 'e-mail address',
      shown: email,
      lookUps: [{ type: 'email', value: email, confidence: 0.95, says }],
    });
  }
  const channel = readSlackChannel(text);
  if (channel !== undefined) {
    const says = 'is its Slack channel';
    const lookUps = [{ type: 'slack', value: channel, confidence: 0.9, says } as const];
    found.push({ name: 'Slack channel', shown: text.trim(), lookUps });
  }
  if (/^[\w.-]+:(?!\/\/)\S/.test(text)) {
    const says = 'is how it is told';
    const lookUps = [{ type: 'contact', value: text.toLowerCase(), confidence: 0.9, says } as const];
    found.push({ name: 'contact', shown: text, lookUps });
  }
  return found;
}

const FORMS: readonly RegExp[] = [
  /^(?:[\w-]*slack[\w-]*:)?#(?<channel>[^\s#,:<>|]{1,80})$/,
  /^[\w-]*slack[\w-]*:(?!\/\/)(?<channel>[^\s#,:<>|/]{1,80})$/,
  /^<#(?<channel>[a-z0-9]+)(?:\|[^>]*)?>$/,
  /^(?<channel>[cg][a-z0-9]{8,11})$/,
  /^https?:\/\/[\w.-]*slack\.com\/(?:archives|messages|app_redirect\?channel=)\/?(?<channel>[\w-]+)/,
  /^https?:\/\/app\.slack\.com\/client\/[\w-]+\/(?<channel>[\w-]+)/,
  /^slack:\/\/channel\?(?:.*&)?id=(?<channel>[\w-]+)/,
];
const HAS_DIGIT = /\d/;

/** The name or the id of a channel, in lower case without `#`, from all the forms in which Slack and people write it. */
export function readSlackChannel(text: string): string | undefined {
  const lower = text.trim().toLowerCase();
  for (const form of FORMS) {
    const channel = form.exec(lower)?.groups?.channel;
    if (channel === undefined) continue;
    // An id on its own has digits; without any it is a word.
    if (channel === lower && !HAS_DIGIT.test(channel)) continue;
    return channel;
  }
  return undefined;
}

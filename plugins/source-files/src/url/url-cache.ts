/** A text with what lets the far end say that it has not changed. */
export interface CachedText {
  /** Where it was found, after redirects. */
  readonly at: string;
  readonly text: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface UrlCache {
  get(url: string): CachedText | undefined;
  set(url: string, text: CachedText): void;
  drop(url: string): void;
}

/** Keeps the texts used last, up to a number of characters; what does not fit is read again, that is all. */
export function createUrlCache(maxCharacters: number): UrlCache {
  const texts = new Map<string, CachedText>();
  let characters = 0;
  const drop = (url: string) => {
    characters -= texts.get(url)?.text.length ?? 0;
    texts.delete(url);
  };
  return {
    get: (url) => {
      const found = texts.get(url);
      if (found) {
        texts.delete(url);
        texts.set(url, found);
      }
      return found;
    },
    set: (url, text) => {
      drop(url);
      if (text.etag === undefined && text.lastModified === undefined) return;
      texts.set(url, text);
      characters += text.text.length;
      for (const [oldest] of texts) {
        if (characters <= maxCharacters) break;
        drop(oldest);
      }
    },
    drop,
  };
}

import { Icon } from '@watchbill/ui-kit';
import { useEffect, useRef, useState } from 'react';
import styles from './search-box.module.css';

const TYPING_MS = 250;

interface SearchBoxProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Tells what was typed once the typing rests. `/` leads here from anywhere on the page. */
export function SearchBox({ text, onChange }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const told = useRef(text);

  // The address changed by other means: a link, or going back.
  useEffect(() => {
    if (text === told.current) return;
    told.current = text;
    setTyped(text);
  }, [text]);

  useEffect(() => {
    const rested = typed.trim();
    if (rested === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = rested;
      onChange(rested);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, onChange]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <label className={styles.box}>
      <Icon name="search" />
      <input
        ref={input}
        className={styles.input}
        type="search"
        placeholder="Search names, titles, descriptions"
        aria-label="Search the catalog"
        aria-keyshortcuts="/"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
      />
      <kbd className={styles.key}>/</kbd>
    </label>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|select|textarea)$/i.test(target.tagName))
  );
}

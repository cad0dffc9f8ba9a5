import { exceededLimit, parseLimited } from '@watchbill/graphql';
import type { Plugin } from 'graphql-yoga';

/** Answers queries that are too long, too deep or too costly with why, before anything is read for them. */
export const limitQueries: Plugin = {
  onParse: ({ setParseFn }) => setParseFn(parseLimited),
  onExecute: ({ args, setResultAndStopExecution }) => {
    const error = exceededLimit(args);
    if (error) setResultAndStopExecution({ errors: [error] });
  },
  onSubscribe: ({ args, setResultAndStopExecution }) => {
    const error = exceededLimit(args);
    if (error) setResultAndStopExecution({ errors: [error] });
  },
};

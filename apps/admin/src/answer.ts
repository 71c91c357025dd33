// A query whose data is undefined until it is there: reading it never suspends the page, so open forms stay open.
import type { QueryKey } from "@tanstack/solid-query";
import { useQuery } from "@tanstack/solid-query";

export interface AnswerOptions<T> {
  readonly queryKey: QueryKey;
  readonly queryFn: () => Promise<T> | T;
  readonly enabled?: boolean;
  readonly staleTime?: number;
  /** Milliseconds that an answer is kept once nobody shows it. */
  readonly gcTime?: number;
  /** Keeps showing the answer to the question before while the next one is under way. */
  readonly keepsPrevious?: boolean;
}

export interface Answer<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly isFetching: boolean;
  readonly refetch: () => void;
}

export function useAnswer<T>(options: () => AnswerOptions<T>): Answer<T> {
  const query = useQuery<T, unknown>(() => {
    const { keepsPrevious, ...rest } = options();
    return keepsPrevious
      ? { ...rest, placeholderData: (previous: T | undefined) => previous as never }
      : rest;
  });
  return {
    get data() {
      return query.isSuccess || query.isRefetchError ? query.data : undefined;
    },
    get error() {
      return query.error;
    },
    get isError() {
      return query.isError;
    },
    get isFetching() {
      return query.isFetching;
    },
    refetch: () => void query.refetch(),
  };
}

// The branches that this person may see, for filters and forms.
import type { Option } from "@miaopu/ui";
import { useAnswer } from "../answer.ts";
import { api } from "../api.ts";
import { mayDo, useSession } from "../session/session.ts";

export function useBranches() {
  const session = useSession();
  return useAnswer(() => ({
    queryKey: ["branches"],
    queryFn: () => api.organisation.branches.query(),
    staleTime: 300_000,
    enabled: mayDo(session(), "organisation.read"),
  }));
}

export const branchOptions = (
  branches: readonly { readonly id: string; readonly name: string }[] | undefined,
): readonly Option[] => (branches ?? []).map(({ id, name }) => ({ value: id, label: name }));

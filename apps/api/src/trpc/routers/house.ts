// The house itself, for its system admin: room, backups, an examination.
import { backUpNow, examineHouse, houseStatus } from "../../use-cases/house.ts";
import { may, mayWriteApart, router } from "../init.ts";
import { answer } from "../refuse.ts";

export const houseRouter = router({
  status: may("house.read").query(({ ctx }) => answer(houseStatus(ctx.asking))),
  examine: may("house.read").query(({ ctx }) => answer(examineHouse(ctx.asking))),
  backUp: mayWriteApart("house.keep").mutation(({ ctx }) => answer(backUpNow(ctx.asking))),
});

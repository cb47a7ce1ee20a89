import { expect, test } from "vitest";
import { createAudit } from "../audit/audit.service.ts";
import { describeOnEachDatabase, describeOnEachWorld } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";
import { describeApprovals } from "./approvals.contract.ts";

describeOnEachWorld("approvals", describeApprovals);

describeOnEachDatabase("approvals as they are kept", (world, database) => {
  test("AP7 why something was asked for is sealed, and the trace has ids only; its chain holds", async () => {
    const userId = await world().addUser("Senior");
    await world().setRole(userId, "senior_moderator");
    const by = { userId, role: "senior_moderator" } as const;
    valueOf(
      await world().restrictions.askApproval(by, { what: "audit", fromMs: 0, toMs: 1, reason: "MARKER, to try" }),
    );
    const kept = `
      select jsonb_agg(it)::text as text from (
        select to_jsonb(approvals) as it from approvals union all select to_jsonb(audit_entries) from audit_entries
      ) as all_of`;
    const [row] = await database().rows<{ text: string }>(kept);
    expect(row?.text).toContain("ask_approval");
    expect(row?.text).not.toContain("MARKER");
    expect(await createAudit({ database: database() }).verify([])).toMatchObject({ ok: true });
  });
});

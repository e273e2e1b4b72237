import * as assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openJournal } from "../../demo/publish/journal";
import { inFolder } from "./support";

describe("the publisher's journal", () => {
  it("knows after a crash which step is in doubt", () =>
    inFolder(async (folder) => {
      const path = join(folder, "journal");
      const first = openJournal(path);
      first.begin(0);
      first.finish(0, "chat", { "shard-0": "5" });
      first.begin(1);
      first.close();
      const second = openJournal(path);
      assert.deepEqual([...second.done], [0]);
      assert.equal(second.inDoubt, 1);
      assert.deepEqual(second.positions.get("chat"), { "shard-0": "5" });
      second.close();
    }));

  it("takes a line that was cut off as never written, and writes on behind it", () =>
    inFolder(async (folder) => {
      const path = join(folder, "journal");
      writeFileSync(path, '{"begin":0}\n{"done":0}\n{"begin":1}\n{"do');
      const journal = openJournal(path);
      assert.equal(journal.inDoubt, 1);
      journal.finish(1);
      journal.close();
      const again = openJournal(path);
      assert.deepEqual([[...again.done], again.inDoubt], [[0, 1], undefined]);
      again.close();
    }));
});

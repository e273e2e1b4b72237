import { join } from "node:path";
import { enginePack } from "./engine";
import { RULES } from "./policies";
import { serve } from "./server/serve";
import { settingsFolder } from "./settings/load";

serve(enginePack(RULES, settingsFolder(join(__dirname, "stacks"))));

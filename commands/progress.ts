/** Where progress goes: one line that redraws on a terminal, one plain line per message otherwise. */
export interface Progress {
  /** The step that runs now; on a terminal it replaces the line before it. */
  step(message: string): void;
  /** A line that stays. */
  line(message: string): void;
  /** Ends the redrawn line so that what follows starts on a line of its own. */
  end(): void;
}

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Terminals redraw this often at most, in milliseconds, to keep the elapsed seconds moving. */
const REDRAW_MS = 1000;

/** Elsewhere a long phase is heard of this often, in milliseconds. */
const REPEAT_MS = 10_000;

/**
 * Progress on stderr, so that stdout holds results only. On a terminal the step shows its elapsed seconds after
 * two. Elsewhere the first step of each phase is printed (its phase is the text before the first colon), then one
 * every ten seconds.
 */
export function createProgress(stream: Terminal = process.stderr): Progress {
  return stream.isTTY ? terminalProgress(stream) : plainProgress(stream);
}

function plainProgress(stream: Terminal): Progress {
  let phase = "";
  let since = 0;
  return {
    step(message) {
      const [name = ""] = message.split(":");
      if (name === phase && Date.now() - since < REPEAT_MS) return;
      [phase, since] = [name, Date.now()];
      stream.write(`${message}\n`);
    },
    line: (message) => void stream.write(`${message}\n`),
    end: () => undefined,
  };
}

function terminalProgress(stream: Terminal): Progress {
  let current: { message: string; since: number } | undefined;
  let timer: NodeJS.Timeout | undefined;
  const clear = () => stream.write("\r\u001b[2K");
  const draw = () => {
    if (!current) return;
    const seconds = Math.floor((Date.now() - current.since) / 1000);
    const text = seconds < 2 ? current.message : `${current.message} (${seconds} s)`;
    clear();
    stream.write(text.slice(0, (stream.columns ?? 80) - 1));
  };
  const end = () => {
    if (current) clear();
    current = undefined;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    step(message) {
      if (current?.message !== message) current = { message, since: Date.now() };
      timer ??= setInterval(draw, REDRAW_MS).unref();
      draw();
    },
    line(message) {
      if (current) clear();
      stream.write(`${message}\n`);
      draw();
    },
    end,
  };
}

/** Prints what a command is doing: `[3/7] Chuẩn bị cơ sở dữ liệu… xong (1,2 s)`. */
export interface Progress {
  /** Runs one numbered step; what it returns may name the outcome in place of "xong". */
  step<T>(
    title: string,
    work: (note: (text: string) => void) => Promise<T>,
    outcome?: (result: T) => string,
  ): Promise<T>;
  say(line: string): void;
}

export function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).replace(".", ",")} s`;
}

export function createProgress(steps: number, stream: NodeJS.WriteStream = process.stdout): Progress {
  let number = 0;
  return {
    say: (line) => void stream.write(`${line}\n`),
    async step(title, work, outcome = () => "xong") {
      number += 1;
      const startedAt = Date.now();
      stream.write(`[${number}/${steps}] ${title}…`);
      let isLineOpen = true;
      let lastNoteAt = startedAt;
      const closeLine = () => {
        if (isLineOpen) stream.write("\n");
        isLineOpen = false;
      };
      const note = (text: string) => {
        if (Date.now() - lastNoteAt < 1000) return;
        lastNoteAt = Date.now();
        closeLine();
        stream.write(`      ${text}\n`);
      };
      // A step that has nothing to tell still shows that it lives.
      const ticker = setInterval(() => {
        if (Date.now() - lastNoteAt >= 5000) note(`… ${secondsText(Date.now() - startedAt)}`);
      }, 1000);
      try {
        const result = await work(note);
        stream.write(
          `${isLineOpen ? "" : "     "} ${outcome(result)} (${secondsText(Date.now() - startedAt)})\n`,
        );
        return result;
      } catch (error) {
        closeLine();
        throw error;
      } finally {
        clearInterval(ticker);
      }
    },
  };
}

/** Something the person at the keyboard can mend: printed as a sentence, without a stack. */
export class StopSentence extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "StopSentence";
  }
}

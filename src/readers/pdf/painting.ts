import { hasRightToLeft } from "./bidi.ts";
import { type Box, bulletWords, isDot } from "./bullets.ts";
import { plainGlyph } from "./glyphs.ts";
import type { Matrix } from "./matrix.ts";
import type { Rule, Word } from "./types.ts";

interface Style {
  bold: boolean;
  tag: number | null;
  artifact: boolean;
  hidden: boolean;
  white: boolean;
}

/** Bounds on what is kept of one page. */
const mostWords = 60_000;
const mostRules = 20_000;

const combining = /^\p{M}+$/u;

/** A gap inside one painted string, in em, from which it separates words even without a space glyph. */
const gapInString = 0.2;

/** Collects the words, rules and hidden text of a page while its operators are followed. */
export class Painting {
  readonly words: Word[] = [];
  readonly rules: Rule[] = [];
  readonly hidden: string[] = [];
  /** Letters painted by quarter turn: 0, 90, 180, 270 degrees clockwise on the page. */
  readonly turns: [number, number, number, number] = [0, 0, 0, 0];
  images = 0;
  private readonly dots: Box[] = [];
  private readonly width: number;
  private readonly height: number;
  private readonly dark: Box[] = [];
  private style: Style = { bold: false, tag: null, artifact: false, hidden: false, white: false };
  private word: Word | null = null;
  private tail: { x: number; y: number; spaced: boolean } | null = null;
  private secret = "";
  private size = 0;
  private turn = 0;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  /** A string begins in this style, its unit square placed so. */
  begin(style: Style, placed: Matrix): void {
    this.style = style;
    this.size = Math.hypot(placed[2], placed[3]);
    this.turn = (Math.round(Math.atan2(placed[1], placed[0]) / (Math.PI / 2)) + 4) % 4;
  }

  /** A glyph is painted at `x` (em) along the baseline of `placed`, `advance` em wide. */
  glyph(unicode: string, placed: Matrix, x: number, advance: number): void {
    const text = plainGlyph(unicode);
    const px = placed[0] * x + placed[4];
    const py = placed[1] * x + placed[5];
    const ex = placed[0] * (x + advance) + placed[4];
    const { size, turn } = this;
    if (text !== "" && text !== " ") this.turns[turn as 0 | 1 | 2 | 3] += 1;
    if (text === "" || turn !== 0 || this.isHidden(px, py, size)) {
      if (text !== "" && turn === 0) this.keepSecret(text);
      return;
    }
    const last = this.word;
    if (last && combining.test(text)) {
      // A vowel sign or accent belongs to the letter painted before it, wherever it hangs.
      last.text += text;
      if (last.glyphs) last.glyphs.push(`${last.glyphs.pop() ?? ""}${text}`);
      return;
    }
    const near = this.tail !== null && Math.abs(this.tail.y - py) < size * 0.1;
    if (text === " ") {
      if (this.word && near) this.word.spaceAfter = true;
      this.finish();
      this.tail = { x: ex, y: py, spaced: true };
      return;
    }
    const gap = this.tail ? px - this.tail.x : 0;
    const word = this.word;
    const goesOn = word && near && word.size === size && word.bold === this.style.bold && word.tag === this.style.tag;
    if (goesOn && Math.abs(gap) < gapInString * size) {
      // Glyphs are kept one by one only where right-to-left letters will have to be turned round.
      if (!word.glyphs && hasRightToLeft(text)) word.glyphs = [...word.text];
      word.text += text;
      word.glyphs?.push(text);
      word.x1 = Math.max(word.x1, ex);
    } else {
      this.finish();
      const spaceBefore = near && this.tail?.spaced === true && Math.abs(gap) < 2 * size;
      const { bold, tag, artifact } = this.style;
      this.word = {
        text,
        glyphs: hasRightToLeft(text) ? [text] : null,
        x: px,
        x1: ex,
        y: py,
        size,
        bold,
        spaceBefore,
        spaceAfter: false,
        tag,
        artifact,
      };
    }
    this.tail = { x: ex, y: py, spaced: false };
  }

  /** A string ends. */
  end(): void {
    if (this.secret.length > 0 && !this.secret.endsWith(" ")) this.secret += " ";
  }

  /** The page ends. */
  close(): void {
    this.finish();
    this.words.push(...bulletWords(this.dots, this.words));
    if (this.secret.trim() !== "") this.hidden.push(this.secret.trim());
    this.secret = "";
  }

  filled(box: Box, fill: string): void {
    if (isDot(box)) this.dots.push(box);
    else if (isThin(box)) this.addRule(box);
    else if (fill !== "#ffffff") this.dark.push(box);
  }

  stroked(box: Box): void {
    const [x0, y0, x1, y1] = box;
    if (isThin(box)) this.addRule(box);
    else
      for (const side of [
        [x0, y0, x1, y0],
        [x0, y1, x1, y1],
        [x0, y0, x0, y1],
        [x1, y0, x1, y1],
      ] as Box[])
        this.addRule(side);
  }

  image(box: Box): void {
    this.images += 1;
    this.dark.push(box);
  }

  private isHidden(x: number, y: number, size: number): boolean {
    if (this.style.hidden || size < 0.8) return true;
    if (x < -2 || y < -2 || x > this.width + 2 || y > this.height + size) return true;
    if (!this.style.white) return false;
    return !this.dark.some(([x0, y0, x1, y1]) => x >= x0 - 1 && x <= x1 + 1 && y >= y0 - 1 && y - size / 2 <= y1 + 1);
  }

  private keepSecret(text: string): void {
    if (this.secret.length < 100_000) this.secret += text;
  }

  private finish(): void {
    if (this.word && this.words.length < mostWords) {
      this.words.push(this.word);
    }
    this.word = null;
  }

  private addRule([x0, y0, x1, y1]: Box): void {
    if (this.rules.length < mostRules && Math.max(x1 - x0, y1 - y0) > 3) this.rules.push({ x0, y0, x1, y1 });
  }
}

function isThin([x0, y0, x1, y1]: Box): boolean {
  return Math.min(x1 - x0, y1 - y0) <= 2.5;
}

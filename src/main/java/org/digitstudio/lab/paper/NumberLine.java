package org.digitstudio.lab.paper;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.ink.Box;

/** A number with the signs around it, laid out on a line. */
final class NumberLine {
  /**
   * A digit or sign of the line. Lengths are in heights of a digit.
   *
   * @param size height
   * @param raise distance of its lower edge above the baseline
   * @param gap gap to the token before
   */
  record Token(Glyph glyph, float size, float raise, float gap) {
    boolean isDigit() {
      return glyph.label() != Glyph.NO_DIGIT;
    }
  }

  private final List<Token> tokens;
  private final LineStyle style;

  NumberLine(List<Token> tokens, LineStyle style) {
    this.tokens = List.copyOf(tokens);
    this.style = style;
  }

  /** Lays out a number without signs. */
  static NumberLine plain(String number, LineStyle style, PageRandom random) {
    List<Token> tokens = new ArrayList<>();
    for (char digit : number.toCharArray()) {
      tokens.add(digit(digit - '0', style, random));
    }
    return new NumberLine(tokens, style);
  }

  static Token digit(int digit, LineStyle style, PageRandom random) {
    float size = Math.max(0.5f, 1 + random.around(0, style.heightSpread()));
    return new Token(
        style.handwriting().digit(digit, random),
        size,
        random.around(0, style.heightSpread() * 0.6),
        style.gap() + random.around(0, style.gapSpread()));
  }

  /** Returns the width in pixels. */
  float width() {
    float width = 0;
    for (Token token : tokens) {
      width += advance(token) + token.gap;
    }
    return (width - tokens.getFirst().gap) * style.height();
  }

  private float advance(Token token) {
    float stretch = token.isDigit() ? style.shape().stretch() : 1;
    float pen = 2 * style.pen().radius() / style.height();
    return token.glyph.aspect() * token.size * stretch + pen;
  }

  float height() {
    return style.height();
  }

  /** Draws the line from {@code x} on a baseline at {@code y} and returns its digits. */
  List<PlacedDigit> write(Scene scene, float x, float y, int number, PageRandom random) {
    List<PlacedDigit> digits = new ArrayList<>();
    float h = style.height();
    float along = -tokens.getFirst().gap * h;
    float cos = (float) Math.cos(style.slope());
    float sin = (float) Math.sin(style.slope());
    Box before = null;
    boolean zeroBefore = false;
    for (Token token : tokens) {
      along += token.gap * h;
      float px = x + along * cos + style.pen().radius();
      float py = y + along * sin - token.raise * h;
      Placement.GlyphShape shape =
          token.isDigit() ? style.shape().another(random) : Placement.GlyphShape.PLAIN;
      Placement placement = new Placement(px, py, token.size * h, shape, random);
      Box box =
          token.glyph.draw(
              token.isDigit() ? scene.digits : scene.marks, placement, style.pen(), random);
      along += advance(token) * h;
      if (token.isDigit()) {
        digits.add(new PlacedDigit(token.glyph.label(), box, number));
        boolean zero = token.glyph.label() == 0;
        float likely = style.joins() * (zero && zeroBefore ? 1.3f : 0.5f);
        if (before != null && random.of(likely)) {
          join(scene.digits, before, box, random);
        }
        before = box;
        zeroBefore = zero;
      } else {
        before = null;
      }
    }
    return digits;
  }

  /** Draws a joining stroke from one digit to the next. */
  private void join(InkLayer page, Box left, Box right, PageRandom random) {
    boolean high = random.of(0.75);
    float v0 = high ? random.between(0, 0.35) : random.between(0.8, 1);
    float v1 = high ? random.between(0, 0.4) : random.between(0.5, 1);
    float x0 = left.right() - random.between(0, 0.45) * left.width();
    float y0 = left.y() + v0 * left.height();
    float x1 = right.x() + random.between(0, 0.45) * right.width();
    float y1 = right.y() + v1 * right.height();
    float sag = random.around(0.05, 0.1) * style.height();
    PenTip tip = new PenTip(page, style.pen(), random);
    for (int i = 0; i <= 8; i++) {
      float t = i / 8f;
      tip.to(x0 + t * (x1 - x0), y0 + t * (y1 - y0) + 4 * t * (1 - t) * sag);
    }
  }
}

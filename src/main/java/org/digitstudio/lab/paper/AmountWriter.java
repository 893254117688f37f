package org.digitstudio.lab.paper;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.lab.paper.NumberLine.Token;

/** Writes numbers as people write amounts: grouped by thousands, with signs before and behind. */
final class AmountWriter {
  private final GlyphBook book;

  AmountWriter(GlyphBook book) {
    this.book = book;
  }

  /** A number of {@code length} digits as amounts have them: zeros are common at the end. */
  static String amount(int length, Chance chance) {
    StringBuilder number = new StringBuilder();
    int zeros = chance.of(0.5) ? chance.below(length) : 0;
    for (int i = 0; i < length; i++) {
      boolean zero = i >= length - zeros && i > 0;
      number.append(zero ? 0 : i == 0 ? chance.from(1, 9) : chance.below(10));
    }
    return number.toString();
  }

  /** Arranges a number with groups and signs. */
  NumberLine line(String number, LineStyle style, Chance chance) {
    List<Token> tokens = new ArrayList<>();
    if (chance.of(0.45)) {
      before(tokens, style, chance);
    }
    boolean grouped = number.length() > 3 && chance.of(0.65);
    boolean raised = chance.of(0.08);
    boolean hadCents = number.length() > 3 && chance.of(0.12);
    int cents = hadCents ? 2 : 0;
    boolean small = hadCents && chance.of(0.4);
    int groupKind = chance.weighted(5, 3, 0.6);
    for (int i = 0; i < number.length(); i++) {
      int left = number.length() - i - cents;
      if (i > 0 && left == 0) {
        tokens.add(chance.of(0.5) ? comma(style, chance) : dot(false, style, chance));
      } else if (grouped && i > 0 && left > 0 && left % 3 == 0) {
        tokens.add(
            groupKind == 0
                ? dot(raised, style, chance)
                : groupKind == 1 ? comma(style, chance) : apostrophe(chance));
      }
      Token digit = NumberLine.digit(number.charAt(i) - '0', style, chance);
      if (small && left <= 0) {
        float size = digit.size() * chance.between(0.55, 0.8);
        digit = new Token(digit.glyph(), size, 1 - size + chance.around(0, 0.05), digit.gap());
      }
      tokens.add(digit);
    }
    if (chance.of(0.55)) {
      behind(tokens, style, chance);
    }
    return new NumberLine(tokens, style);
  }

  private void before(List<Token> tokens, LineStyle style, Chance chance) {
    switch (chance.weighted(4, 2, 1, 2, book.hasLetters() ? 2 : 0)) {
      case 0 -> tokens.add(sign(chance.between(0.8, 1.4), chance));
      case 1 -> {
        tokens.add(dash(chance.between(0.1, 0.3), style, chance));
        if (chance.of(0.5)) {
          tokens.add(dash(chance.between(0.1, 0.3), style, chance));
        }
      }
      case 2 -> {
        tokens.add(sign(chance.between(0.5, 1), chance));
        tokens.add(sign(chance.between(0.5, 1), chance));
      }
      case 3 -> tokens.add(dash(chance.between(0.3, 1), style, chance));
      default -> {
        for (int i = chance.from(1, 3); i > 0; i--) {
          float size = chance.between(0.5, 1.1);
          tokens.add(new Token(book.mark(chance), size, chance.around(0, 0.1), gap(chance)));
        }
      }
    }
  }

  private void behind(List<Token> tokens, LineStyle style, Chance chance) {
    if (chance.of(0.35)) {
      tokens.add(dot(false, style, chance));
    }
    switch (chance.weighted(4, 2, 1.5, 2, 1, 0.7)) {
      case 0 -> tokens.add(dash(chance.between(0.12, 0.4), style, chance));
      case 1 -> tokens.add(dash(chance.between(0.4, 2), style, chance));
      case 2 -> {
        for (int i = chance.from(2, 3); i > 0; i--) {
          tokens.add(dash(chance.between(0.1, 0.35), style, chance));
        }
      }
      case 3 -> tokens.add(sign(chance.between(0.6, 1.3), chance));
      case 4 -> {
        float size = chance.between(1.2, 1.7);
        tokens.add(new Token(StrokeFont.slash(chance), size, -0.15f, gap(chance)));
      }
      default -> {
        for (int i = chance.from(1, 3); i > 0; i--) {
          float size = chance.between(0.5, 1.1);
          tokens.add(new Token(book.mark(chance), size, chance.around(0, 0.1), gap(chance)));
        }
      }
    }
  }

  private static float gap(Chance chance) {
    return chance.between(0.05, 0.5);
  }

  private Token sign(double size, Chance chance) {
    return new Token(book.sign(chance), (float) size, chance.around(-0.05, 0.1), gap(chance));
  }

  private static Token dash(double size, LineStyle style, Chance chance) {
    float raise = chance.around(0.45, 0.12) - (float) size / 2;
    return new Token(StrokeFont.dash(chance), (float) size, raise, gap(chance));
  }

  private static Token dot(boolean raised, LineStyle style, Chance chance) {
    float pen = style.pen().radius() / style.height();
    float raise = raised ? chance.between(0.3, 0.6) : chance.around(0, 0.06);
    float size = chance.of(0.6) ? 0.02f : chance.between(0.04, 0.12);
    StrokeGlyph glyph =
        StrokeGlyph.of(Glyph.NO_DIGIT, new float[][] {{0, 0, chance.between(-1, 1), 1, 0, 1.5f}});
    return new Token(glyph, size, raise - size / 2 + pen, chance.around(0.1, 0.06));
  }

  private static Token comma(LineStyle style, Chance chance) {
    float size = chance.between(0.1, 0.35);
    StrokeGlyph glyph =
        StrokeGlyph.of(
            Glyph.NO_DIGIT,
            new float[][] {{3, 0, 3 + chance.between(-1, 1), 5, chance.between(-4, 3), 10}});
    return new Token(glyph, size, chance.around(-0.6, 0.15) * size, chance.around(0.08, 0.05));
  }

  private static Token apostrophe(Chance chance) {
    StrokeGlyph glyph =
        StrokeGlyph.of(Glyph.NO_DIGIT, new float[][] {{3, 0, chance.between(0, 4), 10}});
    float size = chance.between(0.12, 0.3);
    return new Token(glyph, size, 1 - size + chance.around(0, 0.08), chance.around(0.08, 0.05));
  }
}

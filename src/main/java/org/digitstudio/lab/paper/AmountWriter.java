package org.digitstudio.lab.paper;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.lab.paper.NumberLine.Token;

/** Lays out numbers as amounts: grouped by thousands, with signs before and after. */
final class AmountWriter {
  private final GlyphBook book;

  AmountWriter(GlyphBook book) {
    this.book = book;
  }

  /** Returns a number of {@code length} digits with frequent trailing zeros, as amounts have. */
  static String amount(int length, PageRandom random) {
    StringBuilder number = new StringBuilder();
    int zeros = random.of(0.5) ? random.below(length) : 0;
    for (int i = 0; i < length; i++) {
      boolean zero = i >= length - zeros && i > 0;
      number.append(zero ? 0 : i == 0 ? random.from(1, 9) : random.below(10));
    }
    return number.toString();
  }

  /** Lays out a number with groups and signs. */
  NumberLine line(String number, LineStyle style, PageRandom random) {
    List<Token> tokens = new ArrayList<>();
    if (random.of(0.45)) {
      before(tokens, style, random);
    }
    boolean grouped = number.length() > 3 && random.of(0.65);
    boolean raised = random.of(0.08);
    boolean hadCents = number.length() > 3 && random.of(0.12);
    int cents = hadCents ? 2 : 0;
    boolean small = hadCents && random.of(0.4);
    int groupKind = random.weighted(5, 3, 0.6);
    for (int i = 0; i < number.length(); i++) {
      int left = number.length() - i - cents;
      if (i > 0 && left == 0) {
        tokens.add(random.of(0.5) ? comma(style, random) : dot(false, style, random));
      } else if (grouped && i > 0 && left > 0 && left % 3 == 0) {
        tokens.add(
            groupKind == 0
                ? dot(raised, style, random)
                : groupKind == 1 ? comma(style, random) : apostrophe(random));
      }
      Token digit = NumberLine.digit(number.charAt(i) - '0', style, random);
      if (small && left <= 0) {
        float size = digit.size() * random.between(0.55, 0.8);
        digit = new Token(digit.glyph(), size, 1 - size + random.around(0, 0.05), digit.gap());
      }
      tokens.add(digit);
    }
    if (random.of(0.55)) {
      behind(tokens, style, random);
    }
    return new NumberLine(tokens, style);
  }

  private void before(List<Token> tokens, LineStyle style, PageRandom random) {
    switch (random.weighted(4, 2, 1, 2, book.hasLetters() ? 2 : 0)) {
      case 0 -> tokens.add(sign(random.between(0.8, 1.4), random));
      case 1 -> {
        tokens.add(dash(random.between(0.1, 0.3), style, random));
        if (random.of(0.5)) {
          tokens.add(dash(random.between(0.1, 0.3), style, random));
        }
      }
      case 2 -> {
        tokens.add(sign(random.between(0.5, 1), random));
        tokens.add(sign(random.between(0.5, 1), random));
      }
      case 3 -> tokens.add(dash(random.between(0.3, 1), style, random));
      default -> {
        for (int i = random.from(1, 3); i > 0; i--) {
          float size = random.between(0.5, 1.1);
          tokens.add(new Token(book.mark(random), size, random.around(0, 0.1), gap(random)));
        }
      }
    }
  }

  private void behind(List<Token> tokens, LineStyle style, PageRandom random) {
    if (random.of(0.35)) {
      tokens.add(dot(false, style, random));
    }
    switch (random.weighted(4, 2, 1.5, 2, 1, 0.7)) {
      case 0 -> tokens.add(dash(random.between(0.12, 0.4), style, random));
      case 1 -> tokens.add(dash(random.between(0.4, 2), style, random));
      case 2 -> {
        for (int i = random.from(2, 3); i > 0; i--) {
          tokens.add(dash(random.between(0.1, 0.35), style, random));
        }
      }
      case 3 -> tokens.add(sign(random.between(0.6, 1.3), random));
      case 4 -> {
        float size = random.between(1.2, 1.7);
        tokens.add(new Token(StrokeFont.slash(random), size, -0.15f, gap(random)));
      }
      default -> {
        for (int i = random.from(1, 3); i > 0; i--) {
          float size = random.between(0.5, 1.1);
          tokens.add(new Token(book.mark(random), size, random.around(0, 0.1), gap(random)));
        }
      }
    }
  }

  private static float gap(PageRandom random) {
    return random.between(0.05, 0.5);
  }

  private Token sign(double size, PageRandom random) {
    return new Token(book.sign(random), (float) size, random.around(-0.05, 0.1), gap(random));
  }

  private static Token dash(double size, LineStyle style, PageRandom random) {
    float raise = random.around(0.45, 0.12) - (float) size / 2;
    return new Token(StrokeFont.dash(random), (float) size, raise, gap(random));
  }

  private static Token dot(boolean raised, LineStyle style, PageRandom random) {
    float pen = style.pen().radius() / style.height();
    float raise = raised ? random.between(0.3, 0.6) : random.around(0, 0.06);
    float size = random.of(0.6) ? 0.02f : random.between(0.04, 0.12);
    StrokeGlyph glyph =
        StrokeGlyph.of(Glyph.NO_DIGIT, new float[][] {{0, 0, random.between(-1, 1), 1, 0, 1.5f}});
    return new Token(glyph, size, raise - size / 2 + pen, random.around(0.1, 0.06));
  }

  private static Token comma(LineStyle style, PageRandom random) {
    float size = random.between(0.1, 0.35);
    StrokeGlyph glyph =
        StrokeGlyph.of(
            Glyph.NO_DIGIT,
            new float[][] {{3, 0, 3 + random.between(-1, 1), 5, random.between(-4, 3), 10}});
    return new Token(glyph, size, random.around(-0.6, 0.15) * size, random.around(0.08, 0.05));
  }

  private static Token apostrophe(PageRandom random) {
    StrokeGlyph glyph =
        StrokeGlyph.of(Glyph.NO_DIGIT, new float[][] {{3, 0, random.between(0, 4), 10}});
    float size = random.between(0.12, 0.3);
    return new Token(glyph, size, 1 - size + random.around(0, 0.08), random.around(0.08, 0.05));
  }
}

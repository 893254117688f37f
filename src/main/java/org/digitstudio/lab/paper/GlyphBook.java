package org.digitstudio.lab.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.LabelledInk;

/**
 * A collection of handwriting to compose numbers of: images of digits, drawn digits by writer, and
 * drawn signs and letters that are not digits.
 */
public final class GlyphBook {
  /** Letters and signs that can be mistaken for digits; they are not used as non-digits. */
  private static final String LIKE_DIGITS = "OoIlQDZzSsBbgqGiyJjTAL|/!()[]{}?'`\\";

  /** Letters that do not resemble a digit even in careless handwriting, when isolated. */
  private static final String UNLIKE_DIGITS = "EFHKMNPRWXkmwx";

  /** Signs that are common next to numbers. */
  private static final String BESIDE_NUMBERS = "$#*=-+%&:";

  private final List<List<Glyph>> images = new ArrayList<>();
  private final List<List<List<Glyph>>> writers = new ArrayList<>();
  private final List<Glyph> letters = new ArrayList<>();
  private final List<Glyph> loneLetters = new ArrayList<>();
  private final List<Glyph> signs = new ArrayList<>();

  private final List<Glyph> drawings = new ArrayList<>();

  public GlyphBook() {
    for (int digit = 0; digit < 10; digit++) {
      images.add(new ArrayList<>());
    }
  }

  /** Adds a set of 28x28 images, which are stored as bytes. */
  public GlyphBook withImages(DigitDataset data) {
    for (int i = 0; i < data.size(); i++) {
      int index = i;
      images.get(data.label(i)).add(new LazyImage(data, index));
    }
    return this;
  }

  /** Adds 28x28 drawings that are not digits. */
  public GlyphBook withDrawings(List<DigitImage> images) {
    images.forEach(image -> drawings.add(new ImageGlyph(Glyph.NO_DIGIT, image)));
    return this;
  }

  /** Adds labelled ink, by writer if the writers are known. */
  public GlyphBook withInk(List<LabelledInk> inks) {
    Map<Integer, List<StrokeGlyph>> byWriter = new TreeMap<>();
    for (LabelledInk ink : inks) {
      if (ink.label().isPresent() && !ink.ink().isEmpty()) {
        byWriter
            .computeIfAbsent(ink.writer().orElse(-1), writer -> new ArrayList<>())
            .add(StrokeGlyph.of(ink.label().getAsInt(), ink.ink()));
      }
    }
    byWriter.values().forEach(this::withWriter);
    return this;
  }

  /** Adds one writer's digits; some may be missing. */
  GlyphBook withWriter(List<? extends Glyph> digits) {
    List<List<Glyph>> byDigit = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      int wanted = digit;
      byDigit.add(digits.stream().filter(g -> g.label() == wanted).<Glyph>map(g -> g).toList());
    }
    writers.add(byDigit);
    return this;
  }

  /** Adds signs and letters by their text; those that resemble digits are skipped. */
  GlyphBook withMarks(Map<String, List<StrokeGlyph>> marks) {
    marks.forEach(
        (text, glyphs) -> {
          if (LIKE_DIGITS.contains(text)) {
            return;
          }
          if (Character.isLetter(text.charAt(0))) {
            letters.addAll(glyphs);
          }
          if (UNLIKE_DIGITS.contains(text)) {
            loneLetters.addAll(glyphs);
          }
          if (BESIDE_NUMBERS.contains(text)) {
            signs.addAll(glyphs);
          }
        });
    return this;
  }

  /** The handwriting of one writer, which returns a glyph for each digit. */
  interface Handwriting {
    Glyph digit(int digit, PageRandom random);
  }

  /** Returns a random handwriting of any kind. */
  Handwriting handwriting(PageRandom random) {
    boolean hasImages = images.stream().noneMatch(List::isEmpty);
    return switch (random.weighted(hasImages ? 4 : 0, writers.isEmpty() ? 0 : 5, 1)) {
      case 0 -> imageHandwriting();
      case 1 -> inkHandwriting(random);
      default -> StrokeFont::digit;
    };
  }

  /** Returns a handwriting of random images, each by another writer. */
  Handwriting imageHandwriting() {
    return (digit, random) -> random.pick(images.get(digit));
  }

  private Handwriting inkHandwriting(PageRandom random) {
    List<List<Glyph>> own = random.pick(writers);
    return (digit, more) -> {
      List<Glyph> glyphs = own.get(digit);
      for (int i = 0; glyphs.isEmpty() && i < 1000; i++) {
        glyphs = more.pick(writers).get(digit);
      }
      return glyphs.isEmpty() ? StrokeFont.digit(digit, more) : more.pick(glyphs);
    };
  }

  /** Returns a letter or sign that is not a digit even when isolated. */
  Glyph mark(PageRandom random) {
    boolean letter = !loneLetters.isEmpty() && random.of(0.6);
    return letter ? random.pick(loneLetters) : sign(random);
  }

  /** Returns an isolated non-digit: a letter, a sign or a small drawing. */
  Glyph loneMark(PageRandom random) {
    return !drawings.isEmpty() && random.of(0.3) ? random.pick(drawings) : mark(random);
  }

  /** Returns a sign that is common next to numbers. */
  Glyph sign(PageRandom random) {
    return signs.isEmpty() || random.of(0.4) ? StrokeFont.sign(random) : random.pick(signs);
  }

  /** Returns at least three signs of a word; fewer could be mistaken for digits. */
  List<Glyph> word(PageRandom random) {
    List<Glyph> word = new ArrayList<>();
    for (int i = random.from(3, 7); i > 0; i--) {
      word.add(letters.isEmpty() ? StrokeFont.sign(random) : random.pick(letters));
    }
    return word;
  }

  /** Returns whether there are letters. */
  boolean hasLetters() {
    return !letters.isEmpty();
  }

  private record LazyImage(DigitDataset data, int index) implements Glyph {
    private ImageGlyph glyph() {
      return new ImageGlyph(data.label(index), data.image(index));
    }

    @Override
    public int label() {
      return data.label(index);
    }

    @Override
    public float aspect() {
      return glyph().aspect();
    }

    @Override
    public Box draw(InkLayer page, Placement placement, Pen pen, PageRandom random) {
      return glyph().draw(page, placement, pen, random);
    }
  }
}

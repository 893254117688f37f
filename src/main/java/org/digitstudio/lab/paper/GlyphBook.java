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
 * The handwriting that numbers are written in: pictures of digits, digits as ink by writer, and
 * real signs and letters that are no digits.
 */
public final class GlyphBook {
  /** Letters and signs that an honest hand may mean as a digit are no proof of anything. */
  private static final String LIKE_DIGITS = "OoIlQDZzSsBbgqGiyJjTAL|/!()[]{}?'`\\";

  /** Letters that even a hurried hand means as no digit, where they stand alone. */
  private static final String UNLIKE_DIGITS = "EFHKMNPRWXkmwx";

  /** Signs that stand beside numbers. */
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

  /** Adds a set of 28x28 pictures; they are kept as bytes until they are written. */
  public GlyphBook withImages(DigitDataset data) {
    for (int i = 0; i < data.size(); i++) {
      int index = i;
      images.get(data.label(i)).add(new LazyImage(data, index));
    }
    return this;
  }

  /** Adds small drawings that are no digits. */
  public GlyphBook withDrawings(List<DigitImage> images) {
    images.forEach(image -> drawings.add(new ImageGlyph(Glyph.NO_DIGIT, image)));
    return this;
  }

  /** Adds labelled ink, writer by writer where it says who wrote it. */
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

  /** Adds real signs and letters by what they say; those that could be digits are passed over. */
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

  /** A writer: gives one glyph after the other in the same hand. */
  interface Hand {
    Glyph digit(int digit, PageRandom random);
  }

  /** A hand of any kind. */
  Hand hand(PageRandom random) {
    boolean hasImages = images.stream().noneMatch(List::isEmpty);
    return switch (random.weighted(hasImages ? 4 : 0, writers.isEmpty() ? 0 : 5, 1)) {
      case 0 -> imageHand();
      case 1 -> inkHand(random);
      default -> StrokeFont::digit;
    };
  }

  /** Digits of the pictures, each by another writer. */
  Hand imageHand() {
    return (digit, random) -> random.pick(images.get(digit));
  }

  private Hand inkHand(PageRandom random) {
    List<List<Glyph>> own = random.pick(writers);
    return (digit, more) -> {
      List<Glyph> glyphs = own.get(digit);
      for (int i = 0; glyphs.isEmpty() && i < 1000; i++) {
        glyphs = more.pick(writers).get(digit);
      }
      return glyphs.isEmpty() ? StrokeFont.digit(digit, more) : more.pick(glyphs);
    };
  }

  /** A letter or sign that is no digit even where it stands alone. */
  Glyph mark(PageRandom random) {
    boolean letter = !loneLetters.isEmpty() && random.of(0.6);
    return letter ? random.pick(loneLetters) : sign(random);
  }

  /** Something that is no digit and stands alone: a letter, a sign, a small drawing. */
  Glyph loneMark(PageRandom random) {
    return !drawings.isEmpty() && random.of(0.3) ? random.pick(drawings) : mark(random);
  }

  /** A sign that people write beside numbers. */
  Glyph sign(PageRandom random) {
    return signs.isEmpty() || random.of(0.4) ? StrokeFont.sign(random) : random.pick(signs);
  }

  /** Signs that follow each other as in a word; three and more, for alone some could be digits. */
  List<Glyph> word(PageRandom random) {
    List<Glyph> word = new ArrayList<>();
    for (int i = random.from(3, 7); i > 0; i--) {
      word.add(letters.isEmpty() ? StrokeFont.sign(random) : random.pick(letters));
    }
    return word;
  }

  /** Whether there are real letters. */
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

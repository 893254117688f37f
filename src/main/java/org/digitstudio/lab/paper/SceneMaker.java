package org.digitstudio.lab.paper;

import java.util.List;
import org.digitstudio.ink.Box;

/** Composes random training pages: any paper with any handwriting and any camera. */
final class SceneMaker {
  private final GlyphBook book;
  private final AmountWriter amounts;

  SceneMaker(GlyphBook book) {
    this.book = book;
    this.amounts = new AmountWriter(book);
  }

  /** A captured page: the lightness of each pixel and the scene with the ground truth. */
  record Shot(float[] light, Scene scene) {}

  /**
   * Composes and captures a page.
   *
   * @param digitHeight height of a digit in pixels of the page
   */
  Shot shoot(int width, int height, float digitHeight, PageRandom random) {
    Scene scene = new Scene(width, height, random.between(0.55, 1));
    PaperPrinter printer = new PaperPrinter(scene, digitHeight, random);
    printer.any();
    LineStyle style = LineStyle.random(book, digitHeight, random);
    switch (random.weighted(7, 1.3, 1, 0.7)) {
      case 0 -> lines(scene, printer, style, random);
      case 1 -> boxed(scene, printer, style, random);
      case 2 -> single(scene, printer, style, random);
      default -> {}
    }
    if (random.of(0.35)) {
      clutter(scene, style, random);
    }
    if (random.of(0.15)) {
      surroundings(scene, random);
    }
    float[] light = scene.light(style.pen(), random);
    Camera camera = new Camera(light, width, height);
    return new Shot(camera.take(digitHeight, random), scene);
  }

  /** Lays out a number that mostly fits a line of {@code room} pixels. */
  private NumberLine number(LineStyle style, float room, PageRandom random) {
    int length = 1 + random.weighted(1, 2, 3, 4, 4, 4, 3, 2, 1);
    if (random.of(0.8)) {
      float pitch = (0.62f + Math.max(-0.1f, style.gap())) * style.height();
      length = Math.clamp(length, 1, Math.max(1, (int) (room / pitch)));
    }
    return random.of(0.6)
        ? amounts.line(AmountWriter.amount(length, random), style, random)
        : NumberLine.plain(digits(length, random), style, random);
  }

  static String digits(int length, PageRandom random) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      digits.append(random.below(10));
    }
    return digits.toString();
  }

  /** Writes a number, or several lines if there is room. */
  private void lines(Scene scene, PaperPrinter printer, LineStyle style, PageRandom random) {
    float h = style.height();
    float step = h * random.between(1.25, 2.4);
    int room = Math.max(1, (int) ((scene.height - h) / step) + 1);
    int count = room > 1 && random.of(0.5) ? random.from(2, room) : 1;
    float block = h + (count - 1) * step;
    float top = start(scene.height, block, random);
    boolean form = random.of(0.45);
    for (int i = 0; i < count; i++) {
      NumberLine line = number(style, scene.width, random);
      float x = start(scene.width, line.width(), random);
      float baseline = top + i * step + h;
      if (form && (i == 0 || random.of(0.5))) {
        printer.form(x, baseline - h, x + line.width(), baseline);
      }
      scene.placed.addAll(line.write(scene, x, baseline, i, random));
    }
  }

  /**
   * Returns a starting coordinate: anywhere inside, flush with an edge, or beyond it if the object
   * is larger than the page.
   */
  private static float start(float room, float size, PageRandom random) {
    float free = room - size;
    if (free < 0) {
      return random.between(free, 0);
    }
    return switch (random.weighted(8, 0.8, 0.8)) {
      case 0 -> random.between(0, free);
      case 1 -> random.around(0, 0.5);
      default -> free + random.around(0, 0.5);
    };
  }

  /** Prints boxes and writes a digit in each. */
  private void boxed(Scene scene, PaperPrinter printer, LineStyle style, PageRandom random) {
    float h = style.height();
    float pitch = h * random.between(0.95, 1.9);
    float boxHeight = h * random.between(1.1, 1.9);
    int count = Math.max(1, Math.min(8, (int) (scene.width / pitch)));
    count = random.from(1, count);
    float left = start(scene.width, count * pitch, random);
    float top = start(scene.height, boxHeight, random);
    printer.boxes(left, top, pitch, boxHeight, count);
    for (int i = 0; i < count; i++) {
      if (random.of(0.1)) {
        continue;
      }
      NumberLine digit = NumberLine.plain(digits(1, random), style, random);
      float x = left + (i + 0.5f) * pitch - digit.width() / 2 + random.around(0, 0.06) * h;
      float y = top + (boxHeight + h) / 2 + random.around(0, 0.07) * h;
      scene.placed.addAll(digit.write(scene, x, y, 0, random));
    }
  }

  /** Writes a single digit. */
  private void single(Scene scene, PaperPrinter printer, LineStyle style, PageRandom random) {
    NumberLine digit = NumberLine.plain(digits(1, random), style, random);
    float x = start(scene.width, digit.width(), random);
    float y = start(scene.height, style.height(), random) + style.height();
    if (random.of(0.2)) {
      printer.form(x, y - style.height(), x + digit.width(), y);
    }
    scene.placed.addAll(digit.write(scene, x, y, 0, random));
  }

  /** Adds letters, signs and print that do not touch the digits. */
  private void clutter(Scene scene, LineStyle style, PageRandom random) {
    float h = style.height();
    List<Box> digits = scene.placed.stream().map(PlacedDigit::box).toList();
    for (int i = random.from(1, 6); i > 0; i--) {
      float size = h * random.scaleBetween(0.3, 1.3);
      float x = random.between(-0.3 * size, scene.width);
      float y = random.between(0, scene.height + 0.5 * size);
      Pen pen = random.of(0.5) ? style.pen() : Pen.random(size, random);
      if (random.of(0.3)) {
        Box box = new Box(x, y, 0, 0).grown(1.3f * size);
        if (free(box, digits)) {
          Doodles.draw(scene.marks, x, y, size * random.scaleBetween(0.5, 1.5), pen, random);
        }
        continue;
      }
      List<Glyph> word = random.of(0.6) ? book.word(random) : List.of(book.loneMark(random));
      float width = 0;
      for (Glyph glyph : word) {
        width += (glyph.aspect() + 0.15f) * size;
      }
      Box box = new Box(x, y - size, width, size).grown(0.12f * h);
      if (!free(box, digits)) {
        continue;
      }
      for (Glyph glyph : word) {
        Placement placement =
            new Placement(x, y, size, Placement.GlyphShape.random(random), random);
        glyph.draw(scene.marks, placement, pen, random);
        x += (glyph.aspect() + 0.15f) * size;
      }
    }
  }

  private static boolean free(Box box, List<Box> digits) {
    return digits.stream().noneMatch(d -> d.overlapX(box) > 0 && d.overlapY(box) > 0);
  }

  /** Adds an edge of the sheet with a table or a strip beyond it. */
  private void surroundings(Scene scene, PageRandom random) {
    float level = random.of(0.7) ? random.between(0.02, 0.5) : random.between(0.5, 1);
    boolean wood = random.of(0.4);
    PaperLight.Pattern rough = Patterns.clouds(random.scaleBetween(3, 60), random);
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = 0;
    float bottom = 0;
    for (PlacedDigit digit : scene.placed) {
      left = Math.min(left, digit.box().x());
      top = Math.min(top, digit.box().y());
      right = Math.max(right, digit.box().right());
      bottom = Math.max(bottom, digit.box().bottom());
    }
    boolean empty = scene.placed.isEmpty();
    for (int side = 0; side < 4; side++) {
      if (!random.of(0.45)) {
        continue;
      }
      float tilt = random.of(0.5) ? 0 : random.around(0, 0.08);
      float room =
          switch (side) {
            case 0 -> empty ? scene.width * 0.3f : left;
            case 1 -> empty ? scene.width * 0.3f : scene.width - right;
            case 2 -> empty ? scene.height * 0.3f : top;
            default -> empty ? scene.height * 0.3f : scene.height - bottom;
          };
      float depth = room * random.between(0, 0.85);
      if (room < 2) {
        continue;
      }
      for (int row = 0; row < scene.height; row++) {
        for (int column = 0; column < scene.width; column++) {
          float in =
              switch (side) {
                case 0 -> column - tilt * (row - scene.height / 2f);
                case 1 -> scene.width - 1 - column - tilt * (row - scene.height / 2f);
                case 2 -> row - tilt * 0.3f * (column - scene.width / 2f);
                default -> scene.height - 1 - row - tilt * 0.3f * (column - scene.width / 2f);
              };
          float outside = Math.clamp(depth - in + 0.5f, 0f, 1f);
          if (outside > 0) {
            int at = row * scene.width + column;
            float table = level * (wood ? 0.8f + 0.3f * rough.at(column, row) : 1);
            scene.paper.light[at] += outside * (table - scene.paper.light[at]);
          }
        }
      }
    }
  }
}

package org.digitstudio.lab.paper;

import java.util.ArrayList;
import java.util.List;

/** Makes pictures of each {@link PaperKind}, with what they say, to test and to measure by. */
public final class PaperCases {
  private final GlyphBook book;
  private final AmountWriter amounts;
  private final FramingCases framing;
  private final HueCases hues;

  public PaperCases(GlyphBook book) {
    this.book = book;
    this.amounts = new AmountWriter(book);
    this.framing = new FramingCases(book);
    this.hues = new HueCases(book);
  }

  /** The picture of that kind and seed. */
  public PaperCase make(PaperKind kind, long seed) {
    Chance chance = new Chance(seed * 0x9E3779B97F4A7C15L + kind.ordinal());
    return switch (kind) {
      case FLUSH -> framing.flush(chance);
      case TABLE -> framing.onTable(chance);
      case STRIP -> framing.beside(chance);
      case COLUMN -> lines(chance.from(2, 6), 1, chance);
      case LINES -> lines(chance.from(2, 4), chance.from(2, 5), chance);
      case FILLS -> framing.fills(chance.from(24, 220), chance);
      case TINY -> framing.fills(16, chance);
      case BOXES -> boxes(chance);
      case RULES -> ruled(chance);
      case HUE -> hues.hues(chance);
      case NOTEBOOK -> notebook(chance);
      case CHEQUE -> cheque(chance);
    };
  }

  static float height(Chance chance) {
    return chance.scaleBetween(28, 160);
  }

  private PaperCase lines(int count, int most, Chance chance) {
    float h = chance.scaleBetween(28, 110);
    LineStyle style = LineStyle.tidy(book, h, chance);
    List<NumberLine> lines = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    float widest = 0;
    for (int i = 0; i < count; i++) {
      String number = SceneMaker.digits(chance.from(1, most), chance);
      numbers.add(number);
      lines.add(NumberLine.plain(number, style, chance));
      widest = Math.max(widest, lines.getLast().width());
    }
    float step = h * chance.between(1.3, 2.2);
    float margin = chance.between(0.2, 0.8) * h;
    int width = Math.round(widest + 2 * margin);
    int height = Math.round(1.1f * h + (count - 1) * step + 2 * margin);
    Scene scene = new Scene(width, height, chance.between(0.7, 1));
    for (int i = 0; i < count; i++) {
      float x = margin + (chance.of(0.5) ? 0 : (widest - lines.get(i).width()) / 2);
      scene.placed.addAll(lines.get(i).write(scene, x, margin + 1.05f * h + i * step, i, chance));
    }
    float[] light = scene.light(style.pen(), chance);
    return new PaperCase(
        PictureFiles.scan(light, width, height, chance), String.join(" ", numbers));
  }

  private PaperCase boxes(Chance chance) {
    float h = height(chance);
    LineStyle style = LineStyle.tidy(book, h, chance);
    int count = chance.from(1, 6);
    String number = SceneMaker.digits(count, chance);
    float pitch = h * chance.between(1.05, 1.8);
    float boxHeight = h * chance.between(1.2, 1.8);
    float margin = chance.between(0.1, 0.6) * h;
    int width = Math.round(count * pitch + 2 * margin);
    int height = Math.round(boxHeight + 2 * margin);
    Scene scene = new Scene(width, height, chance.between(0.7, 1));
    new PaperPrinter(scene, h, chance).boxes(margin, margin, pitch, boxHeight, count);
    for (int i = 0; i < count; i++) {
      NumberLine digit = NumberLine.plain(number.substring(i, i + 1), style, chance);
      float x = margin + (i + 0.5f) * pitch - digit.width() / 2 + chance.around(0, 0.04) * h;
      float y = margin + (boxHeight + h) / 2 + chance.around(0, 0.04) * h;
      digit.write(scene, x, y, 0, chance);
    }
    return new PaperCase(
        PictureFiles.scan(scene.light(style.pen(), chance), width, height, chance), number);
  }

  private PaperCase ruled(Chance chance) {
    float h = height(chance);
    LineStyle style = LineStyle.tidy(book, h, chance);
    String number = SceneMaker.digits(chance.from(1, 5), chance);
    NumberLine line = NumberLine.plain(number, style, chance);
    Scene scene =
        FittedPage.of(line, FittedPage.Margins.ample(chance), chance.between(0.75, 1), chance);
    float width = chance.scaleBetween(1, 0.06 * h);
    var rules = Patterns.rules(chance.between(0.6, 1.6) * h, width, 0, chance);
    scene.paper.print(rules, chance.between(0.6, 1));
    return new PaperCase(
        PictureFiles.scan(scene.light(style.pen(), chance), scene.width, scene.height, chance),
        number);
  }

  private PaperCase notebook(Chance chance) {
    float h = height(chance);
    LineStyle style = LineStyle.tidy(book, h, chance);
    String number = SceneMaker.digits(chance.from(1, 6), chance);
    NumberLine line = NumberLine.plain(number, style, chance);
    Scene scene =
        FittedPage.of(line, FittedPage.Margins.ample(chance), chance.between(0.7, 1), chance);
    new PaperPrinter(scene, h, chance).notebook();
    float[] light = scene.light(style.pen(), chance);
    return new PaperCase(PictureFiles.photo(light, scene.width, scene.height, h, chance), number);
  }

  private PaperCase cheque(Chance chance) {
    float h = chance.scaleBetween(20, 56);
    LineStyle style = LineStyle.random(book, h, chance);
    Pen pen = style.pen();
    Pen dark =
        new Pen(
            Math.max(0.7f, pen.radius()),
            pen.pressure(),
            0.5f * pen.breaks(),
            0.5f * pen.grain(),
            chance.between(0.55, 1));
    style = style.withPen(dark);
    String number = AmountWriter.amount(chance.from(3, 8), chance);
    NumberLine line = amounts.line(number, style, chance);
    float tight = 0.4f;
    FittedPage.Margins margins =
        new FittedPage.Margins(
            chance.between(0.05, 3 * tight),
            chance.between(0.05, tight),
            chance.between(0.05, 3 * tight),
            chance.between(0.05, tight));
    Scene scene = FittedPage.of(line, margins, chance.between(0.6, 0.95), chance);
    PaperPrinter printer = new PaperPrinter(scene, h, chance);
    printer.security();
    if (chance.of(0.7)) {
      int[] ink = FittedPage.inked(scene);
      printer.form(ink[0], ink[1], ink[2], ink[3]);
    }
    float[] light = scene.light(dark, chance);
    Camera camera = new Camera(light, scene.width, scene.height);
    camera.blur(chance.between(0.3, 0.025 * h));
    camera.noise(chance.scaleBetween(0.004, 0.03), chance);
    float[] seen = camera.jpeg(chance.between(0.4, 0.9));
    return new PaperCase(PictureFiles.image(seen, scene.width, scene.height), number, scene.placed);
  }
}

package org.digitstudio.lab.paper;

import java.util.ArrayList;
import java.util.List;

/** Makes test pictures of each {@link PaperKind} with their ground truth. */
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

  /** Makes the picture of a kind for a seed. */
  public PaperCase make(PaperKind kind, long seed) {
    PageRandom random = new PageRandom(seed * 0x9E3779B97F4A7C15L + kind.ordinal());
    return switch (kind) {
      case FLUSH -> framing.flush(random);
      case TABLE -> framing.onTable(random);
      case STRIP -> framing.beside(random);
      case COLUMN -> lines(random.from(2, 6), 1, random);
      case LINES -> lines(random.from(2, 4), random.from(2, 5), random);
      case FILLS -> framing.fills(random.from(24, 220), random);
      case TINY -> framing.fills(16, random);
      case BOXES -> boxes(random);
      case RULES -> ruled(random);
      case HUE -> hues.hues(random);
      case NOTEBOOK -> notebook(random);
      case CHEQUE -> cheque(random);
    };
  }

  static float height(PageRandom random) {
    return random.scaleBetween(28, 160);
  }

  private PaperCase lines(int count, int most, PageRandom random) {
    float h = random.scaleBetween(28, 110);
    LineStyle style = LineStyle.tidy(book, h, random);
    List<NumberLine> lines = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    float widest = 0;
    for (int i = 0; i < count; i++) {
      String number = SceneMaker.digits(random.from(1, most), random);
      numbers.add(number);
      lines.add(NumberLine.plain(number, style, random));
      widest = Math.max(widest, lines.getLast().width());
    }
    float step = h * random.between(1.3, 2.2);
    float margin = random.between(0.2, 0.8) * h;
    int width = Math.round(widest + 2 * margin);
    int height = Math.round(1.1f * h + (count - 1) * step + 2 * margin);
    Scene scene = new Scene(width, height, random.between(0.7, 1));
    for (int i = 0; i < count; i++) {
      float x = margin + (random.of(0.5) ? 0 : (widest - lines.get(i).width()) / 2);
      scene.placed.addAll(lines.get(i).write(scene, x, margin + 1.05f * h + i * step, i, random));
    }
    float[] light = scene.light(style.pen(), random);
    return new PaperCase(PageImages.scan(light, width, height, random), String.join(" ", numbers));
  }

  private PaperCase boxes(PageRandom random) {
    float h = height(random);
    LineStyle style = LineStyle.tidy(book, h, random);
    int count = random.from(1, 6);
    String number = SceneMaker.digits(count, random);
    float pitch = h * random.between(1.05, 1.8);
    float boxHeight = h * random.between(1.2, 1.8);
    float margin = random.between(0.1, 0.6) * h;
    int width = Math.round(count * pitch + 2 * margin);
    int height = Math.round(boxHeight + 2 * margin);
    Scene scene = new Scene(width, height, random.between(0.7, 1));
    new PaperPrinter(scene, h, random).boxes(margin, margin, pitch, boxHeight, count);
    for (int i = 0; i < count; i++) {
      NumberLine digit = NumberLine.plain(number.substring(i, i + 1), style, random);
      float x = margin + (i + 0.5f) * pitch - digit.width() / 2 + random.around(0, 0.04) * h;
      float y = margin + (boxHeight + h) / 2 + random.around(0, 0.04) * h;
      digit.write(scene, x, y, 0, random);
    }
    return new PaperCase(
        PageImages.scan(scene.light(style.pen(), random), width, height, random), number);
  }

  private PaperCase ruled(PageRandom random) {
    float h = height(random);
    LineStyle style = LineStyle.tidy(book, h, random);
    String number = SceneMaker.digits(random.from(1, 5), random);
    NumberLine line = NumberLine.plain(number, style, random);
    Scene scene =
        FittedPage.of(line, FittedPage.PageMargins.ample(random), random.between(0.75, 1), random);
    float width = random.scaleBetween(1, 0.06 * h);
    var rules = Patterns.rules(random.between(0.6, 1.6) * h, width, 0, random);
    scene.paper.print(rules, random.between(0.6, 1));
    return new PaperCase(
        PageImages.scan(scene.light(style.pen(), random), scene.width, scene.height, random),
        number);
  }

  private PaperCase notebook(PageRandom random) {
    float h = height(random);
    LineStyle style = LineStyle.tidy(book, h, random);
    String number = SceneMaker.digits(random.from(1, 6), random);
    NumberLine line = NumberLine.plain(number, style, random);
    Scene scene =
        FittedPage.of(line, FittedPage.PageMargins.ample(random), random.between(0.7, 1), random);
    new PaperPrinter(scene, h, random).notebook();
    float[] light = scene.light(style.pen(), random);
    return new PaperCase(PageImages.photo(light, scene.width, scene.height, h, random), number);
  }

  private PaperCase cheque(PageRandom random) {
    float h = random.scaleBetween(20, 56);
    LineStyle style = LineStyle.random(book, h, random);
    Pen pen = style.pen();
    Pen dark =
        new Pen(
            Math.max(0.7f, pen.radius()),
            pen.pressure(),
            0.5f * pen.breaks(),
            0.5f * pen.grain(),
            random.between(0.55, 1));
    style = style.withPen(dark);
    String number = AmountWriter.amount(random.from(3, 8), random);
    NumberLine line = amounts.line(number, style, random);
    float tight = 0.4f;
    FittedPage.PageMargins margins =
        new FittedPage.PageMargins(
            random.between(0.05, 3 * tight),
            random.between(0.05, tight),
            random.between(0.05, 3 * tight),
            random.between(0.05, tight));
    Scene scene = FittedPage.of(line, margins, random.between(0.6, 0.95), random);
    PaperPrinter printer = new PaperPrinter(scene, h, random);
    printer.security();
    if (random.of(0.7)) {
      int[] ink = FittedPage.inked(scene);
      printer.form(ink[0], ink[1], ink[2], ink[3]);
    }
    float[] light = scene.light(dark, random);
    Camera camera = new Camera(light, scene.width, scene.height);
    camera.blur(random.between(0.3, 0.025 * h));
    camera.noise(random.scaleBetween(0.004, 0.03), random);
    float[] seen = camera.jpeg(random.between(0.4, 0.9));
    return new PaperCase(PageImages.image(seen, scene.width, scene.height), number, scene.placed);
  }
}

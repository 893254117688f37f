package org.digitstudio.lab.paper;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Set;
import java.util.TreeSet;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.paper.GreyMap;
import org.digitstudio.paper.sheet.SheetLayout;
import org.digitstudio.paper.sheet.SheetPrinter;
import org.digitstudio.paper.sheet.SheetWords;

/** Fills in sheets and simulates photographs of them: rotated, in perspective, in uneven light. */
public final class SheetMaker {
  private static final int DOTS_PER_INCH = 200;
  private static final double DOTS = DOTS_PER_INCH / 25.4;

  private final GlyphBook book;

  public SheetMaker(GlyphBook book) {
    this.book = book;
  }

  /** A photograph of a sheet and the indices of the boxes that are filled in. */
  public record FilledSheet(GreyPicture photograph, SheetLayout layout, Set<Integer> filled) {}

  /** Makes the sheet of a seed. */
  public FilledSheet make(long seed) {
    PageRandom random = new PageRandom(seed);
    SheetLayout layout =
        new SheetLayout(
            random.pick(SheetLayout.Format.values()), random.pick(SheetLayout.Grid.values()));
    BufferedImage print = SheetPrinter.image(layout, SheetWords.NONE, DOTS_PER_INCH);
    byte[] bytes = ((DataBufferByte) print.getRaster().getDataBuffer()).getData();
    Scene scene = new Scene(print.getWidth(), print.getHeight(), random.between(0.8, 1));
    for (int i = 0; i < bytes.length; i++) {
      scene.paper.light[i] *= (bytes[i] & 0xFF) / 255f;
    }
    Set<Integer> filled = new TreeSet<>();
    Pen pen = write(scene, layout, filled, random);
    float[] light = scene.light(pen, random);
    GreyMap page = new GreyMap(scene.width, scene.height, light);
    return new FilledSheet(photograph(page, random), layout, filled);
  }

  private Pen write(Scene scene, SheetLayout layout, Set<Integer> filled, PageRandom random) {
    float height = (float) (layout.boxes().getFirst().area().height() * DOTS);
    float size = height * random.between(0.5, 0.75);
    LineStyle style = LineStyle.random(book, size, random);
    Pen any = style.pen();
    Pen pen =
        new Pen(
            Math.max(1.2f, any.radius()),
            0.25f * any.pressure(),
            0,
            0.4f * any.grain(),
            random.between(0.45, 1));
    style = style.withPen(pen);
    double blank = random.of(0.3) ? random.between(0, 0.9) : 0.05;
    for (SheetLayout.SheetBox box : layout.boxes()) {
      if (random.of(blank)) {
        continue;
      }
      NumberLine digit = NumberLine.plain(Integer.toString(box.digit()), style, random);
      float x0 = (float) (box.area().x() * DOTS);
      float y0 = (float) (box.area().y() * DOTS);
      float width = (float) (box.area().width() * DOTS);
      float room = Math.max(0, width - digit.width());
      float x = x0 + room * random.between(0.25, 0.75);
      float y = y0 + size + (height - size) * random.between(0.25, 0.75);
      PlacedDigit placed = digit.write(scene, x, y, 0, random).getFirst();
      Box ink = placed.box();
      if (ink.longerSide() > 0.25f * height) {
        filled.add(box.index());
      }
    }
    return pen;
  }

  /** Simulates a photograph from a random position, or a scan. */
  private static GreyPicture photograph(GreyMap page, PageRandom random) {
    boolean scanned = random.of(0.25);
    boolean lying = random.of(0.4);
    int width = lying ? 2000 : 1500;
    int height = lying ? 1500 : 2000;
    float fit = random.between(0.78, scanned ? 1.0 : 0.92);
    double angle = scanned ? random.around(0, 0.02) : random.around(0, 0.12);
    angle += Math.PI / 2 * (lying ? 1 : 0) + (random.of(0.3) ? Math.PI : 0);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double turnedWidth = Math.abs(cos) * page.width() + Math.abs(sin) * page.height();
    double turnedHeight = Math.abs(sin) * page.width() + Math.abs(cos) * page.height();
    double scale = fit * Math.min(width / turnedWidth, height / turnedHeight);
    double tiltX = scanned ? 0 : random.around(0, 0.06) / 1000;
    double tiltY = scanned ? 0 : random.around(0, 0.06) / 1000;
    double curl = scanned ? 0 : random.around(0, 0.004);
    float table = random.between(0.1, 0.6);
    float[] light = new float[width * height];
    double cx = width / 2.0;
    double cy = height / 2.0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double dx = column + 0.5 - cx;
        double dy = row + 0.5 - cy;
        double depth = 1 + tiltX * dx + tiltY * dy;
        double px = (cos * dx + sin * dy) / (scale * depth);
        double py = (cos * dy - sin * dx) / (scale * depth);
        // A sheet that is not flat bends its lines.
        py += curl * page.height() * Math.sin(px / page.width() * Math.PI);
        double x = px + page.width() / 2.0;
        double y = py + page.height() / 2.0;
        boolean on = x >= 0 && y >= 0 && x < page.width() && y < page.height();
        light[row * width + column] = on ? page.at(x, y) : table;
      }
    }
    Camera camera = new Camera(light, width, height);
    if (!scanned) {
      camera.shade(random);
    }
    camera.blur(random.between(0.4, 1.1));
    camera.noise(random.scaleBetween(0.004, 0.03), random);
    for (int i = 0; i < light.length; i++) {
      light[i] = Math.clamp(light[i], 0f, 1f);
    }
    return GreyPicture.of(width, height, camera.jpeg(random.between(0.5, 0.95)));
  }
}

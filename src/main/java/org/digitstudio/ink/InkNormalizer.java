package org.digitstudio.ink;

import java.util.List;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;

/**
 * Renders ink as 28x28 images like MNIST's, as vectors up to the last step: scales the strokes so
 * that the longer side of the ink is 20 pixels, draws them with MNIST's stroke width whatever pen
 * was used, and shifts them so that the centre of mass is at MNIST's position, to a fraction of a
 * pixel.
 */
public final class InkNormalizer {
  /** The side of the box that MNIST's digits fill. */
  public static final int BOX = 20;

  /**
   * Position of MNIST's centres of mass along both axes: the middle of pixel 14, as measured (14.0
   * +- 0.29 in pixel indices, the deviation that rounding to whole pixels gives).
   */
  public static final float CENTRE = 14.5f;

  /**
   * Stroke width, in pixels, with which ink has the training set's mean stroke width and ink mass
   * as measured by {@link ImageStatistics}.
   */
  public static final float STROKE_WIDTH = 2.5f;

  /** Width of a stroke's edge, in pixels, with which edges are as soft as the training set's. */
  static final float RAMP = 1.1f;

  private static final int SIDE = DigitImage.SIDE;
  private static final float MIDDLE = SIDE / 2f;
  private static final int SHOWN_SIDE = 112;

  /** Minimum width of a line in pixels. */
  private static final float MIN_WIDTH = 0.6f;

  private InkNormalizer() {}

  /** Returns the network's image of a drawing, every step on; an empty page gives a blank image. */
  public static DigitImage image(Ink ink) {
    if (ink.isEmpty()) {
      return DigitImage.empty();
    }
    return new FlattenedInk(ink).image(PreparationOptions.ALL, InkCurves.bounds(ink));
  }

  /**
   * Returns the image of a drawing as a pen of another width leaves it, in MNIST's size and
   * position.
   *
   * @param width the width of the pen as a fraction of the drawing's longer side
   * @param ramp width of a stroke's edge from full ink to none, in pixels of the image
   */
  public static DigitImage image(Ink ink, float width, float ramp) {
    FlattenedInk flat = new FlattenedInk(ink);
    float pen = width * flat.line.longerSide();
    float scale = BOX / Math.max(1e-6f, flat.line.longerSide() + pen);
    return DigitImage.of(flat.centred(scale, Math.max(MIN_WIDTH, pen * scale), ramp));
  }

  /** Returns a square page slightly larger than the ink, for drawings without a known page. */
  public static Box page(Ink ink) {
    if (ink.isEmpty()) {
      return new Box(0, 0, 1, 1);
    }
    Box bounds = InkCurves.bounds(ink).grown(ink.penWidth() / 2);
    float side = Math.max(bounds.longerSide(), 1e-3f) * 1.4f;
    return new Box(bounds.centreX() - side / 2, bounds.centreY() - side / 2, side, side);
  }

  /** Prepares a drawing on the page that {@link #page} returns. */
  public static Preparation prepare(Ink ink, PreparationOptions options) {
    return prepare(ink, page(ink), options);
  }

  /**
   * Prepares a drawing and returns each step as a picture.
   *
   * @param page the canvas in the ink's unit; both sides above 0
   */
  public static Preparation prepare(Ink ink, Box page, PreparationOptions options) {
    if (ink.isEmpty()) {
      GreyPicture blank = GreyPicture.of(DigitImage.empty());
      return new Preparation(blank, blank, blank, blank, DigitImage.empty());
    }
    FlattenedInk flat = new FlattenedInk(ink);
    GreyPicture raw = flat.shown(page);
    GreyPicture cropped = options.crop() ? flat.shown(flat.inked) : raw;
    PreparationOptions asDrawn =
        new PreparationOptions(options.crop(), options.scale(), false, false);
    GreyPicture scaled = GreyPicture.of(flat.image(asDrawn, page));
    PreparationOptions placed =
        new PreparationOptions(options.crop(), options.scale(), options.centre(), false);
    GreyPicture centred = options.centre() ? GreyPicture.of(flat.image(placed, page)) : scaled;
    DigitImage image = flat.image(options, page);
    return new Preparation(raw, cropped, scaled, centred, image);
  }

  /** The curves and extents of one drawing. */
  private static final class FlattenedInk {
    private final List<float[]> curves;
    private final Box line;
    private final Box inked;
    private final float pen;
    private final boolean dot;

    FlattenedInk(Ink ink) {
      Box samples = InkCurves.bounds(ink);
      float unit = Math.max(samples.longerSide(), 1e-6f) / (BOX - STROKE_WIDTH);
      curves = InkCurves.flatten(ink, unit);
      line = InkCurves.bounds(curves);
      float longer = line.longerSide();
      // A tap of the pen is a dot: its tremor is not a shape to enlarge.
      dot = longer <= ink.penWidth() * 0.75f || longer == 0f;
      float likeMnist = longer * STROKE_WIDTH / (BOX - STROKE_WIDTH);
      pen = ink.penWidth() > 0f ? ink.penWidth() : Math.max(likeMnist, 1e-3f);
      inked = line.grown(pen / 2);
    }

    /** Renders a part of the page, larger than the network's input, with the pen's own width. */
    GreyPicture shown(Box part) {
      float scale = SHOWN_SIDE / part.longerSide();
      int columns = Math.max(1, Math.round(part.width() * scale));
      int rows = Math.max(1, Math.round(part.height() * scale));
      float[] pixels =
          new InkRasterizer(
                  scale, -part.x() * scale, -part.y() * scale, Math.max(1f, pen * scale), 1f)
              .draw(curves, columns, rows);
      return GreyPicture.owning(columns, rows, pixels);
    }

    DigitImage image(PreparationOptions options, Box page) {
      float scale = scale(options, page);
      float width = options.strokeWidth() ? STROKE_WIDTH : pen * scale;
      Box region = options.crop() ? line : page;
      InkRasterizer raster =
          new InkRasterizer(
              scale,
              MIDDLE - region.centreX() * scale,
              MIDDLE - region.centreY() * scale,
              width,
              RAMP);
      float[] pixels = raster.draw(curves, SIDE, SIDE);
      // Twice, because the first measurement misses ink outside the image and is rounded.
      for (int i = 0; options.centre() && i < 2; i++) {
        raster = centred(raster, pixels);
        pixels = raster.draw(curves, SIDE, SIDE);
      }
      return DigitImage.of(pixels);
    }

    /** Renders the line centred by its box, then with its centre of mass at MNIST's position. */
    float[] centred(float scale, float width, float ramp) {
      InkRasterizer raster =
          new InkRasterizer(
              scale, MIDDLE - line.centreX() * scale, MIDDLE - line.centreY() * scale, width, ramp);
      return centred(raster, raster.draw(curves, SIDE, SIDE)).draw(curves, SIDE, SIDE);
    }

    /** Returns the rasterizer shifted so that the centre of mass is at MNIST's position. */
    private InkRasterizer centred(InkRasterizer raster, float[] drawn) {
      CentreOfMass mass = CentreOfMass.of(drawn, SIDE, SIDE);
      float scale = raster.scale();
      float width = raster.width();
      float x = line.centreX() * scale + raster.shiftX();
      float y = line.centreY() * scale + raster.shiftY();
      float dx = inside(x + CENTRE - mass.x(), (line.width() * scale + width) / 2) - x;
      float dy = inside(y + CENTRE - mass.y(), (line.height() * scale + width) / 2) - y;
      return new InkRasterizer(
          scale, raster.shiftX() + dx, raster.shiftY() + dy, width, raster.ramp());
    }

    /** Clamps the centre of the ink so that ink that fits stays inside the image. */
    private static float inside(float middle, float half) {
      float room = Math.max(0f, MIDDLE - half);
      return Math.clamp(middle, MIDDLE - room, MIDDLE + room);
    }

    private float scale(PreparationOptions options, Box page) {
      if (!options.scale()) {
        return SIDE / page.longerSide();
      }
      if (!options.crop()) {
        return BOX / page.longerSide();
      }
      if (options.strokeWidth()) {
        return dot ? 0f : (BOX - STROKE_WIDTH) / line.longerSide();
      }
      return BOX / inked.longerSide();
    }
  }
}

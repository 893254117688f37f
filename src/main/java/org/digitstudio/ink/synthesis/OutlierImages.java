package org.digitstudio.ink.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.PicturePreparer;

/**
 * Makes images that resemble digits but are none, so that a network learns to reject them (outlier
 * exposure, Hendrycks et al. 2019): rotated, mirrored and halved digits, two digits in one image,
 * random strokes, also dilated, and invented signs. Letters and drawings of objects are left out,
 * so that rejection can be measured on them.
 */
public final class OutlierImages {
  private static final int SIDE = DigitImage.SIDE;
  private static final int ARC_POINTS = 8;

  private OutlierImages() {}

  /**
   * Makes outlier images.
   *
   * @param digits the digits to transform
   * @param count approximate number of images
   */
  public static List<DigitImage> make(DigitDataset digits, int count, long seed) {
    Random random = new Random(seed);
    List<DigitImage> made = new ArrayList<>();
    while (made.size() < count) {
      int index = random.nextInt(digits.size());
      DigitImage image = digits.image(index);
      int label = digits.label(index);
      boolean symmetric = label == 0 || label == 1 || label == 8;
      if (!symmetric) {
        made.add(moved(image, at -> (SIDE - 1 - at % SIDE) * SIDE + at / SIDE));
        made.add(moved(image, at -> at / SIDE * SIDE + SIDE - 1 - at % SIDE));
      }
      if (label != 1 && label != 7) {
        made.add(half(image, random.nextInt(4)));
      }
      if (random.nextBoolean()) {
        made.add(pair(image, digits.image(random.nextInt(digits.size())), random));
      }
      made.add(InkNormalizer.image(strokes(random)));
      made.add(InkNormalizer.image(sign(random)));
      if (random.nextBoolean()) {
        made.add(swollen(InkNormalizer.image(strokes(random)), 2 + random.nextInt(3)));
      }
    }
    return made;
  }

  private static DigitImage moved(DigitImage image, IntUnaryOperator from) {
    float[] pixels = image.pixels();
    float[] moved = new float[pixels.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = pixels[from.applyAsInt(i)];
    }
    return DigitImage.of(moved);
  }

  private static DigitImage half(DigitImage image, int which) {
    float[] pixels = image.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int position = which < 2 ? i / SIDE : i % SIDE;
      if (position < SIDE / 2 == (which % 2 == 0)) {
        pixels[i] = 0f;
      }
    }
    return PicturePreparer.image(GreyPicture.of(SIDE, SIDE, pixels));
  }

  private static DigitImage pair(DigitImage left, DigitImage right, Random random) {
    int apart = SIDE / 2 + random.nextInt(8);
    int columns = SIDE + 22;
    float[] pixels = new float[SIDE * columns];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int at = row * columns + column;
        pixels[at] = Math.max(pixels[at], left.at(row, column));
        pixels[at + apart] = Math.max(pixels[at + apart], right.at(row, column));
      }
    }
    return PicturePreparer.image(GreyPicture.of(columns, SIDE, pixels));
  }

  /** Dilates an image: each pixel becomes the maximum within the radius. */
  private static DigitImage swollen(DigitImage image, int radius) {
    int side = SIDE + 2 * radius;
    float[] pixels = new float[side * side];
    for (int at = 0; at < pixels.length; at++) {
      for (int down = -radius; down <= radius; down++) {
        for (int right = -radius; right <= radius; right++) {
          int row = at / side - radius + down;
          int column = at % side - radius + right;
          boolean near = down * down + right * right <= radius * radius;
          if (near && row >= 0 && row < SIDE && column >= 0 && column < SIDE) {
            pixels[at] = Math.max(pixels[at], image.at(row, column));
          }
        }
      }
    }
    return PicturePreparer.image(GreyPicture.of(side, side, pixels));
  }

  /** Draws one to four strokes between random points. */
  private static Ink strokes(Random random) {
    int count = 1 + random.nextInt(4);
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int corners = 2 + random.nextInt(count == 1 ? 10 : 4);
      List<InkPoint> points = new ArrayList<>();
      for (int j = 0; j < corners; j++) {
        points.add(new InkPoint(70 * random.nextFloat(), 100 * random.nextFloat()));
      }
      strokes.add(new Stroke(points));
    }
    return new Ink(strokes, 5f);
  }

  /**
   * Draws one to four lines and arcs between points of a grid, mostly joined: the elements of
   * written signs without being one of any script.
   */
  private static Ink sign(Random random) {
    List<Stroke> strokes = new ArrayList<>();
    InkPoint last = gridPoint(random);
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      InkPoint from = random.nextInt(4) == 0 ? gridPoint(random) : last;
      InkPoint to = gridPoint(random);
      strokes.add(new Stroke(arc(from, to, random)));
      last = random.nextBoolean() ? from : to;
    }
    return new Ink(strokes, 5f);
  }

  private static InkPoint gridPoint(Random random) {
    float x = 30 * random.nextInt(3) + 4 * (float) random.nextGaussian();
    float y = 30 * random.nextInt(4) + 4 * (float) random.nextGaussian();
    return new InkPoint(x, y);
  }

  /** Returns the points from one point to another, half of the time along an arc. */
  private static List<InkPoint> arc(InkPoint from, InkPoint to, Random random) {
    float bulge = random.nextBoolean() ? 0f : 1.2f * random.nextFloat() - 0.6f;
    List<InkPoint> points = new ArrayList<>();
    for (int i = 0; i <= ARC_POINTS; i++) {
      float t = (float) i / ARC_POINTS;
      float aside = bulge * (float) Math.sin(Math.PI * t);
      float dx = to.x() - from.x();
      float dy = to.y() - from.y();
      points.add(new InkPoint(from.x() + t * dx - aside * dy, from.y() + t * dy + aside * dx));
    }
    return points;
  }
}

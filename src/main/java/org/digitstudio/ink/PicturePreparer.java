package org.digitstudio.ink;

import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;

/**
 * Converts pictures of one digit to 28x28 images like MNIST's: separates ink from paper, crops it,
 * scales it with an area filter so that its longer side is 20 pixels, and shifts it so that the
 * centre of mass is at MNIST's position, to a fraction of a pixel. Stroke widths outside MNIST's
 * range, such as a ballpoint's on a photograph, are first changed to the nearest width in it. A
 * picture that is already like MNIST's is returned unchanged.
 */
public final class PicturePreparer {
  /** Maximum side of the pictures in which ink is searched. */
  static final int WORKING_SIDE = 1024;

  /** The training set's mean stroke width less and plus one standard deviation, in pixels. */
  private static final double THIN = 2.0;

  private static final double THICK = 3.2;

  /** Minimum number of source pixels per target pixel for moving the edges of strokes. */
  private static final double FINE_ENOUGH = 1.6;

  private static final int SIDE = DigitImage.SIDE;
  private static final int SHOWN_SIDE = 112;

  private PicturePreparer() {}

  /** Returns the network's input for a picture of one digit; a blank image if it has no ink. */
  public static DigitImage image(GreyPicture picture) {
    return mnistLike(picture)
        .orElseGet(() -> image(InkFinder.find(picture, WORKING_SIDE), PreparationOptions.ALL));
  }

  /** Prepares a picture and returns each step as a picture. */
  public static Preparation prepare(GreyPicture picture, PreparationOptions options) {
    Optional<DigitImage> already =
        options.equals(PreparationOptions.ALL) ? mnistLike(picture) : Optional.empty();
    GreyPicture raw = AreaFilter.shrink(picture, SHOWN_SIDE);
    if (already.isPresent()) {
      GreyPicture image = GreyPicture.of(already.get());
      return new Preparation(raw, image, image, image, already.get());
    }
    return prepare(raw, InkFinder.find(picture, WORKING_SIDE), options);
  }

  /**
   * Prepares ink that has already been found and returns each step as a picture.
   *
   * @param raw the original picture, shown reduced as the first step
   */
  public static Preparation prepareInk(GreyPicture raw, InkMap map, PreparationOptions options) {
    return prepare(AreaFilter.shrink(raw, SHOWN_SIDE), map, options);
  }

  /** Returns the box of all ink in pixels of the picture; empty if there is none. */
  public static Optional<Box> inked(GreyPicture picture) {
    InkMap map = InkFinder.find(picture, WORKING_SIDE);
    if (map.isEmpty()) {
      return Optional.empty();
    }
    Box box = map.inked();
    float unit = map.perPixel();
    return Optional.of(
        new Box(box.x() * unit, box.y() * unit, box.width() * unit, box.height() * unit));
  }

  static Preparation prepare(GreyPicture raw, InkMap map, PreparationOptions options) {
    if (map.isEmpty()) {
      GreyPicture blank = GreyPicture.of(DigitImage.empty());
      return new Preparation(raw, blank, blank, blank, DigitImage.empty());
    }
    InkMap cropped = options.crop() ? map.part(map.inked(), 0) : map;
    PreparationOptions inBox =
        new PreparationOptions(options.crop(), options.scale(), false, false);
    PreparationOptions placed =
        new PreparationOptions(options.crop(), options.scale(), options.centre(), false);
    return new Preparation(
        raw,
        cropped.shown(SHOWN_SIDE),
        GreyPicture.of(image(map, inBox)),
        GreyPicture.of(image(map, placed)),
        image(map, options));
  }

  static DigitImage image(InkMap map, PreparationOptions options) {
    if (map.isEmpty()) {
      return DigitImage.empty();
    }
    double longerPage = Math.max(map.width(), map.height());
    InkMap part = options.crop() ? map.part(map.inked(), 1) : map;
    double margin = options.crop() ? 2 : 0;
    double longer = Math.max(part.width(), part.height()) - margin;
    double scale = options.scale() ? InkNormalizer.BOX / longer : SIDE / longerPage;
    if (options.strokeWidth() && options.crop() && options.scale() && scale * FINE_ENOUGH < 1) {
      double width = part.strokeWidth();
      double wanted = Math.clamp(width * scale, THIN, THICK);
      if (wanted != width * scale && longer > 2 * width) {
        scale = (InkNormalizer.BOX - wanted) / (longer - width);
        float by = (float) Math.max((wanted / scale - width) / 2, -0.2 * width);
        int room = Math.max(0, (int) Math.ceil(by)) + 1;
        part = StrokeWidth.change(part.part(new Box(0, 0, part.width(), part.height()), room), by);
      }
    }
    return render(part, scale, options.centre());
  }

  private static DigitImage render(InkMap part, double scale, boolean centre) {
    double middleX = part.width() / 2.0;
    double middleY = part.height() / 2.0;
    double shiftX = SIDE / 2.0 - middleX * scale;
    double shiftY = SIDE / 2.0 - middleY * scale;
    if (centre) {
      CentreOfMass mass = CentreOfMass.of(part.ink(), part.width(), part.height());
      shiftX = inside(InkNormalizer.CENTRE - mass.x() * scale, part.width() * scale);
      shiftY = inside(InkNormalizer.CENTRE - mass.y() * scale, part.height() * scale);
    }
    AreaFilter filter = new AreaFilter(part.ink(), part.width(), part.height());
    return DigitImage.of(filter.draw(scale, shiftX, shiftY, SIDE, SIDE));
  }

  /** Clamps the position of an edge so that ink that fits stays inside the image. */
  private static double inside(double edge, double size) {
    return size >= SIDE ? (SIDE - size) / 2 : Math.clamp(edge, 0, SIDE - size);
  }

  /** Returns whether a picture is 28x28 with a digit of MNIST's size and position. */
  public static boolean isMnistLike(GreyPicture picture) {
    return mnistLike(picture).isPresent();
  }

  /** Returns a picture that {@link #isMnistLike} as an image, white on black; else empty. */
  private static Optional<DigitImage> mnistLike(GreyPicture picture) {
    if (picture.width() != SIDE || picture.height() != SIDE) {
      return Optional.empty();
    }
    double frame = 0;
    for (int i = 0; i < SIDE; i++) {
      frame +=
          picture.at(0, i) + picture.at(SIDE - 1, i) + picture.at(i, 0) + picture.at(i, SIDE - 1);
    }
    GreyPicture bright = frame > 2 * SIDE ? picture.inverted() : picture;
    DigitImage image = DigitImage.of(bright.shared());
    CentreOfMass mass = CentreOfMass.of(bright.shared(), SIDE, SIDE);
    InkMap map = new InkMap(SIDE, SIDE, bright.shared(), 1);
    if (map.isEmpty()) {
      return Optional.empty();
    }
    boolean sized = Math.abs(map.inked().longerSide() - (InkNormalizer.BOX - 0.5f)) <= 1.5f;
    boolean placed =
        Math.abs(mass.x() - InkNormalizer.CENTRE) <= 0.8f
            && Math.abs(mass.y() - InkNormalizer.CENTRE) <= 0.8f;
    return sized && placed ? Optional.of(image) : Optional.empty();
  }
}

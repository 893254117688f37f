package org.digitstudio.ink;

import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;

/**
 * Makes MNIST-like pictures of pictures of one digit: ink is told from paper, cropped, scaled with
 * an area filter so that its longer side is 20 pixels, and shifted so that the centre of mass lies
 * where MNIST's does, to sub-pixel. Strokes outside MNIST's spread of widths, such as a ballpoint's
 * on a photograph, are brought to its border first. A picture that is MNIST-like already passes as
 * it is.
 */
public final class PicturePreparer {
  /** The size at which pictures are looked at. */
  static final int WORKING_SIDE = 1024;

  /** The training set's mean stroke width less and plus one standard deviation, in pixels. */
  private static final double THIN = 2.0;

  private static final double THICK = 3.2;

  /** Below this many of the picture's pixels a pixel of the digit, edges are not moved. */
  private static final double FINE_ENOUGH = 1.6;

  private static final int SIDE = DigitImage.SIDE;
  private static final int SHOWN_SIDE = 112;

  private PicturePreparer() {}

  /** The network's picture of a picture of one digit; empty where there is no ink. */
  public static DigitImage image(GreyPicture picture) {
    return mnistLike(picture)
        .orElseGet(() -> image(InkFinder.find(picture, WORKING_SIDE), PreparationOptions.ALL));
  }

  /** Every step as a picture. */
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
   * Every step for ink that has been found already.
   *
   * @param raw the picture, for the first step; shown small
   */
  public static Preparation prepareInk(GreyPicture raw, InkMap map, PreparationOptions options) {
    return prepare(AreaFilter.shrink(raw, SHOWN_SIDE), map, options);
  }

  /** Where the ink is, in the picture's pixels, all of it; empty where there is none. */
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
    return place(part, scale, options.centre());
  }

  private static DigitImage place(InkMap part, double scale, boolean centre) {
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

  /** The wanted left edge, nearer where ink that fits would leave the picture. */
  private static double inside(double edge, double size) {
    return size >= SIDE ? (SIDE - size) / 2 : Math.clamp(edge, 0, SIDE - size);
  }

  /** Whether a picture is 28x28 with a digit of MNIST's size in MNIST's place. */
  public static boolean isMnistLike(GreyPicture picture) {
    return mnistLike(picture).isPresent();
  }

  /** A 28x28 picture whose digit has MNIST's size and place already, white on black. */
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

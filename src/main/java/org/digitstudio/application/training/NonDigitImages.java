package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.ImagesReader;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.InkJson;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ink.PicturePreparer;
import org.digitstudio.ink.synthesis.HandwritingVariants;
import org.digitstudio.ink.synthesis.OutlierImages;

/**
 * Makes images of non-digits to train on: real letters and signs without {@link LookAlikes}, real
 * drawings of other things, two digits in one image, and {@link OutlierImages}.
 */
public final class NonDigitImages {
  private static final int PAIRS = 8_000;
  private static final int OUTLIERS = 6_000;

  private NonDigitImages() {}

  /** Returns whether a file holds ink rather than images. */
  private static boolean isInk(Path file) {
    return file.toString().endsWith(".jsonl") || file.toString().endsWith(".jsonl.gz");
  }

  /**
   * Makes the images.
   *
   * @param files ink whose lines have a text, or IDX files of images
   * @param withoutDonors donors whose letters and signs are left out
   * @param digits drawn digits to make pairs of
   * @param mnist digits to make outliers of
   * @param copies number of images of each letter and sign
   */
  static DigitDataset read(
      List<Path> files,
      Set<String> withoutDonors,
      List<LabelledInk> digits,
      DigitDataset mnist,
      int copies,
      ImagesReader images,
      long seed)
      throws IOException {
    DigitDataset all =
        new ConcatDataset("No digits", pairs(digits, seed), outliers(mnist, seed), 1);
    for (Path file : files) {
      DigitDataset more =
          isInk(file)
              ? VariantImages.of("Letters", signs(file, withoutDonors), copies, seed)
              : prepared(images.read(file));
      all = new ConcatDataset("No digits", all, more, 1);
    }
    return all;
  }

  private static List<LabelledInk> signs(Path file, Set<String> withoutDonors) throws IOException {
    List<LabelledInk> signs =
        InkJson.read(file).stream()
            .filter(line -> line.label().isEmpty())
            .filter(line -> line.text().filter(LookAlikes::contains).isEmpty())
            .filter(line -> line.donor().filter(withoutDonors::contains).isEmpty())
            .toList();
    if (signs.isEmpty()) {
      throw new StudioIOException("application.ink.no-letters", file.getFileName());
    }
    return signs;
  }

  /**
   * Returns letters and signs of one donor as the Draw page prepares them, without {@link
   * LookAlikes}; empty if the files hold none of that donor.
   */
  public static DigitDataset signs(List<Path> files, String donor) throws IOException {
    List<DigitImage> images = new ArrayList<>();
    for (Path file : files) {
      if (isInk(file)) {
        signs(file, Set.of()).stream()
            .filter(line -> line.donor().filter(donor::equals).isPresent())
            .forEach(line -> images.add(InkNormalizer.image(line.ink())));
      }
    }
    return images(images.size(), images::get);
  }

  private static DigitDataset pairs(List<LabelledInk> digits, long seed) {
    return images(
        PAIRS,
        i -> {
          SplittableRandom random = new SplittableRandom(seed + i);
          LabelledInk left = digits.get(random.nextInt(digits.size()));
          LabelledInk right = digits.get(random.nextInt(digits.size()));
          return HandwritingVariants.drawPair(left.ink(), right.ink(), random);
        });
  }

  private static DigitDataset outliers(DigitDataset mnist, long seed) {
    List<DigitImage> made = OutlierImages.make(mnist, OUTLIERS, seed);
    return images(made.size(), made::get);
  }

  /** Prepares images as any picture is prepared before it is read. */
  private static DigitDataset prepared(List<DigitImage> pictures) {
    return images(pictures.size(), i -> PicturePreparer.image(GreyPicture.of(pictures.get(i))));
  }

  private static DigitDataset images(int count, IntFunction<DigitImage> images) {
    byte[] pixels = new byte[count * DigitImage.PIXELS];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i ->
                System.arraycopy(
                    images.apply(i).toBytes(),
                    0,
                    pixels,
                    i * DigitImage.PIXELS,
                    DigitImage.PIXELS));
    return ImageSet.nonDigits("No digits", pixels);
  }
}

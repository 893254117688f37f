package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
import org.digitstudio.ink.synthesis.HandVariants;
import org.digitstudio.ink.synthesis.OutlierImages;

/**
 * Pictures that are no digits to learn from: real letters and signs but {@link LookAlikes}, real
 * drawings of other things, two digits in one, and what is made of MNIST's digits and by chance.
 */
public final class NonDigitImages {
  private static final int PAIRS = 8_000;
  private static final int OUTLIERS = 6_000;

  private NonDigitImages() {}

  /** Whether a file holds ink and not pictures. */
  private static boolean isInk(Path file) {
    return file.toString().endsWith(".jsonl") || file.toString().endsWith(".jsonl.gz");
  }

  /**
   * @param files of ink whose lines say what letter or sign they are, or IDX files of pictures
   * @param withoutDonors whose letters and signs to leave out
   * @param digits drawn digits to make pairs of
   * @param mnist to make others of
   * @param copies of each letter and sign
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
      throw new IOException("%s holds no letter or sign.".formatted(file.getFileName()));
    }
    return signs;
  }

  /**
   * Letters and signs of one donor as the canvas makes them, without {@link LookAlikes}; none where
   * the files hold none of that donor.
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
          return HandVariants.drawPair(left.ink(), right.ink(), random);
        });
  }

  private static DigitDataset outliers(DigitDataset mnist, long seed) {
    List<DigitImage> made = OutlierImages.make(mnist, OUTLIERS, seed);
    return images(made.size(), made::get);
  }

  /** As any picture is prepared before it is read. */
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

package org.digitstudio.application.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.LabelledInk;
import org.digitstudio.ink.synthesis.HandwritingVariants;

/**
 * Makes images of drawings: each once as the Draw page prepares it, and then in variants as other
 * writers, tablets and pens would have produced it. Donors with few drawings get more variants, so
 * that no donor's habits dominate.
 */
final class VariantImages {
  /** A donor's drawings get at most this many times the variants of the largest donor's. */
  private static final int MAX_BALANCE = 4;

  private VariantImages() {}

  /** One image to make: a drawing and the number of the variant, 0 for the drawing itself. */
  private record Version(LabelledInk ink, int number) {}

  /**
   * Makes the images.
   *
   * @param inks drawings with labels, or letters and signs without
   * @param copies of each drawing of the largest donor, 1 or more; of n times fewer drawings the
   *     square root of n times as many copies are made
   */
  static DigitDataset of(String name, List<LabelledInk> inks, int copies, long seed) {
    List<Version> versions = versions(inks, copies);
    byte[] pixels = new byte[Math.multiplyExact(versions.size(), DigitImage.PIXELS)];
    IntStream.range(0, versions.size())
        .parallel()
        .forEach(
            i -> {
              byte[] image = image(versions.get(i), seed + i).toBytes();
              System.arraycopy(image, 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
            });
    if (inks.stream().allMatch(ink -> ink.label().isEmpty())) {
      return ImageSet.nonDigits(name, pixels);
    }
    byte[] labels = new byte[versions.size()];
    int[] originals = new int[versions.size()];
    int first = 0;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) versions.get(i).ink.label().orElseThrow();
      first = versions.get(i).number == 0 ? i : first;
      originals[i] = first;
    }
    return new CopiesDataset(ImageSet.owning(name, pixels, labels), originals);
  }

  private static DigitImage image(Version version, long seed) {
    LabelledInk ink = version.ink;
    return version.number == 0
        ? InkNormalizer.image(ink.ink())
        : HandwritingVariants.draw(ink.ink(), ink.label(), new SplittableRandom(seed));
  }

  /** Returns the images to make; those of a drawing are consecutive. */
  private static List<Version> versions(List<LabelledInk> inks, int copies) {
    Map<String, Long> counts =
        inks.stream()
            .collect(
                Collectors.groupingBy(
                    VariantImages::donor, LinkedHashMap::new, Collectors.counting()));
    double largest = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Version> versions = new ArrayList<>();
    for (LabelledInk ink : inks) {
      double balance =
          Math.min(MAX_BALANCE, Math.sqrt(largest / counts.getOrDefault(donor(ink), 1L)));
      for (int number = 0; number < Math.round(copies * balance); number++) {
        versions.add(new Version(ink, number));
      }
    }
    return versions;
  }

  /** Returns the donor; all drawings that name none count as one donor's. */
  private static String donor(LabelledInk ink) {
    return ink.donor().orElse("");
  }

  /** Images of which some show the same drawing as an earlier one. */
  private record CopiesDataset(DigitDataset images, int[] originals) implements DigitDataset {
    @Override
    public String name() {
      return images.name();
    }

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public int label(int index) {
      return images.label(index);
    }

    @Override
    public int firstOccurrence(int index) {
      return originals[index];
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      images.copyPixels(index, target, offset);
    }
  }
}

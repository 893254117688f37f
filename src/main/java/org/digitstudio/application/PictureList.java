package org.digitstudio.application;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.DigitImage;

/** A labelled set made of pictures, and sets joined end to end. */
public final class PictureList {
  private PictureList() {}

  /**
   * @param labels a digit a picture
   */
  public static DigitDataset of(String name, List<DigitImage> images, List<Integer> labels) {
    if (images.size() != labels.size()) {
      throw new IllegalArgumentException("Each picture has one label");
    }
    byte[] pixels = new byte[images.size() * DigitImage.PIXELS];
    byte[] digits = new byte[images.size()];
    for (int i = 0; i < digits.length; i++) {
      System.arraycopy(
          images.get(i).toBytes(), 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
      digits[i] = labels.get(i).byteValue();
    }
    return new Pictures(name, pixels, digits);
  }

  /** The sets' pictures one set after the other. */
  public static DigitDataset join(String name, List<DigitDataset> parts) {
    List<Integer> starts = new ArrayList<>();
    int size = 0;
    for (DigitDataset part : parts) {
      starts.add(size);
      size += part.size();
    }
    return new Joined(name, size, List.copyOf(parts), List.copyOf(starts));
  }

  private record Pictures(String name, byte[] pixels, byte[] labels) implements DigitDataset {
    @Override
    public int size() {
      return labels.length;
    }

    @Override
    public int label(int index) {
      return labels[index];
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      System.arraycopy(pixels, index * DigitImage.PIXELS, target, offset, DigitImage.PIXELS);
    }
  }

  private record Joined(String name, int size, List<DigitDataset> parts, List<Integer> starts)
      implements DigitDataset {
    @Override
    public int label(int index) {
      int part = part(index);
      return parts.get(part).label(index - starts.get(part));
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      int part = part(index);
      parts.get(part).copyPixels(index - starts.get(part), target, offset);
    }

    private int part(int index) {
      int part = parts.size() - 1;
      while (index < starts.get(part)) {
        part--;
      }
      return part;
    }
  }
}

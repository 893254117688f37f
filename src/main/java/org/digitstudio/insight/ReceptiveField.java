package org.digitstudio.insight;

import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.Shape;

/** Which places of a layer a pixel feeds, and which pixels a place sees. */
public final class ReceptiveField {
  private ReceptiveField() {}

  /** A rectangle of places, both ends included. */
  public record Area(int top, int left, int bottom, int right) {
    public int height() {
      return bottom - top + 1;
    }

    public int width() {
      return right - left + 1;
    }

    public int count() {
      return height() * width();
    }
  }

  /** A layer's window and steps along both axes. */
  private record Slide(int height, int width, int stride, Padding padding) {
    static Optional<Slide> of(LayerSpec layer) {
      return switch (layer) {
        case Convolution c ->
            Optional.of(new Slide(c.kernelHeight(), c.kernelWidth(), c.stride(), c.padding()));
        case Pool p -> Optional.of(new Slide(p.size(), p.size(), p.stride(), p.padding()));
        default -> Optional.empty();
      };
    }
  }

  /**
   * The places of layer {@code layer}'s maps that a pixel feeds, the same in every map; empty where
   * a stride passes over the pixel. Units behind a dense layer see every pixel: their one place.
   */
  public static Optional<Area> fedBy(NetworkSpec spec, int layer, int row, int column) {
    Area area =
        switch (spec.input()) {
          case CHANNELS_FIRST -> new Area(row, column, row, column);
          case CHANNELS_LAST -> new Area(0, row, 0, row);
          case FLAT -> new Area(0, 0, 0, 0);
        };
    for (int i = 0; i <= layer; i++) {
      LayerSpec at = spec.layers().get(i);
      if (at instanceof Dense || at instanceof Output) {
        return Optional.of(new Area(0, 0, 0, 0));
      }
      Optional<Slide> slide = Slide.of(at);
      if (slide.isPresent()) {
        area = fed(slide.get(), spec.inputShape(i), area);
        if (area.height() < 1 || area.width() < 1) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(area);
  }

  private static Area fed(Slide slide, Shape in, Area area) {
    int rows = slide.padding.outputSize(in.height(), slide.height, slide.stride);
    int columns = slide.padding.outputSize(in.width(), slide.width, slide.stride);
    int top = slide.padding.zerosBefore(in.height(), slide.height, slide.stride);
    int left = slide.padding.zerosBefore(in.width(), slide.width, slide.stride);
    return new Area(
        Math.max(0, Math.ceilDiv(area.top + top - slide.height + 1, slide.stride)),
        Math.max(0, Math.ceilDiv(area.left + left - slide.width + 1, slide.stride)),
        Math.min(rows - 1, (area.bottom + top) / slide.stride),
        Math.min(columns - 1, (area.right + left) / slide.stride));
  }

  /** The pixels of the picture that one place of layer {@code layer} sees, cut at the border. */
  public static Area seenBy(NetworkSpec spec, int layer, int y, int x) {
    Area area = new Area(y, x, y, x);
    for (int i = layer; i >= 0; i--) {
      LayerSpec at = spec.layers().get(i);
      if (at instanceof Dense || at instanceof Output) {
        return new Area(0, 0, DigitImage.SIDE - 1, DigitImage.SIDE - 1);
      }
      Optional<Slide> slide = Slide.of(at);
      if (slide.isPresent()) {
        area = seen(slide.get(), spec.inputShape(i), area);
      }
    }
    return spec.input() == InputLayout.CHANNELS_LAST
        ? new Area(area.left, 0, area.right, DigitImage.SIDE - 1)
        : area;
  }

  private static Area seen(Slide slide, Shape in, Area area) {
    int top = slide.padding.zerosBefore(in.height(), slide.height, slide.stride);
    int left = slide.padding.zerosBefore(in.width(), slide.width, slide.stride);
    return new Area(
        Math.max(0, area.top * slide.stride - top),
        Math.max(0, area.left * slide.stride - left),
        Math.min(in.height() - 1, area.bottom * slide.stride - top + slide.height - 1),
        Math.min(in.width() - 1, area.right * slide.stride - left + slide.width - 1));
  }
}

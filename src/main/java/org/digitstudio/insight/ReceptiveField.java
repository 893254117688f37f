package org.digitstudio.insight;

import java.util.Optional;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.Shape;

/** Maps pixels to the cells of a layer they influence, and cells to the pixels they see. */
public final class ReceptiveField {
  private static final Area NOTHING = new Area(0, 0, -1, -1);

  private ReceptiveField() {}

  /** A rectangle of cells; all four bounds are inclusive. */
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

    private Area shifted(int down, int right) {
      return new Area(top + down, left + right, bottom + down, this.right + right);
    }

    /** Returns the part of the area inside a feature map; empty if it covers only padding. */
    private Area within(Shape map) {
      return new Area(
          Math.max(top, 0),
          Math.max(left, 0),
          Math.min(bottom, map.height() - 1),
          Math.min(right, map.width() - 1));
    }

    private boolean isEmpty() {
      return height() < 1 || width() < 1;
    }
  }

  /** The kernel size, stride and padding of a convolution or pooling layer. */
  private record SlidingWindow(int height, int width, int stride, Padding padding) {
    static Optional<SlidingWindow> of(LayerSpec layer) {
      return switch (layer) {
        case Convolution c ->
            Optional.of(
                new SlidingWindow(c.kernelHeight(), c.kernelWidth(), c.stride(), c.padding()));
        case Pool p -> Optional.of(new SlidingWindow(p.size(), p.size(), p.stride(), p.padding()));
        default -> Optional.empty();
      };
    }
  }

  /**
   * Returns the cells of a layer's feature maps that a pixel influences, the same in every map;
   * empty where a stride skips the pixel. A unit behind a dense layer sees every pixel: its area is
   * one cell.
   */
  public static Optional<Area> influencedBy(NetworkSpec spec, int layer, int row, int column) {
    Area area =
        switch (spec.input()) {
          case CHANNELS_FIRST -> new Area(row, column, row, column);
          case CHANNELS_LAST -> new Area(0, row, 0, row);
          case FLAT -> new Area(0, 0, 0, 0);
        };
    return throughLayers(spec, 0, area, layer);
  }

  /**
   * Returns the cells of layer {@code to} that depend on an area of the output of layer {@code
   * from}, the same in every feature map; empty where a stride skips the area.
   *
   * @param to at least {@code from}
   */
  public static Optional<Area> influencedBy(NetworkSpec spec, int from, Area area, int to) {
    return throughLayers(spec, from + 1, area, to);
  }

  private static Optional<Area> throughLayers(NetworkSpec spec, int first, Area start, int last) {
    Area area = start;
    for (int i = first; i <= last; i++) {
      LayerSpec at = spec.layers().get(i);
      if (at instanceof Dense || at instanceof Output) {
        return Optional.of(new Area(0, 0, 0, 0));
      }
      if (at instanceof ZeroPadding padding) {
        area = area.shifted(padding.top(), padding.left());
      }
      Optional<SlidingWindow> window = SlidingWindow.of(at);
      if (window.isPresent()) {
        area = influenced(window.get(), spec.inputShape(i), area);
        if (area.isEmpty()) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(area);
  }

  private static Area influenced(SlidingWindow window, Shape in, Area area) {
    int rows = window.padding.outputSize(in.height(), window.height, window.stride);
    int columns = window.padding.outputSize(in.width(), window.width, window.stride);
    int top = window.padding.zerosBefore(in.height(), window.height, window.stride);
    int left = window.padding.zerosBefore(in.width(), window.width, window.stride);
    return new Area(
        Math.max(0, Math.ceilDiv(area.top + top - window.height + 1, window.stride)),
        Math.max(0, Math.ceilDiv(area.left + left - window.width + 1, window.stride)),
        Math.min(rows - 1, (area.bottom + top) / window.stride),
        Math.min(columns - 1, (area.right + left) / window.stride));
  }

  /**
   * Returns the pixels that cell (y, x) of a layer sees, clipped to the image; an empty area for a
   * cell that sees only zero padding.
   */
  public static Area seenBy(NetworkSpec spec, int layer, int y, int x) {
    Optional<Area> area = backTo(spec, layer, new Area(y, x, y, x), 0);
    if (area.isEmpty()) {
      return new Area(0, 0, DigitImage.SIDE - 1, DigitImage.SIDE - 1);
    }
    boolean columnsAreChannels = spec.input() == InputLayout.CHANNELS_LAST && !area.get().isEmpty();
    return columnsAreChannels
        ? new Area(area.get().left, 0, area.get().right, DigitImage.SIDE - 1)
        : area.get();
  }

  /**
   * Returns the part of the output of layer {@code to} that an area of layer {@code layer} depends
   * on, the same in every feature map; empty if a dense layer lies between, which sees everything.
   *
   * @param to less than {@code layer}
   */
  public static Optional<Area> seenBy(NetworkSpec spec, int layer, Area area, int to) {
    return backTo(spec, layer, area, to + 1);
  }

  private static Optional<Area> backTo(NetworkSpec spec, int layer, Area start, int first) {
    Area area = start;
    for (int i = layer; i >= first; i--) {
      LayerSpec at = spec.layers().get(i);
      if (at instanceof Dense || at instanceof Output) {
        return Optional.empty();
      }
      if (at instanceof ZeroPadding padding) {
        area = area.shifted(-padding.top(), -padding.left()).within(spec.inputShape(i));
        if (area.isEmpty()) {
          return Optional.of(NOTHING);
        }
      }
      Optional<SlidingWindow> window = SlidingWindow.of(at);
      if (window.isPresent()) {
        area = seen(window.get(), spec.inputShape(i), area);
      }
    }
    return Optional.of(area);
  }

  private static Area seen(SlidingWindow window, Shape in, Area area) {
    int top = window.padding.zerosBefore(in.height(), window.height, window.stride);
    int left = window.padding.zerosBefore(in.width(), window.width, window.stride);
    return new Area(
        Math.max(0, area.top * window.stride - top),
        Math.max(0, area.left * window.stride - left),
        Math.min(in.height() - 1, area.bottom * window.stride - top + window.height - 1),
        Math.min(in.width() - 1, area.right * window.stride - left + window.width - 1));
  }
}

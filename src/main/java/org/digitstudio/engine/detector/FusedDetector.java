package org.digitstudio.engine.detector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.digitstudio.domain.network.Detector;
import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.engine.op.BatchContext;
import org.digitstudio.engine.op.LayerContext;
import org.digitstudio.engine.op.LayerOp;
import org.digitstudio.engine.op.Parameters;
import org.digitstudio.engine.simd.Kernels;

/**
 * Runs a detector. Large maps are looked at in parts that overlap by what a cell sees, on all
 * cores, so that memory has a bound.
 */
public final class FusedDetector implements DigitDetector {
  /** The width that is processed in one piece, in pixels. */
  private static final int PART_WIDTH = 512;

  private static final int PART_HEIGHT = 256;

  /** Sizes are rounded up to these, so that memory once laid out serves many pictures. */
  private static final int WIDTH_STEP = 32;

  private static final int HEIGHT_STEP = 16;
  private static final int KEPT = 24;

  private final DetectorSpec spec;
  private final Kernels kernels;
  private final float[] weights;
  private final int reach;

  /** Free workspaces by height and width, the least recently used first. */
  private final Map<List<Integer>, List<Workspace>> free = new LinkedHashMap<>(16, 0.75f, true);

  private int kept;

  /**
   * @param kernels the innermost loops to use
   */
  public FusedDetector(Detector detector, Kernels kernels) {
    FoldedNormalization folded = FoldedNormalization.of(detector.spec(), detector.parameters());
    this.spec = folded.spec();
    this.kernels = kernels;
    this.reach = spec.reach();
    Parameters layout = new Parameters();
    DetectorNetwork smallest = network(layout, HEIGHT_STEP, WIDTH_STEP);
    this.weights = new float[layout.size()];
    smallest.toEngine(folded.parameters(), weights);
  }

  /** With the fastest loops of this machine. */
  public FusedDetector(Detector detector) {
    this(detector, Kernels.best());
  }

  private DetectorNetwork network(Parameters layout, int height, int width) {
    LayerContext context = new LayerContext(kernels, layout, 1, false);
    return new DetectorNetwork(spec, context, height, width, 1);
  }

  /** A part of a map, in cells: its own, which lie within what is looked at. */
  private record Part(int left, int top, int right, int bottom) {}

  @Override
  public Cells look(int width, int height, float[] contrast) {
    if (width % CELL != 0 || height % CELL != 0 || contrast.length != width * height) {
      throw new IllegalArgumentException(
          "%d x %d pixels are no whole cells".formatted(width, height));
    }
    Cells cells =
        new Cells(
            width / CELL,
            height / CELL,
            new float[width / CELL * (height / CELL) * DetectorSpec.OUTPUTS]);
    List<Part> parts = parts(width, height);
    IntStream all = IntStream.range(0, parts.size());
    (parts.size() > 1 ? all.parallel() : all)
        .forEach(i -> look(parts.get(i), width, height, contrast, cells));
    return cells;
  }

  private List<Part> parts(int width, int height) {
    if (width <= PART_WIDTH && height <= PART_HEIGHT) {
      return List.of(new Part(0, 0, width / CELL, height / CELL));
    }
    List<Part> parts = new ArrayList<>();
    int stepX = (PART_WIDTH - 2 * reach) / CELL;
    int stepY = (PART_HEIGHT - 2 * reach) / CELL;
    for (int top = 0; top < height / CELL; top += stepY) {
      for (int left = 0; left < width / CELL; left += stepX) {
        int right = Math.min(left + stepX, width / CELL);
        int bottom = Math.min(top + stepY, height / CELL);
        parts.add(new Part(left, top, right, bottom));
      }
    }
    return parts;
  }

  private void look(Part part, int width, int height, float[] contrast, Cells cells) {
    int left = Math.max(0, part.left * CELL - reach);
    int top = Math.max(0, part.top * CELL - reach);
    int right = Math.min(width, part.right * CELL + reach);
    int bottom = Math.min(height, part.bottom * CELL + reach);
    Workspace workspace =
        borrow(
            Math.ceilDiv(bottom - top, HEIGHT_STEP) * HEIGHT_STEP,
            Math.ceilDiv(right - left, WIDTH_STEP) * WIDTH_STEP);
    float[] input = workspace.network.input.values;
    Arrays.fill(input, 0f);
    for (int row = top; row < bottom; row++) {
      System.arraycopy(
          contrast, row * width + left, input, (row - top) * workspace.width, right - left);
    }
    workspace.run();
    int line = workspace.width / CELL;
    float[] output = workspace.network.output.values;
    for (int row = part.top; row < part.bottom; row++) {
      int from = (row - top / CELL) * line + part.left - left / CELL;
      System.arraycopy(
          output,
          from * DetectorSpec.OUTPUTS,
          cells.values(),
          cells.at(part.left, row),
          (part.right - part.left) * DetectorSpec.OUTPUTS);
    }
    giveBack(workspace);
  }

  private Workspace borrow(int height, int width) {
    synchronized (free) {
      List<Workspace> waiting = free.get(List.of(height, width));
      if (waiting != null && !waiting.isEmpty()) {
        kept--;
        return waiting.removeLast();
      }
    }
    return new Workspace(height, width);
  }

  private void giveBack(Workspace workspace) {
    synchronized (free) {
      free.computeIfAbsent(List.of(workspace.height, workspace.width), size -> new ArrayList<>())
          .add(workspace);
      kept++;
      while (kept > KEPT) {
        List<Integer> oldest = free.keySet().iterator().next();
        kept -= free.remove(oldest).size();
      }
    }
  }

  /** The memory to look at one map of one size. */
  private final class Workspace {
    private final int height;
    private final int width;
    private final DetectorNetwork network;
    private final BatchContext batch = new BatchContext(1);

    Workspace(int height, int width) {
      this.height = height;
      this.width = width;
      Parameters layout = new Parameters();
      network = network(layout, height, width);
      layout.use(weights);
      network.ops.forEach(LayerOp::refresh);
      batch.count = 1;
    }

    void run() {
      for (LayerOp op : network.ops) {
        for (int phase = 0; phase < op.forwardPhases(false); phase++) {
          op.forward(phase, batch, 0);
        }
      }
    }
  }
}

package org.digitstudio.ui.inside.model;

import java.util.List;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.ManualKernels;
import org.digitstudio.insight.Patch;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Tint;

/** A kernel made by hand over the picture, then ReLU. */
public record ManualKernelView(float[] kernel, float[] pixels, float[] map, float scale)
    implements KernelView {
  /** The sum of a kernel's positive weights: the most it can answer. */
  public static ManualKernelView of(float[] kernel, float[] pixels) {
    float[] map = ManualKernels.apply(kernel, pixels);
    float most = 0;
    for (float weight : kernel) {
      most += Math.max(0, weight);
    }
    for (int i = 0; i < map.length; i++) {
      map[i] = Math.max(0, map[i]);
    }
    return new ManualKernelView(kernel, pixels, map, Math.max(most, 1e-6f));
  }

  @Override
  public Matrix input() {
    return new Matrix(DigitImage.SIDE, DigitImage.SIDE, pixels, Tint.INK, 1);
  }

  @Override
  public Matrix output() {
    return new Matrix(DigitImage.SIDE, DigitImage.SIDE, map, Tint.SIGNED, scale);
  }

  @Override
  public Area patchArea(Cell cell) {
    int reach = ManualKernels.SIDE / 2;
    return new Area(
        cell.row() - reach, cell.column() - reach, cell.row() + reach, cell.column() + reach);
  }

  @Override
  public Cell cellAt(Cell input) {
    return input;
  }

  @Override
  public Patch patch(Cell cell) {
    return Patch.ofManualKernel(kernel, pixels, cell.row(), cell.column());
  }

  @Override
  public int channel() {
    return 0;
  }

  @Override
  public List<Step> steps(Cell cell) {
    return List.of(new Step("ReLU", Math.max(0, patch(cell).preActivation())));
  }
}

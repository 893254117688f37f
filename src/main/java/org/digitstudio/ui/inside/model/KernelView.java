package org.digitstudio.ui.inside.model;

import java.util.List;
import org.digitstudio.insight.Patch;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Tint;

/** One kernel applied to an input: the input, the feature map and the arithmetic of each cell. */
public interface KernelView {
  /** Returns the input channel as displayed. */
  Matrix input();

  /** Returns the feature map, after its activation, as displayed. */
  Matrix output();

  /** Returns the part of the displayed input under the kernel; it may reach into the padding. */
  Area patchArea(Cell cell);

  /** Returns the cell of the feature map whose patch is centred on a cell of the input. */
  Cell cellAt(Cell input);

  /** Returns the inputs, weights and bias that a cell of the feature map is computed from. */
  Patch patch(Cell cell);

  /** Returns the input channel whose products are written out. */
  int channel();

  /** Returns the steps from the pre-activation of a cell to its final value. */
  List<Step> steps(Cell cell);

  /**
   * A displayed matrix.
   *
   * @param values row by row
   * @param scale the value that gets full colour
   */
  record Matrix(int rows, int columns, float[] values, Tint tint, float scale) {}

  /** One step after the pre-activation, with its result. */
  record Step(String name, float value) {}
}

package org.digitstudio.ui.inside.model;

import java.util.List;
import org.digitstudio.insight.Patch;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Tint;

/** One kernel at work: what it slides over, the map it makes and the numbers at each place. */
public interface KernelView {
  /** What the kernel slides over, as it stands on the screen. */
  Sheet input();

  /** The finished map, as it stands on the screen. */
  Sheet output();

  /**
   * The part of the input that the kernel covers at a place of the map; may reach over the edge.
   */
  Area window(Cell place);

  /** The place of the map whose window lies around that cell of the input. */
  Cell placeAt(Cell input);

  /** The numbers that make the map's value at a place. */
  Patch numbers(Cell place);

  /** Which channel of the window is written out. */
  int channel();

  /** What happens to the sum until it is the map's value. */
  List<Step> steps(Cell place);

  /**
   * @param scale the value that gets full colour
   */
  record Sheet(int rows, int columns, float[] values, Tint tint, float scale) {
    float at(Cell cell) {
      return values[cell.row() * columns + cell.column()];
    }
  }

  /** One step after the sum, with its own result. */
  record Step(String name, float value) {}
}

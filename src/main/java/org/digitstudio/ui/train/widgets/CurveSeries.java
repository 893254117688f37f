package org.digitstudio.ui.train.widgets;

import java.util.List;

/**
 * One curve of a chart.
 *
 * @param style its CSS class, which gives the colour
 * @param readable whether the legend shows its value at the pointer
 */
record CurveSeries(String name, String style, boolean readable, List<CurvePoint> points) {
  CurveSeries {
    points = List.copyOf(points);
  }
}

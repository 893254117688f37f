package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.InkPoint;
import org.junit.jupiter.api.Test;

class StrokeSmootherTest {
  @Test
  void aSlantedLineOfIntegerSamplesIsSmoothedToAStraightOne() {
    List<InkPoint> points = new ArrayList<>();
    for (int y = 0; y <= 200; y++) {
      StrokeSmoother.add(points, new InkPoint(Math.round(100 - 0.42f * y), y));
    }
    List<InkPoint> line = StrokeSmoother.smooth(points);

    assertThat(line.getFirst()).isEqualTo(new InkPoint(100, 0));
    assertThat(line.getLast()).isEqualTo(new InkPoint(16, 200));
    for (InkPoint point : line) {
      assertThat(point.x()).isCloseTo(100 - 0.42f * point.y(), within(0.35f));
    }
  }

  @Test
  void theCornerOfAFastStrokeStaysACorner() {
    List<InkPoint> seven =
        List.of(
            new InkPoint(0, 0), new InkPoint(60, 0), new InkPoint(120, 0), new InkPoint(90, 70));

    assertThat(StrokeSmoother.smooth(seven)).isEqualTo(seven);
  }

  @Test
  void theTipFollowsThePenWithoutLag() {
    List<InkPoint> points = new ArrayList<>();
    StrokeSmoother.add(points, new InkPoint(0, 0));
    StrokeSmoother.add(points, new InkPoint(1, 0));
    StrokeSmoother.add(points, new InkPoint(2, 0));

    assertThat(points).containsExactly(new InkPoint(0, 0), new InkPoint(2, 0));
  }
}

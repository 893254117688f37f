package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.ReceptiveField.Area;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceptiveFieldTest {
  @ParameterizedTest
  @MethodSource("org.digitstudio.insight.ForwardPassTest#networks")
  void aCellIsInfluencedByExactlyThePixelsItSees(NetworkSpec spec) {
    for (int layer = 0; layer < spec.layers().size(); layer++) {
      Shape shape = spec.shapes().get(layer + 1);
      for (int y = 0; y < shape.height(); y++) {
        for (int x = 0; x < shape.width(); x++) {
          Area seen = ReceptiveField.seenBy(spec, layer, y, x);
          for (int pixel = 0; pixel < 784; pixel += 5) {
            int row = pixel / 28;
            int column = pixel % 28;
            boolean sees = contains(seen, row, column);
            int cellY = y;
            int cellX = x;
            boolean influenced =
                ReceptiveField.influencedBy(spec, layer, row, column)
                    .filter(area -> contains(area, cellY, cellX))
                    .isPresent();
            assertThat(influenced)
                .as("layer %d, %d/%d, pixel %d", layer, y, x, pixel)
                .isEqualTo(sees);
          }
        }
      }
    }
  }

  private static boolean contains(Area area, int y, int x) {
    return y >= area.top() && y <= area.bottom() && x >= area.left() && x <= area.right();
  }
}

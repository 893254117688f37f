package org.digitstudio.application.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.FakeClassifier;
import org.digitstudio.application.reading.NeighbourIndex.Neighbour;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.junit.jupiter.api.Test;

class NeighbourIndexTest {
  /** Pictures whose features are their first pixels: directions at 0, 10, 20, ... degrees. */
  private static final DigitDataset FAN =
      new ImageSet(
          "fan",
          IntStream.range(0, 10).mapToObj(NeighbourIndexTest::direction).toList(),
          IntStream.range(0, 10).toArray());

  private static DigitImage direction(int index) {
    float[] pixels = new float[DigitImage.PIXELS];
    pixels[0] = (float) (Math.cos(Math.toRadians(10 * index)) * (index + 1) / 20);
    pixels[1] = (float) (Math.sin(Math.toRadians(10 * index)) * (index + 1) / 20);
    return DigitImage.of(pixels);
  }

  @Test
  void theNearestComeFirstRegardlessOfTheirLength() {
    NeighbourIndex index = NeighbourIndex.build(new FakeClassifier(5), FAN, new BackgroundTask());
    double angle = Math.toRadians(33);
    float[] query = {(float) Math.cos(angle) * 7, (float) Math.sin(angle) * 7, 0, 0, 0};
    List<Neighbour> nearest = index.nearest(query, 5);
    assertThat(nearest).extracting(Neighbour::index).containsExactly(3, 4, 2, 5, 1);
    assertThat(nearest.getFirst().similarity())
        .isCloseTo((float) Math.cos(Math.toRadians(3)), within(0.01f));
    assertThat(nearest).extracting(Neighbour::label).containsExactly(3, 4, 2, 5, 1);
  }

  @Test
  void aRequestForMoreThanThereAreReturnsAll() {
    NeighbourIndex index = NeighbourIndex.build(new FakeClassifier(2), FAN, new BackgroundTask());
    assertThat(index.nearest(new float[] {1, 0}, 50)).hasSize(10);
  }

  @Test
  void featuresOfAnotherNetworkAreRefused() {
    NeighbourIndex index = NeighbourIndex.build(new FakeClassifier(2), FAN, new BackgroundTask());
    assertThatThrownBy(() -> index.nearest(new float[3], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another network");
  }

  @Test
  void buildingCanBeCancelled() {
    BackgroundTask job = new BackgroundTask();
    job.cancel();
    assertThatThrownBy(() -> NeighbourIndex.build(new FakeClassifier(2), FAN, job))
        .isInstanceOf(CancellationException.class);
  }
}

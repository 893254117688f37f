package org.digitstudio.application.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.Digits;
import org.digitstudio.application.FakeClassifier;
import org.digitstudio.application.HeldRunner;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.application.data.EmbeddingService.Frame;
import org.junit.jupiter.api.Test;

class EmbeddingServiceTest {
  private final FakeClassifier classifier = new FakeClassifier(20);
  private final List<Frame> frames = new ArrayList<>();

  @Test
  void theFirstFrameIsThereAtOnceAndTheLastIsDone() {
    EmbeddingService service = new EmbeddingService(new SynchronousRunner());
    service.start(new Digits("some", 200, 3), classifier, frames::add, this::fail);
    assertThat(frames).hasSizeGreaterThan(10);
    assertThat(frames.getFirst().progress()).isLessThan(0.5);
    assertThat(frames.getLast().progress()).isEqualTo(1);
    assertThat(frames).extracting(Frame::progress).isSorted();
    assertThat(frames).allSatisfy(frame -> assertThat(frame.layout()).hasSize(400));
    assertThat(frames.getLast().project(classifier.features(new Digits("own", 1, 9).image(0))))
        .hasSize(2)
        .doesNotContain(Float.NaN);
  }

  @Test
  void twoPicturesAreEnough() {
    EmbeddingService service = new EmbeddingService(new SynchronousRunner());
    service.start(new Digits("some", 2, 3), classifier, frames::add, this::fail);
    assertThat(frames.getLast().progress()).isEqualTo(1);
  }

  @Test
  void aMapThatIsNoLongerWantedShowsNothingMore() {
    HeldRunner runner = new HeldRunner();
    BackgroundTask job =
        new EmbeddingService(runner)
            .start(new Digits("some", 50, 3), classifier, frames::add, this::fail);
    job.cancel();
    runner.runAll();
    assertThat(frames).isEmpty();
  }

  private void fail(Throwable cause) {
    throw new AssertionError(cause);
  }
}

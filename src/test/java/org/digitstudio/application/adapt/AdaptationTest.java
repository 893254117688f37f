package org.digitstudio.application.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitstudio.Sentences.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.application.adapt.Adaptation.Change;
import org.digitstudio.application.adapt.Adaptation.Verdict;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;

class AdaptationTest {
  private static final DigitDataset TRAINING = BundledMnist.training().take(1_000);
  private static final DigitDataset TEST = BundledMnist.test().take(300);
  private static final Model BLANK =
      new Model(
          ModelCard.unknown("blank"),
          LinearEngine.NETWORK,
          new float[LinearEngine.NETWORK.parameterCount()]);

  private final AdaptationService service = new AdaptationService(LinearEngine.engines());

  private static Verdict verdict(int mineAfter, int mnistAfter) {
    return new Adaptation(
            BLANK, new Change(20, 15, mineAfter), new Change(10_000, 9_960, mnistAfter))
        .verdict();
  }

  private static List<MyDigit> kept(int count) throws Exception {
    MemoryMyDigits mine = new MemoryMyDigits();
    for (int i = 0; i < count; i++) {
      mine.add(TEST.label(i), TEST.image(i), Optional.empty());
    }
    return mine.list();
  }

  @Test
  void atMostATenthOfAPointIsLostOnMnistWithoutAsking() {
    assertThat(verdict(18, 9_950)).isEqualTo(Verdict.BETTER);
    assertThat(verdict(18, 9_949)).isEqualTo(Verdict.COSTS_MNIST);
    assertThat(verdict(15, 9_960)).isEqualTo(Verdict.NO_GAIN);
    assertThat(verdict(15, 9_900)).isEqualTo(Verdict.COSTS_MNIST);
  }

  @Test
  void aQuarterIsHeldBackToMeasureByAndTheFirstModelStaysAsItIs() throws Exception {
    float[] before = BLANK.parameters().clone();
    List<Double> progress = new ArrayList<>();
    BackgroundTask job = new BackgroundTask();
    job.onProgress(progress::add);
    Adaptation adaptation = service.adapt(BLANK, kept(100), TRAINING, TEST, 1, job);

    assertThat(adaptation.myDigits().n()).isBetween(18, 25);
    assertThat(adaptation.mnist().n()).isEqualTo(300);
    assertThat(adaptation.mnist().correctAfter())
        .as("a blank network learns from the pictures mixed in")
        .isGreaterThan(adaptation.mnist().correctBefore() + 30);
    assertThat(adaptation.model().card().testAccuracy()).contains(adaptation.mnist().after());
    assertThat(adaptation.model().card().name()).isEqualTo("blank, adapted");
    assertThat(BLANK.parameters()).isEqualTo(before);
    assertThat(progress).isSorted().last().satisfies(done -> assertThat(done).isGreaterThan(0.8));
  }

  @Test
  void aCopyOfACalibratedModelIsAsSureOfItselfAsThatOne() throws Exception {
    Model model =
        BLANK.withCard(BLANK.card().withCalibration(new Calibration(1, new float[0][], 0.05f)));
    Adaptation adaptation = service.adapt(model, kept(40), TRAINING, TEST, 1, new BackgroundTask());
    assertThat(adaptation.model().card().calibration().orElseThrow().temperature())
        .as("a blank network answers 10 % to everything; so must what learnt from it")
        .isGreaterThan(10f);
    assertThat(
            service
                .adapt(BLANK, kept(40), TRAINING, TEST, 1, new BackgroundTask())
                .model()
                .card()
                .calibration())
        .isEmpty();
  }

  @Test
  void itEndsSoonAfterItWasCancelled() throws Exception {
    BackgroundTask job = new BackgroundTask();
    List<Double> progress = new ArrayList<>();
    job.onProgress(
        done -> {
          progress.add(done);
          if (done > 0.3) {
            job.cancel();
          }
        });
    List<MyDigit> kept = kept(40);
    assertThatThrownBy(() -> service.adapt(BLANK, kept, TRAINING, TEST, 1, job))
        .isInstanceOf(CancellationException.class);
    assertThat(progress.getLast()).isLessThan(0.4);
  }

  @Test
  void tooFewDigitsAreRefusedWithTheirCount() throws Exception {
    List<MyDigit> kept = kept(19);
    assertThat(refusal(() -> service.adapt(BLANK, kept, TRAINING, TEST, 1, new BackgroundTask())))
        .isEqualTo("Adapting needs at least 20 of your digits; you have saved 19.");
  }
}

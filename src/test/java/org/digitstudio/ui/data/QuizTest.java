package org.digitstudio.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Clipping;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.PseudoLocale;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The quiz on the Data page. */
class QuizTest {
  private static final DigitDataset SOME = BundledMnist.test().take(300);

  private DataFixture data = open(Theme.LIGHT, 1112, 780);

  private static DataFixture open(Theme theme, double width, double height) {
    DataFixture opened =
        new DataFixture(
                Studios.workspace("as-described"), new SynchronousRunner(), List.of(() -> SOME))
            .open(theme, width, height);
    opened.press("page-quiz");
    return opened;
  }

  @AfterEach
  void close() {
    data.close();
  }

  private QuizModel quiz() {
    return view().model();
  }

  private QuizView view() {
    return (QuizView) Fx.find(data.stage(), ".quiz-view");
  }

  private void key(KeyCode code) {
    Fx.run(
        () ->
            view()
                .fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  @Test
  void peopleAnswerBeforeTheNetworkAndBothAreScored() {
    assertThat(data.text("quiz-headline")).isEqualTo("Image 1 of 10: which one is it?");
    assertThat(data.text("quiz-verdict")).as("not told before the answer").isEmpty();
    Fx.screenshot(data.stage(), "data-quiz", Theme.LIGHT);
    int people = 0;
    int network = 0;
    for (int i = 0; i < 10; i++) {
      int label = Fx.call(() -> quiz().label());
      int prediction = Fx.call(() -> quiz().prediction());
      int said = i < 4 ? label : (label + 1) % 10;
      data.press("quiz-answer-" + said);
      people += said == label ? 1 : 0;
      network += prediction == label ? 1 : 0;
      assertThat(data.text("quiz-score")).isEqualTo("People " + people + ", network " + network);
      assertThat(data.text("quiz-verdict"))
          .startsWith("You say " + said + ", the network says " + prediction + " (")
          .endsWith("the label is " + label + ".");
      if (i == 4) {
        Fx.screenshot(data.stage(), "data-quiz-told", Theme.LIGHT);
      }
      data.press("quiz-next");
    }
    assertThat(data.text("quiz-headline"))
        .isEqualTo(
            people > network
                ? "People beat the network on 10 images"
                : people < network
                    ? "The network beats people on 10 images"
                    : "A draw on 10 images");

    data.press("quiz-again");
    assertThat(data.text("quiz-score")).isEqualTo("People 0, network 0");
  }

  @Test
  void theKeysAnswerAndShowTheNextImage() {
    key(KeyCode.ENTER);
    assertThat(data.text("quiz-headline")).as("no answer yet").startsWith("Image 1 ");
    key(KeyCode.NUMPAD7);
    assertThat(data.text("quiz-verdict")).startsWith("You say 7, ");
    key(KeyCode.DIGIT3);
    assertThat(data.text("quiz-verdict")).as("the first answer stands").startsWith("You say 7, ");
    key(KeyCode.ENTER);
    assertThat(data.text("quiz-headline")).startsWith("Image 2 ");
  }

  @Test
  void theHardestImagesAreAsked() {
    DigitTable table = Fx.call(() -> quiz().table());
    double[] losses = IntStream.range(0, table.size()).mapToDouble(table::loss).sorted().toArray();
    double limit = losses[losses.length - 60];

    int[] asked = Fx.call(() -> quiz().rows().toArray());
    assertThat(asked).hasSize(10).doesNotHaveDuplicates();
    assertThat(Arrays.stream(asked).mapToDouble(table::loss).min().orElseThrow())
        .isGreaterThanOrEqualTo(limit);
  }

  @Test
  void withoutPredictionsTheQuizWaits() {
    QuizModel model = new QuizModel();
    DigitTable unread = new DigitTable(List.of(SOME), List.of(Optional.empty()));
    model.start(unread, new int[] {0, 1, 2}, 1);

    assertThat(model.phase()).isEqualTo(QuizModel.Phase.EMPTY);
    model.guess(3);
    model.next();
    assertThat(model.phase()).isEqualTo(QuizModel.Phase.EMPTY);
  }

  @Test
  void theQuizFitsASmallWindowInALongLanguage() {
    data.close();
    PseudoLocale.during(
        () -> {
          data = open(Theme.DARK, DataFixture.MIN_WIDTH, DataFixture.MIN_HEIGHT);
          data.press("quiz-answer-3");
          Fx.screenshot(data.stage(), "data-quiz-small", Theme.DARK);
          assertThat(Fx.call(() -> Clipping.cut(data.stage().getScene()))).isEmpty();
        });
  }
}

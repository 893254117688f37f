package org.digitstudio.ui.data;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.assertj.core.api.SoftAssertions;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Clipping;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.PseudoLocale;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.Test;

/** The Data page in a language that is 40 % longer than English, in the smallest window. */
class DataPseudoLocaleTest {
  private static final DigitDataset SOME = BundledMnist.test().take(200);

  private final SoftAssertions softly = new SoftAssertions();

  @Test
  void nothingIsCutInALongerLanguage() {
    PseudoLocale.during(
        () -> {
          everyState(open(SharedState.blank()), "without a model");
          everyState(open(Studios.workspace("as-described")), "model");
        });
    softly.assertAll();
  }

  private static DataFixture open(SharedState workspace) {
    return new DataFixture(workspace, new SynchronousRunner(), List.of(() -> SOME))
        .open(Theme.LIGHT, DataFixture.MIN_WIDTH, DataFixture.MIN_HEIGHT);
  }

  private void everyState(DataFixture data, String model) {
    for (String page : List.of("wall", "matrix", "overview", "map", "doubtful")) {
      data.press("page-" + page);
      check(data, model + " " + page);
    }
    Fx.run(() -> data.find("doubtfulList", ListView.class).getSelectionModel().select(0));
    check(data, model + " sample");
    Fx.run(() -> data.find("sampleWhere", Node.class).fireEvent(escape()));
    data.press("page-wall");
    data.press("truth-4");
    data.press("answer-9");
    data.press("verdict-right");
    check(data, model + " filtered");
    data.close();
  }

  private static KeyEvent escape() {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);
  }

  private void check(DataFixture data, String state) {
    softly.assertThat(Fx.call(() -> Clipping.cut(data.stage().getScene()))).as(state).isEmpty();
  }
}

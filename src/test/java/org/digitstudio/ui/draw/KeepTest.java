package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Pointer;
import org.junit.jupiter.api.Test;

/** Adding the drawing to My digits, and undoing it. */
class KeepTest extends DrawFixture {
  @Test
  void aDigitKeyAddsTheDrawingToMyDigitsAndClearsThePage() throws Exception {
    draw(Pointer.SEVEN);
    robot.push(KeyCode.DIGIT7);
    MyDigit kept = myDigits.list().getFirst();
    assertThat(kept.label()).isEqualTo(7);
    assertThat(kept.ink()).isPresent();
    assertThat(isBlank()).isTrue();
  }

  @Test
  void oneUndoRestoresTheDrawingAndRemovesTheDigitFromMyDigits() throws Exception {
    draw(Pointer.SEVEN);
    robot.push(KeyCode.DIGIT4);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(answer()).isEqualTo("7");
    assertThat(myDigits.list()).isEmpty();
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    assertThat(isBlank()).isTrue();
    assertThat(myDigits.list()).extracting(MyDigit::label).containsExactly(4);
  }

  @Test
  void theUndoOfTheToastDoesTheSame() throws Exception {
    draw(Pointer.SEVEN);
    robot.push(KeyCode.DIGIT4);
    assertThat(navigator.notices.getLast()).contains("labelled 4");
    Fx.run(navigator.undos.getLast());
    assertThat(answer()).isEqualTo("7");
    assertThat(myDigits.list()).isEmpty();
  }

  @Test
  void theUndoOfTheToastKeepsLaterStrokes() throws Exception {
    draw(Pointer.SEVEN);
    robot.push(KeyCode.DIGIT4);
    draw(Pointer.SEVEN);
    Fx.run(navigator.undos.getLast());
    assertThat(answer()).isEqualTo("7");
    assertThat(Fx.call(() -> page.model().sheet().get().drawing().strokes())).hasSize(1);
    assertThat(myDigits.list()).isEmpty();
  }

  @Test
  void undoAfterOpeningAPictureRestoresTheDrawingWithoutThePicture() throws Exception {
    draw(Pointer.SEVEN);
    Fx.run(() -> page.open(BundledMnist.test().image(1)));
    assertThat(answer()).isEqualTo("2");
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(answer()).isEqualTo("7");
    robot.push(KeyCode.DIGIT7);
    MyDigit kept = myDigits.list().getFirst();
    assertThat(kept.ink()).as("the ink that was read").isPresent();
    assertThat(kept.image()).isNotEqualTo(BundledMnist.test().image(1));
  }

  @Test
  void aKeptPictureHasNoInk() throws Exception {
    draw(Pointer.SEVEN);
    Fx.run(() -> page.open(BundledMnist.test().image(1)));
    robot.push(KeyCode.DIGIT2);
    assertThat(myDigits.list().getFirst().ink()).isEqualTo(Optional.empty());
  }

  @Test
  void aNumberIsNotKeptAsOneDigit() throws Exception {
    Fx.run(() -> page.model().load(SampleInks.all().getLast()));
    robot.push(KeyCode.DIGIT2);
    assertThat(myDigits.list()).isEmpty();
    assertThat(navigator.notices.getLast()).contains("single digit");
  }
}

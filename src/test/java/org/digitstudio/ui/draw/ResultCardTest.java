package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import org.digitstudio.application.text.Formats;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Pointer;
import org.digitstudio.ui.common.PictureFiles;
import org.junit.jupiter.api.Test;

class ResultCardTest extends DrawFixture {
  @Test
  void theCardShowsTheDrawingThePredictionItsConfidenceAndTheModel() throws Exception {
    draw(Pointer.SEVEN);
    ResultCard card = card();
    double confidence =
        Fx.call(() -> page.model().reading().get().digits().getFirst().prediction().confidence());
    assertThat(texts(card))
        .contains("7", "Confidence " + Formats.confidence(confidence))
        .anyMatch(text -> text.contains(workspace.classifier().get().get().model().card().name()));
    assertThat(Fx.call(() -> card.lookupAll(".ink-shape"))).as("the drawing").isNotEmpty();

    Path file = Fx.SCREENS.resolve("result-card.png");
    Files.createDirectories(Fx.SCREENS);
    PictureFiles.write(Fx.call(() -> PictureFiles.photograph(card)), file);
    Image saved = Fx.call(() -> new Image(file.toUri().toString()));
    assertThat(saved.getWidth()).as("pixels").isGreaterThanOrEqualTo(480);
  }

  @Test
  void theCardOfANonDigitShowsNoPrediction() {
    draw(new double[][] {{.05, .5}, {.95, .5}});
    assertThat(texts(card()))
        .contains("?", sentence())
        .noneMatch(text -> text.startsWith("Confidence"));
  }

  @Test
  void theMenuIsDisabledWhileThereIsNoDrawing() {
    assertThat(Fx.find(stage, "#result-card").isDisabled()).isTrue();
    draw(Pointer.SEVEN);
    assertThat(Fx.find(stage, "#result-card").isDisabled()).isFalse();
  }

  private ResultCard card() {
    return Fx.call(
        () ->
            ResultCard.of(
                    page.model().sheet().get(),
                    page.model().reading().get(),
                    Optional.empty(),
                    workspace.classifier().get().get().model().card())
                .laidOut());
  }

  private static List<String> texts(Parent parent) {
    return Fx.call(() -> labels(parent).map(Label::getText).toList());
  }

  private static Stream<Label> labels(Node node) {
    Stream<Label> own = node instanceof Label label ? Stream.of(label) : Stream.empty();
    return node instanceof Parent parent
        ? Stream.concat(
            own, parent.getChildrenUnmodifiable().stream().flatMap(ResultCardTest::labels))
        : own;
  }
}

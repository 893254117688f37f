package org.digitstudio.ui.train.run;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.train.model.TrainFormats;
import org.digitstudio.ui.train.model.TrainViewModel;

/** Test image 0, which the article predicts, with the prediction of the run's network. */
final class PredictOneCard extends VBox {
  private static final int SCALE = 4;

  PredictOneCard(TrainViewModel model) {
    setAlignment(Pos.TOP_CENTER);
    getStyleClass().add("predict-one");
    model.test().addListener((observable, before, now) -> fill(model));
    model.shown().run().addListener((observable, before, now) -> fill(model));
    fill(model);
  }

  private void fill(TrainViewModel model) {
    getChildren().clear();
    Optional<DigitDataset> test = model.test().get();
    if (test.isPresent()) {
      DigitView picture = new DigitView(SCALE * DigitImage.SIDE);
      picture.show(test.get().image(0));
      getChildren().add(picture);
    }
    Optional<TestReport> report = model.shown().run().get().flatMap(RunRecord::report);
    ClassNames names =
        model.shown().run().get().map(run -> run.data().classNames()).orElse(ClassNames.DIGITS);
    Label answer = new Label(report.map(r -> answer(r.firstImage(), names)).orElse("\u2013"));
    answer.getStyleClass().add("figure");
    Label caption = new Label(Messages.text("train.predict.caption"));
    caption.getStyleClass().addAll("small", "muted");
    getChildren().addAll(answer, caption);
  }

  private static String answer(float[] probabilities, ClassNames names) {
    Prediction prediction = new Prediction(probabilities, true, 0);
    return Messages.text(
        "train.predict.answer",
        names.of(prediction.digit()),
        TrainFormats.percent(prediction.confidence()));
  }
}

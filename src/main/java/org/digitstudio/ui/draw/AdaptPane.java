package org.digitstudio.ui.draw;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.adapt.Adaptation;
import org.digitstudio.application.adapt.AdaptationService;
import org.digitstudio.application.reading.ModelChoice.InMemory;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ui.common.Buttons;

/**
 * "Adapt to my hand": offers it, shows how far it is, and lays both measurements before the user,
 * who decides whether the copy takes the model's place.
 */
final class AdaptPane extends VBox {
  private static final long SEED = 1;

  /** What adapting works with; the sets are asked for in the background. */
  record Adapting(
      AdaptationService service,
      Supplier<DigitDataset> training,
      Supplier<DigitDataset> test,
      ModelSwitch models) {}

  private final Adapting adapting;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Label says = new Label();
  private final HBox controls = new HBox(8);
  private List<MyDigit> digits = List.of();
  private Optional<BackgroundTask> job = Optional.empty();

  AdaptPane(Adapting adapting, SharedState workspace, BackgroundRunner runner) {
    super(8);
    this.adapting = adapting;
    this.workspace = workspace;
    this.runner = runner;
    says.setId("adapt-says");
    says.setWrapText(true);
    says.setMinHeight(USE_PREF_SIZE);
    controls.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("adapt");
    getChildren().addAll(says, controls);
    offer();
  }

  /** The digits there are now. */
  void digits(List<MyDigit> now) {
    digits = List.copyOf(now);
    if (job.isEmpty()) {
      offer();
    }
  }

  /** Ends what is under way; nothing of it is kept. */
  void cancel() {
    job.ifPresent(BackgroundTask::cancel);
    job = Optional.empty();
    offer();
  }

  private void offer() {
    boolean enough = digits.size() >= AdaptationService.MIN_DIGITS;
    says.setText(
        enough
            ? Messages.text("draw.adapt.offer")
            : Messages.text(
                "draw.adapt.few",
                AdaptationService.MIN_DIGITS,
                AdaptationService.MIN_DIGITS - digits.size()));
    Button start = button("draw.adapt.start", this::start);
    start.setDisable(!enough || workspace.classifier().get().isEmpty());
    controls.getChildren().setAll(start);
  }

  private void start() {
    DigitClassifier classifier = workspace.classifier().get().orElseThrow();
    ProgressBar bar = new ProgressBar(0);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(Messages.text("draw.adapt.running"));
    HBox.setHgrow(bar, Priority.ALWAYS);
    Label left = new Label();
    left.getStyleClass().addAll("small", "muted", "figure");
    says.setText(Messages.text("draw.adapt.running"));
    controls.getChildren().setAll(bar, left, button("draw.adapt.cancel", this::cancel));
    List<MyDigit> mine = digits;
    long began = System.nanoTime();
    BackgroundTask started =
        runner.start(
            work -> {
              work.onProgress(
                  done ->
                      runner.later(
                          () -> {
                            bar.setProgress(done);
                            left.setText(timeLeft(System.nanoTime() - began, done));
                          }));
              return adapting.service.adapt(
                  classifier.model(),
                  mine,
                  adapting.training.get(),
                  adapting.test.get(),
                  SEED,
                  work);
            },
            this::decide,
            problem -> {
              job = Optional.empty();
              offer();
              says.setText(problem.getMessage());
            });
    if (controls.getChildren().contains(bar)) {
      job = Optional.of(started);
    }
  }

  private static String timeLeft(long nanos, double done) {
    double seconds = nanos / 1e9 * (1 - done) / Math.max(done, 1e-3);
    return done < 0.05 ? "" : Messages.text("draw.adapt.left", Math.round(seconds));
  }

  private void decide(Adaptation adaptation) {
    job = Optional.empty();
    String measured =
        Messages.text(
            "draw.adapt.measured",
            percent(adaptation.myDigits().before()),
            percent(adaptation.myDigits().after()),
            adaptation.myDigits().n(),
            percent(adaptation.mnist().before()),
            percent(adaptation.mnist().after()),
            adaptation.mnist().n());
    String advice =
        Messages.text(
            switch (adaptation.verdict()) {
              case BETTER -> "draw.adapt.better";
              case NO_GAIN -> "draw.adapt.nogain";
              case COSTS_MNIST -> "draw.adapt.costs";
            });
    says.setText(measured + "\n" + advice);
    Button use =
        button(
            adaptation.verdict() == Adaptation.Verdict.COSTS_MNIST
                ? "draw.adapt.useanyway"
                : "draw.adapt.use",
            () -> {
              adapting.models.use(new InMemory(adaptation.model()));
              says.setText(Messages.text("draw.adapt.used", adaptation.model().card().name()));
              controls.getChildren().clear();
            });
    use.setDefaultButton(adaptation.verdict() == Adaptation.Verdict.BETTER);
    controls.getChildren().setAll(use, button("draw.adapt.discard", this::offer));
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * part);
  }

  private static Button button(String key, Runnable action) {
    Button button = Buttons.text(Messages.text(key), action);
    button.setId(key.replace('.', '-'));
    return button;
  }
}
